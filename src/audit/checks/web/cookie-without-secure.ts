import { defineCheck } from '../../../core/check.ts';
import { type CookieSeen, pages } from '../../facts/web.ts';
import { sessionCookies, withoutSessions } from './session-cookies.ts';

export default defineCheck({
  id: 'cookie-without-secure',
  title: 'A session cookie may travel unencrypted',
  side: 'web',
  severity: 'high',
  why: 'Whoever reads the cookie on the way is signed in as that customer, or as the member of staff, without a password.',
  fix: 'Set the attribute Secure on session cookies (in PHP `session.cookie_secure = On`).',
  who: 'developer',
  effort: 'minutes',
  standards: ['pci-dss-4.0.1:4.2.1', 'asvs-5.0.0:V3'],
  rows: ['CK-01'],
  needs: { pages },
  notApplicable: ({ pages: seen }) => withoutSessions(seen),

  find({ pages: seen }) {
    return sessionCookies(seen, insecure)
      .filter(({ cookie }) => insecure(cookie))
      .map(({ cookie, page }) => ({
        subject: cookie.name,
        says: `The session cookie ${cookie.name} is set without Secure.`,
        confidence: 'certain' as const,
        evidence: [{ kind: 'page' as const, url: page.url, status: page.status }],
      }));
  },
});

function insecure({ secure }: CookieSeen): boolean {
  return !secure;
}
