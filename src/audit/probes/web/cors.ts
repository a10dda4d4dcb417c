import { defineProbe } from '../../../core/probe.ts';
import type { Page } from '../../../core/hands.ts';
import { cors, type CorsSeen, pages } from '../../facts/web.ts';
import { plainUrl } from './read-urls.ts';

const STRANGER = 'https://cross-origin-check.example';

export default defineProbe({
  id: 'cors',
  title: 'Asks as a script on another website would',
  hands: ['web'],
  needs: { pages },
  gives: { cors },
  touch: 'curious',

  async gather({ web }, facts) {
    const personal = facts.pages.find(({ kind, sameAs }) => kind === 'login' && sameAs === undefined);
    const asked = [
      { path: '', sent: 'stranger' as const },
      { path: '', sent: 'null' as const },
      ...(personal ? [{ path: personal.url, sent: 'stranger' as const }] : []),
    ];
    const seen: CorsSeen[] = [];
    for (const { path, sent } of asked) {
      seen.push(answerOf(await web.get(path, { headers: { origin: sent === 'null' ? 'null' : STRANGER } }), sent));
    }
    return { cors: seen };
  },
});

function answerOf({ url, headers }: Page, sent: CorsSeen['sent']): CorsSeen {
  const value = (name: string): string => headers.find(([one]) => one === name)?.[1].trim() ?? '';
  return {
    url: plainUrl(url),
    sent,
    allows: meaning(value('access-control-allow-origin')),
    credentials: value('access-control-allow-credentials').toLowerCase() === 'true',
  };
}

function meaning(origin: string): CorsSeen['allows'] {
  if (origin === '') return 'none';
  if (origin === '*') return 'any';
  if (origin === 'null') return 'null';
  return origin.toLowerCase() === STRANGER ? 'reflected' : 'other';
}
