import type { Page } from '../../../../core/hands.ts';
import { isHtml } from '../absence.ts';

/** The paths that robots.txt closes to search engines, as they stand; none if there is no such file. */
export function disallowed(page: Page | undefined): readonly string[] {
  if (!page || page.status !== 200 || isHtml(page)) return [];
  const found: string[] = [];
  for (const line of page.body.split(/\r?\n/, 2000)) {
    const path = /^\s{0,10}disallow\s{0,5}:\s{0,5}([^\s#]{1,300})/i.exec(line)?.[1];
    if (path !== undefined && !found.includes(path)) found.push(path);
  }
  return found;
}

/** Paths of robots.txt that sound like an admin area and are none of the usual ones. Without slashes at the ends. */
export function adminNames(paths: readonly string[], usual: readonly string[]): readonly string[] {
  const found: string[] = [];
  for (const path of paths) {
    const plain = path.replace(/^\/{1,9}/, '').replace(/[/*$?].*$/s, '');
    const sounds = /admin|back-?(?:end|office)|manage/i.test(plain) && !common.has(plain.toLowerCase());
    if (sounds && /^[\w.~-]{3,80}$/.test(plain) && !usual.includes(plain) && !found.includes(plain)) found.push(plain);
  }
  return found;
}

/** True if one of the paths covers this one. */
export function covers(paths: readonly string[], path: string): boolean {
  return paths.some((one) => one === '/' || path.startsWith(one.replace(/[*$].*$/s, '') || '\0'));
}

const common = new Set(['admin', 'administrator', 'wp-admin', 'backend', 'backoffice', 'back-office', 'management']);
