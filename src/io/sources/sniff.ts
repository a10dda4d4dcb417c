export type Content =
  | 'plain'
  | 'gzip'
  | 'zstd'
  | 'bzip2'
  | 'xz'
  | 'zip'
  | 'tar'
  | 'pdf'
  | 'sqlite'
  | 'pages'
  | 'locked'
  | 'dump'
  | 'mbox'
  | 'mail';

const magic: readonly (readonly [Content, number, string])[] = [
  ['gzip', 0, '\u001f\u008b\u0008'],
  ['zstd', 0, '\u0028\u00b5\u002f\u00fd'],
  ['bzip2', 0, 'BZh'],
  ['xz', 0, '\u00fd7zXZ\u0000'],
  ['zip', 0, 'PK\u0003\u0004'],
  ['zip', 0, 'PK\u0005\u0006'],
  ['tar', 257, 'ustar'],
  ['sqlite', 0, 'SQLite format 3\u0000'],
  ['locked', 0, '7z\u00bc\u00af\u0027\u001c'],
  ['locked', 0, 'Rar!\u001a\u0007'],
];
const dumpStart =
  /^-- (?:MySQL|MariaDB) dump |^-- phpMyAdmin SQL Dump|^-- PostgreSQL database|^-- Adminer |^PRAGMA foreign_keys|^(?:INSERT(?: IGNORE)? INTO|REPLACE INTO|CREATE TABLE|DROP TABLE IF EXISTS|COPY [\w."]{1,200} \(|LOCK TABLES) ?/m;
const mailLine =
  /^(?:return-path|received|delivered-to|message-id|mime-version|x-original-to|from|to|subject|date|content-type):[ \t]/i;
const mailSure = /^(?:message-id|mime-version|received|return-path|delivered-to):[ \t]/im;

/** What a stream holds, by its first bytes; the name only settles what text cannot tell. */
export function sniff(head: Buffer, name: string): Content {
  const text = head.toString('latin1');
  const found = magic.find(([, at, mark]) => text.startsWith(mark, at));
  if (found) return found[0];
  // Junk may stand before it, ISO 32000-1, annex H.3.
  if (text.slice(0, 1024).includes('%PDF-')) return 'pdf';
  if (/\.(?:ibd|ibdata\d{1,3}|myd|myi)$|(?:^|\/)ibdata\d{1,3}$/i.test(name)) return 'pages';
  if (/^From [^\r\n]{1,300}\r?\n(?:>?From [^\r\n]{1,300}\r?\n)?[\w-]{1,60}:[ \t]/.test(text)) return 'mbox';
  if (mailLine.test(text) && mailSure.test(headersOf(text))) return 'mail';
  return dumpStart.test(text) && !text.includes('\0') ? 'dump' : 'plain';
}

/** The lines up to the first empty one. */
function headersOf(text: string): string {
  const end = text.search(/\r?\n\r?\n/);
  return end < 0 ? text : text.slice(0, end);
}
