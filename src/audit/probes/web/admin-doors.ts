import { CannotTell } from '../../../core/errors.ts';
import type { Page, Web } from '../../../core/hands.ts';
import { defineProbe } from '../../../core/probe.ts';
import { engineById } from '../../../engines/find.ts';
import { type AdminDoor, adminDoors, adminPaths } from '../../facts/admin.ts';
import { recognised } from '../../facts/engine.ts';
import { adminNames, covers, disallowed } from './admin/robots.ts';
import { type Absence, isHtml, learnAbsence, titleOf } from './absence.ts';

const MOST_USUAL = 5;
const MOST_FROM_ROBOTS = 2;
const passwordField = /<input\b[^>]{0,400}\btype\s?=\s?["']?password/i;
const identityGate =
  /^https:\/\/(?:[\w-]{1,63}\.(?:cloudflareaccess\.com|okta(?:preview)?\.com|auth0\.com|onelogin\.com|b2clogin\.com)|login\.microsoftonline\.com|accounts\.google\.com)\//i;

export default defineProbe({
  id: 'admin-doors',
  title: 'Knocks where the admin area could be',
  hands: ['web'],
  needs: { adminPaths },
  wants: { recognised },
  gives: { adminDoors },
  touch: 'curious',

  async gather({ web }, { adminPaths: { usual, configured }, recognised: engine }) {
    const absence = await learnAbsence(web);
    const closed = disallowed(await web.get('/robots.txt', { most: 65_536 }));
    const mark = engine ? engineById(engine.id)?.places.adminMark : undefined;
    const named = adminNames(closed, [...usual, ...(configured === undefined ? [] : [configured])]).slice(
      0,
      MOST_FROM_ROBOTS,
    );
    const paths = new Set([...(configured === undefined ? [] : [configured]), ...usual.slice(0, MOST_USUAL), ...named]);
    const home = await web.get('');
    const plain = [...absence.answers, home].map((page) => page.body);
    const common = plain.some((body) => proves(body, mark));
    const isLogin = (page: Page) => (common ? !absence.echoes && isNamedSo(page) : proves(page.body, mark));

    const doors: AdminDoor[] = [];
    for (const path of paths) {
      const page = await knock(web, path);
      const answer = answerOf(page, web, path, absence, isLogin);
      doors.push({
        path,
        url: page.url,
        status: page.status,
        usual: usual.includes(path),
        answer,
        ...(answer === 'login' ? { encrypted: isEncrypted(page), indexable: isIndexable(page, closed) } : {}),
        ...(named.includes(path) || (path === configured && !usual.includes(path) && namesPath(closed, path))
          ? { fromRobots: true as const }
          : {}),
      });
    }
    return { adminDoors: doors };
  },
});

/** Servers that know a folder only with its slash, and engines that know a route only without, are both asked. */
async function knock(web: Web, path: string): Promise<Page> {
  const page = await web.get(path);
  if (page.status === 429 || page.status === 503) {
    throw new CannotTell('no-access', `The admin area could not be looked at: status ${page.status}.`);
  }
  return page.status === 404 && !/[.?]/.test(path) ? web.get(`${path}/`) : page;
}

function answerOf(
  page: Page,
  web: Web,
  path: string,
  absence: Absence,
  isLogin: (page: Page) => boolean,
): AdminDoor['answer'] {
  if (page.status === 401 || (page.status === 403 && absence.answers.every(({ status }) => status !== 403)))
    return 'gate';
  const away = page.headers.find(([name]) => name === 'location')?.[1] ?? '';
  if (page.status >= 300 && page.status < 400) return identityGate.test(away) ? 'gate' : 'absent';
  if (page.status >= 400 || !isHtml(page) || !isLogin(page) || absence.like(page)) return 'absent';
  const landed = new URL(page.url).pathname;
  const isThere = landed.startsWith(`${web.base}${path}`.replace(/\?.*$/s, '')) || /admin|login/i.test(landed);
  return isThere ? 'login' : 'absent';
}

function proves(body: string, mark: RegExp | undefined): boolean {
  const text = body.slice(0, 300_000);
  return mark ? text.search(mark) >= 0 : passwordField.test(text);
}

/** For shops whose every page has what would mark the sign-in of staff: it then has to say so in its title. */
function isNamedSo(page: Page): boolean {
  return passwordField.test(page.body.slice(0, 300_000)) && /admin|back ?-?office|backend/i.test(titleOf(page));
}

function isEncrypted(page: Page): boolean {
  return page.url.startsWith('https:') && !/<form\b[^>]{0,1000}\baction\s?=\s?["']?http:/i.test(page.body);
}

function isIndexable(page: Page, closed: readonly string[]): boolean {
  const header = page.headers.some(([name, value]) => name === 'x-robots-tag' && /noindex|none/i.test(value));
  const meta = /<meta\b[^>]{0,200}\b(?:noindex|none)\b/i.test(page.body);
  return !header && !meta && !covers(closed, new URL(page.url).pathname);
}

function namesPath(closed: readonly string[], path: string): boolean {
  return closed.some((one) => one.replace(/^\/{1,9}/, '').replace(/[/*$?].*$/s, '') === path);
}
