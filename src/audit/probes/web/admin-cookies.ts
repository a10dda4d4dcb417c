import { defineProbe } from '../../../core/probe.ts';
import { adminDoors } from '../../facts/admin.ts';
import { adminCookies, type AdminCookies } from '../../facts/web.ts';
import { cookiesOf } from './read-cookie.ts';
import { plainUrl } from './read-urls.ts';

export default defineProbe({
  id: 'admin-cookies',
  title: 'Reads the cookies of the admin sign-in page',
  hands: ['web'],
  needs: { adminDoors },
  gives: { adminCookies },
  touch: 'curious',

  async gather({ web }, facts, { now }) {
    const seen: AdminCookies[] = [];
    for (const { url } of facts.adminDoors.filter(({ answer }) => answer === 'login')) {
      const page = await web.get(url);
      seen.push({ url: plainUrl(page.url), status: page.status, cookies: cookiesOf(page, now()) });
    }
    return { adminCookies: seen };
  },
});
