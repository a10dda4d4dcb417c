import { defineCheck } from '../../../core/check.ts';
import { type CookieSeen, pages } from '../../facts/web.ts';
import { sessionCookies, withoutSessions } from './session-cookies.ts';

export default defineCheck({
  id: 'cookie-without-samesite',
  title: 'Other websites can act with a customer’s session',
  side: 'web',
  severity: 'medium',
  why: 'A hostile page can send requests to the store with the visitor’s cookie. Without SameSite it depends on the browser whether the cookie goes along.',
  fix: 'Set SameSite=Lax on session cookies; SameSite=None only where a payment service posts the customer back and needs it.',
  who: 'developer',
  effort: 'minutes',
  standards: ['asvs-5.0.0:V3'],
  rows: ['CK-03'],
  needs: { pages },
  notApplicable: ({ pages: seen }) => withoutSessions(seen),

  find({ pages: seen }) {
    return sessionCookies(seen, unbound)
      .filter(({ cookie }) => unbound(cookie))
      .map(({ cookie, page }) => ({
        subject: cookie.name,
        says:
          cookie.sameSite === 'none'
            ? `The session cookie ${cookie.name} is set with SameSite=None.`
            : `The session cookie ${cookie.name} is set without SameSite.`,
        severity: cookie.sameSite === 'none' ? ('medium' as const) : ('low' as const),
        confidence: 'certain' as const,
        evidence: [{ kind: 'page' as const, url: page.url, status: page.status }],
      }));
  },
});

/** Without SameSite, Chromium takes Lax and others do not. */
function unbound({ sameSite }: CookieSeen): boolean {
  return sameSite === '' || sameSite === 'none';
}
