import { defineCheck } from '../../../core/check.ts';
import { pages } from '../../facts/web.ts';
import { hostOf } from './judged-pages.ts';
import { sessionCookies, withoutSessions } from './session-cookies.ts';

export default defineCheck({
  id: 'cookie-wide-domain',
  title: 'A session cookie goes to sister sites too',
  side: 'web',
  severity: 'low',
  why: 'Every other site under the same domain, a forgotten blog or a test server among them, receives the sessions of customers and can take them over.',
  fix: 'Set the session cookie for the store’s own host only (no Domain attribute).',
  who: 'developer',
  effort: 'minutes',
  standards: ['asvs-5.0.0:V7'],
  rows: ['CK-04'],
  needs: { pages },
  notApplicable: ({ pages: seen }) => withoutSessions(seen),

  find({ pages: seen }) {
    return sessionCookies(seen, ({ domain }) => domain !== '')
      .filter(({ cookie, page }) => isWider(cookie.domain, hostOf(page).replace(/:\d{1,5}$/, '')))
      .map(({ cookie, page }) => ({
        subject: cookie.name,
        says: `The session cookie ${cookie.name} of ${hostOf(page)} is set for all of ${cookie.domain}.`,
        confidence: 'certain' as const,
      }));
  },
});

/** A parent of the host; that `www.` shares with its bare domain is usual and left alone. */
function isWider(domain: string, host: string): boolean {
  return domain !== '' && host.endsWith(`.${domain}`) && host !== `www.${domain}`;
}
