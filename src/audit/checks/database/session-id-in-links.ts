import { defineCheck } from '../../../core/check.ts';
import { settings } from '../../facts/database.ts';

export default defineCheck({
  id: 'session-id-in-links',
  title: 'The key of a session may stand in links',
  side: 'database',
  severity: 'low',
  why: 'Who is signed in is told by a number. Where it stands in the address of pages, a customer who sends a link to a friend hands over the own account, and search engines keep it.',
  fix: 'Set "Force Cookie Use" to True.',
  steps: ['Configuration, Sessions: set "Force Cookie Use" and "Recreate Session" to True.'],
  who: 'owner',
  effort: 'minutes',
  standards: ['owasp-2025:A07', 'asvs-5.0.0:V7'],
  rows: ['CK-06'],
  engines: ['oscommerce', 'zen-cart'],
  needs: { settings },

  find({ settings: { flags } }) {
    if (!(flags['SESSION_FORCE_COOKIE_USE'] === 'False')) return [];
    return [
      {
        subject: 'SESSION_FORCE_COOKIE_USE',
        says: 'Cookies are not required, so that the number may be put into links.',
        confidence: 'certain',
      },
    ];
  },
});
