import type { Web } from '../../../core/hands.ts';
import { defineProbe } from '../../../core/probe.ts';
import { readScripts } from '../../../detectors/code/injected-script.ts';
import { type ScriptMark, scriptMarks } from '../../facts/payment.ts';
import { pages, type PageSeen } from '../../facts/web.ts';

/** Of what the detector knows, that which honest pages hardly do; hosts of scripts are another fact. */
const kept = new Set([
  'hidden code',
  'hidden text',
  'false loader',
  'loader',
  'checkout trap',
  'hidden channel',
  'script in address',
]);

export default defineProbe({
  id: 'script-marks',
  title: 'Reads the scripts that stand in the pages themselves',
  hands: ['web'],
  needs: { pages },
  gives: { scriptMarks },
  touch: 'visitor',

  async gather({ web }, { pages: seen }) {
    const found: ScriptMark[] = [];
    for (const page of seen.filter(({ html, sameAs }) => html && sameAs === undefined))
      found.push(...(await marksOf(web, page)));
    return { scriptMarks: found };
  },
});

/** The web hand keeps its answers, so that the page is not asked for again. */
async function marksOf(web: Web, page: PageSeen): Promise<readonly ScriptMark[]> {
  const host = URL.parse(page.url)?.hostname ?? '';
  const { body, status } = await web.get(page.asked);
  return readScripts(body, { holds: 'html', own: [host] })
    .injections.filter(({ mark, confidence }) => kept.has(mark) && confidence !== 'tentative')
    .map((one) => ({ url: page.url, kind: page.kind, status, ...one }));
}
