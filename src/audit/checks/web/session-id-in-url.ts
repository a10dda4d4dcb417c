import { defineCheck } from '../../../core/check.ts';
import { pages } from '../../facts/web.ts';
import { listed } from '../../../core/text.ts';
import { onPages } from './judged-pages.ts';

export default defineCheck({
  id: 'session-id-in-url',
  title: 'Links carry the session of the visitor',
  side: 'web',
  severity: 'medium',
  why: 'Whoever sends such a link to a friend sends the own session along. It also stays in logs, in histories, and with every website that the page links to.',
  fix: 'Let the store keep sessions in cookies only (in PHP `session.use_only_cookies = On`, `session.use_trans_sid = Off`).',
  who: 'developer',
  effort: 'minutes',
  standards: ['asvs-5.0.0:V7'],
  rows: ['CK-06'],
  needs: { pages },

  find({ pages: seen }) {
    return onPages(seen, ({ sessionParameters }) =>
      sessionParameters.length > 0 ? `Links of the page hold a session id (${listed(sessionParameters)}).` : undefined,
    );
  },
});
