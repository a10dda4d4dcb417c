import { Unknown } from '../../../core/fact.ts';
import type { Page, Web } from '../../../core/hands.ts';
import { defineProbe } from '../../../core/probe.ts';
import { type UserList, userLists } from '../../facts/admin.ts';
import { recognised } from '../../facts/engine.ts';
import { isRefusal, learnAbsence } from './absence.ts';

export default defineProbe({
  id: 'user-lists',
  title: 'Looks whether the shop tells the names of its staff',
  hands: ['web'],
  needs: { recognised },
  gives: { userLists },
  touch: 'curious',

  async gather({ web }, { recognised: engine }) {
    if (engine?.id !== 'woocommerce') {
      return {
        userLists: new Unknown(
          'unsupported',
          'Only WordPress is known to list its users; sign-in forms are not tried out.',
        ),
      };
    }
    await learnAbsence(web);
    const list = await restList(web);
    const one = await byNumber(web);
    return { userLists: [...list, ...one] };
  },
});

async function restList(web: Web): Promise<readonly UserList[]> {
  for (const path of ['wp-json/wp/v2/users', '?rest_route=/wp/v2/users']) {
    const page = await web.get(path, { most: 131_072 });
    const names = namesIn(page);
    if (names > 0) return [{ path: `${web.base}${path}`, url: page.url, status: page.status, way: 'list', names }];
    if (isRefusal(page)) return [];
  }
  return [];
}

// A list of objects, each with the name under which its author page stands, which WordPress makes of the login name.
function namesIn(page: Page): number {
  const text = page.body.trimStart();
  if (page.status !== 200 || !text.startsWith('[{') || !/"avatar_urls"|"_links"|"link"/.test(text)) return 0;
  return text.match(/"slug"\s?:\s?"[^"]{1,200}"/g)?.length ?? 0;
}

async function byNumber(web: Web): Promise<readonly UserList[]> {
  const path = '?author=1';
  const page = await web.get(path);
  const redirected = page.redirects.some(({ location }) => /\/author\/[^/?#]{1,200}/.test(location));
  const named = page.status === 200 && /<body\b[^>]{0,2000}\bauthor-[^\s"']{1,200} author-1\b/i.test(page.body);
  if (!redirected && !named) return [];
  return [{ path: `${web.base}${path}`, url: page.url, status: page.status, way: 'by-number', names: 1 }];
}
