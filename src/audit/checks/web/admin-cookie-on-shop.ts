import { defineCheck } from '../../../core/check.ts';
import { adminCookies, pages } from '../../facts/web.ts';
import { isSessionCookie } from './session-cookies.ts';

export default defineCheck({
  id: 'admin-cookie-on-shop',
  title: 'The session of staff goes to the shop’s public pages too',
  side: 'web',
  severity: 'low',
  why: 'A member of staff who looks at the shop takes the admin session along. One injected script on any public page can then act with the rights of staff.',
  fix: 'Set the admin area’s session cookie for the path of the admin area only, or move the admin area to a host of its own.',
  who: 'developer',
  effort: 'hours',
  standards: ['asvs-5.0.0:V7'],
  rows: ['CK-05'],
  needs: { adminCookies, pages },
  notApplicable: ({ adminCookies: seen }) =>
    seen.some(({ cookies }) => cookies.some(({ name }) => isSessionCookie(name)))
      ? undefined
      : 'No sign-in page of the admin area was found that sets a session cookie.',

  find({ adminCookies: seen, pages: [home] }) {
    const shop = URL.parse(home?.url ?? '')?.pathname ?? '/';
    return seen.flatMap(({ url, status, cookies }) =>
      cookies
        .filter(({ name, path, deletes }) => isSessionCookie(name) && !deletes && path !== '' && shop.startsWith(path))
        .map(({ name, path }) => ({
          subject: name,
          says: `The sign-in page of the admin area sets the session cookie ${name} for the path ${path}, which holds the shop too.`,
          evidence: [{ kind: 'page' as const, url, status }],
        })),
    );
  },
});
