import { createHash } from 'node:crypto';
import { CannotTell } from '../../../core/errors.ts';
import type { Page, Web } from '../../../core/hands.ts';

/** How a store answers for what cannot exist. */
export interface Absence {
  readonly answers: readonly Page[];
  /** Such answers have status 200 and repeat the name that was asked for. */
  readonly echoes: boolean;
  /** True if the page is what the store also gives for things that do not exist, or is its home page. */
  like(page: Page): boolean;
}

/**
 * Asks for two things that cannot exist. Throws `CannotTell` where the store turns such questions away altogether:
 * then no answer of it proves that something is not there.
 */
export async function learnAbsence(web: Web): Promise<Absence> {
  // The home page first: it settles where the store lives.
  const home = await web.get('');
  const plain = await web.get(absentPath(web, 0));
  if (isRefusal(plain)) throw new CannotTell('no-access', refusalWords(plain));
  const file = await web.get(`${absentPath(web, 1)}.sql`);
  const answers = [plain, file];
  const shown = [...answers, home].filter((page) => page.status === 200 || page.status === 206);
  const echoes = answers.some((page, number) => page.status === 200 && page.body.includes(absentPath(web, number)));
  return { answers, echoes, like: (page) => shown.some((one) => alike(one, page)) };
}

/** A path that no store has; the same for one store and number in every audit. */
export function absentPath(web: Web, number: number): string {
  const name = createHash('sha256').update(`nothing here ${web.origin} ${number}`).digest('hex').slice(0, 20);
  return `nothing-${name}`;
}

/** The store, or something in front of it, would not answer the question. */
export function isRefusal(page: Page): boolean {
  if ([401, 403, 406, 429, 503].includes(page.status)) return true;
  return page.headers.some(([name, value]) => name === 'cf-mitigated' && value === 'challenge');
}

/** Why nothing can be told of a store that refuses. */
export function refusalWords(page: Page): string {
  if (page.status === 401) return 'The store asks for a password before it shows anything.';
  return `The store, or a firewall in front of it, turned the questions away (status ${page.status}); let this machine's address through and try again.`;
}

/** A page for people: HTML from its beginning on, whatever the server calls it. */
export function isHtml(page: Page): boolean {
  const start = page.body.slice(0, 2000).trimStart();
  return start.startsWith('<') && /<!doctype html|<html[\s>]|<head[\s>]|<body[\s>]/i.test(start);
}

export function titleOf(page: Page): string {
  return /<title[^>]{0,200}>([^<]{0,300})/i.exec(page.body.slice(0, 20_000))?.[1]?.trim() ?? '';
}

function alike(one: Page, other: Page): boolean {
  if (other.start.length > 0 && Buffer.compare(one.start, other.start) === 0) return true;
  if (!isHtml(one) || !isHtml(other)) return false;
  const title = titleOf(one);
  return title !== '' && title === titleOf(other);
}
