import { defineCheck } from '../../../core/check.ts';
import { type CookieSeen, pages } from '../../facts/web.ts';
import { sessionCookies, withoutSessions } from './session-cookies.ts';

export default defineCheck({
  id: 'cookie-without-httponly',
  title: 'Scripts can read a session cookie',
  side: 'web',
  severity: 'high',
  why: 'One injected script is enough to carry the session away and to sign in as that customer, or as the member of staff.',
  fix: 'Set the attribute HttpOnly on session cookies (in PHP `session.cookie_httponly = On`).',
  who: 'developer',
  effort: 'minutes',
  standards: ['asvs-5.0.0:V3', 'asvs-5.0.0:V7'],
  rows: ['CK-02'],
  needs: { pages },
  notApplicable: ({ pages: seen }) => withoutSessions(seen),

  find({ pages: seen }) {
    return sessionCookies(seen, readable)
      .filter(({ cookie }) => readable(cookie))
      .map(({ cookie, page }) => ({
        subject: cookie.name,
        says: `The session cookie ${cookie.name} is set without HttpOnly.`,
        confidence: 'certain' as const,
        evidence: [{ kind: 'page' as const, url: page.url, status: page.status }],
      }));
  },
});

function readable({ httpOnly }: CookieSeen): boolean {
  return !httpOnly;
}
