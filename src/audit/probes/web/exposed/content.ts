import type { Page } from '../../../../core/hands.ts';
import { titleOf } from '../absence.ts';

const assignment = /^(?:export )?[A-Z][A-Z0-9_]{0,80}\s?=/;

/** A file of `NAME=value` lines. Shows the names only. */
export function environment(page: Page): string | undefined {
  const lines = page.body
    .slice(0, 8192)
    .split(/\r?\n/, 200)
    .map((line) => line.trim());
  const telling = lines.filter((line) => line !== '' && !line.startsWith('#'));
  const names = telling.filter((line) => assignment.test(line)).map((line) => line.slice(0, line.indexOf('=')).trim());
  if (names.length === 0 || names.length * 2 < telling.length) return undefined;
  return names.slice(0, 6).join(', ');
}

const sqlStart =
  /(?:^|\n)[ \t]{0,20}(?:-- (?:MySQL|MariaDB|PostgreSQL|phpMyAdmin|Adminer|Host:|Dump|Database)|CREATE (?:TABLE|DATABASE) |DROP TABLE |INSERT INTO |SET (?:NAMES|SQL_MODE|FOREIGN_KEY_CHECKS|statement_timeout|time_zone)|\/\*!\d{5} |\/\*M!)/i;

/** SQL text, or a compressed file. */
export function databaseDump(page: Page): string | undefined {
  if (begins(page, [0x1f, 0x8b, 0x08])) return '';
  return sqlStart.test(page.body.slice(0, 1024)) ? '' : undefined;
}

/** A ZIP file, a gzip file or a tar file by its first bytes. */
export function archive(page: Page): string | undefined {
  const known =
    begins(page, [0x50, 0x4b, 3, 4]) || begins(page, [0x50, 0x4b, 5, 6]) || begins(page, [0x1f, 0x8b, 0x08]);
  return known || isTar(page) ? '' : undefined;
}

/** What `phpinfo()` writes: two of its three signs, since pages also talk about it. */
export function phpInfo(page: Page): string | undefined {
  const heading = /<h1 class="p">PHP Version [^<]{1,60}<\/h1>/i.exec(page.body)?.[0];
  const signs = [
    heading !== undefined,
    titleOf(page).endsWith('phpinfo()'),
    /<td class="e">(?:System|Build Date|Server API|Configuration File \(php\.ini\) Path) ?<\/td>/i.test(page.body),
  ];
  if (signs.filter(Boolean).length < 2) return undefined;
  return heading?.replace(/<[^>]{0,40}>/g, '') ?? 'phpinfo()';
}

const listings: readonly (readonly [RegExp, RegExp])[] = [
  // Apache, nginx, lighttpd
  [/<title>\s{0,20}Index of \//i, /<h[12]>\s{0,20}Index of \//i],
  // IIS
  [/<title>[^<]{1,200} - \/[^<]{0,200}<\/title>/i, /\[To Parent Directory\]/i],
  // Python, Tomcat, Jetty, Node
  [
    /<title>\s{0,20}(?:Directory listing for|Directory Listing For \[|Directory: |listing directory) ?\/?/i,
    /<a href=/i,
  ],
  // Caddy
  [/<div class="listing">|aria-describedby="summary"/, /<div class="meta"|id="summary"|class="goup"/],
];

/** The list of a folder's files, as web servers make it. */
export function directoryListing(page: Page): string | undefined {
  const made = listings.some((marks) => marks.every((mark) => mark.test(page.body)));
  return made ? titleOf(page) : undefined;
}

/** A list of files among which PHP's sessions lie. */
export function sessionListing(page: Page): string | undefined {
  return directoryListing(page) !== undefined && /\bsess_[0-9a-zA-Z,-]{20,128}/.test(page.body) ? '' : undefined;
}

const logLine =
  /^(?:\[\d{1,2}-[A-Z][a-z]{2}-\d{4} \d{2}:\d{2}:\d{2}|\[?\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2}|\[[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d{2}:\d{2}:\d{2}|\d{4}\/\d{2}\/\d{2} \d{2}:\d{2}:\d{2} \[|[0-9a-f.:]{3,45} \S{1,60} \S{1,60} \[\d{2}\/[A-Z][a-z]{2}\/\d{4}:|PHP (?:Warning|Notice|Fatal error|Parse error|Deprecated): )/m;

/** Lines that begin with a time, as PHP, Apache, nginx and most programs write them. */
export function log(page: Page): string | undefined {
  return logLine.test(page.body.slice(0, 8192)) ? '' : undefined;
}

const mailCell =
  /^["'\ufeff]{0,3}(?:[\w-]{1,20} ){0,2}[\w-]{0,30}(?:e-?mail|courriel|correo)[\w-]{0,30}(?: [\w-]{1,20}){0,2}["']?$/i;

/** A table whose head names e-mail addresses, with some below. Shows the head only. */
export function customerTable(page: Page): string | undefined {
  const text = page.body.slice(0, 20_000);
  const head = text.split(/\r?\n/, 1)[0] ?? '';
  if (head.length > 4000 || head.startsWith('<') || head.startsWith('{')) return undefined;
  const cells = head.split(/[,;\t|]/).map((cell) => cell.trim());
  const mail = cells.some((cell) => mailCell.test(cell));
  return mail && cells.length >= 2 && text.slice(head.length).includes('@') ? head.slice(0, 160) : undefined;
}

/** A JSON object or list that uses these keys. Also tells where it is cut off. */
export function jsonWith(...keys: readonly RegExp[]): (page: Page) => string | undefined {
  return (page) => {
    const text = page.body.trimStart();
    if (!text.startsWith('{') && !text.startsWith('[')) return undefined;
    return keys.every((key) => key.test(text)) ? '' : undefined;
  };
}

/** The source of a settings file, or what an editor kept of it. */
export function settingsSource(page: Page): string | undefined {
  const text = page.body
    .slice(0, 4096)
    .replace(/^\ufeff/, '')
    .trimStart();
  if (text.startsWith('b0VIM ')) return '';
  if (/^<\?(?:php|=|\s)/i.test(text)) return '';
  if (text.startsWith('<?xml') && /<config[\s>]/.test(text)) return '';
  if (/^(?:#[^\n]{0,500}\n\s{0,50}){0,20}parameters:/.test(text)) return '';
  return environment(page) === undefined ? undefined : '';
}

const shellWords =
  /FilesMan|b374[k]|c99[s]hell|r57[s]hell|Alfa[ -]?(?:Team|Shell)|WSO \d\.\d|uid=\d{1,6}\(\w{1,32}\) gid=/;

/** What a back door shows: its name, or nothing but a field for a password or a file. */
export function webShell(page: Page): string | undefined {
  if (shellWords.test(page.body)) return '';
  if (page.cut || page.body.length > 2500 || /<link\b|<script src=|<img\b|<nav\b/i.test(page.body)) return undefined;
  const fields = page.body.match(/<input\b[^>]{0,300}>/gi) ?? [];
  const bare = fields.filter((field) => /type=["']?(?:password|file)/i.test(field));
  return bare.length === 1 && fields.length <= 4 ? '' : undefined;
}

export function begins(page: Page, magic: readonly number[]): boolean {
  return magic.every((byte, index) => page.start[index] === byte);
}

function isTar(page: Page): boolean {
  return Buffer.from(page.start.subarray(257, 262)).toString('latin1') === 'ustar';
}
