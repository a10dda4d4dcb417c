import { KIB, type Looker, nothing } from './looker.ts';

const name = /\.(?:sql|dump|mysql|pgsql|psql)(?:\.(?:gz|zst|bz2|bak|old|txt|\d{1,8}))?$|\.(?:sqlite3?|db3?|sdb)$/;
// What the tools that make dumps write first.
const head =
  /-- (?:MySQL|MariaDB) dump|-- phpMyAdmin SQL Dump|-- Adminer [\d.]{1,12}|-- PostgreSQL database (?:cluster )?dump|-- HeidiSQL|-- Dump created by|-- mydumper|-- Host: .{1,200}\n(?:--.{0,200}\n){0,9}-- Server version|M!999999|Navicat|-- Sequel (?:Pro|Ace) SQL dump/;
const table = String.raw`(?:INSERT (?:IGNORE )?INTO|COPY) (?:[\x60"\w]{1,64}\.)?[\x60"]?\w{0,60}`;
const people = new RegExp(`${table}(?:customer|user|admin|order|address|account|member|employee|quote)`, 'i');
const rows = new RegExp(table, 'i');
// Written by a person or a release, such as an installer's schema: addresses of made-up people.
const address = /[\w.+-]{1,64}@([\w-]{1,63}\.){1,4}[a-z]{2,12}/gi;
const madeUp =
  /@(?:[\w-]{1,60}\.){0,3}(?:example|test|localhost|domain|yourdomain|mydomain|invalid)(?:\.[a-z]{2,6})?$/i;

/** Copies of databases: text dumps by what stands at their head, database files by their magic number. */
export const dumps: Looker = {
  wants: ({ name: file, entry }) =>
    entry.size > 0 && name.test(file) ? { start: 256 * KIB, unpacked: 256 * KIB } : undefined,

  see({ vendor, name: file }, { start, unpacked }) {
    if (start.startsWith('SQLite format 3\0'))
      return vendor || file.startsWith('.ht') ? nothing : [{ kind: 'database-file' }];
    if (start.startsWith('PGDMP')) return [{ kind: 'dump', detail: 'a PostgreSQL archive' }];
    const text = unpacked ?? start;
    const aboutPeople = people.test(text) && holdsCustomers(text);
    if (aboutPeople) return [{ kind: 'dump', detail: 'with rows of people' }];
    return !vendor && head.test(text) && rows.test(text) ? [{ kind: 'dump', detail: 'with rows' }] : nothing;
  },
};

/** At least three addresses at two providers or more: a release's sample people all live at its makers' own domain. */
function holdsCustomers(text: string): boolean {
  const found = new Set<string>();
  for (const [one] of text.matchAll(address)) if (!madeUp.test(one)) found.add(one.toLowerCase());
  const domains = new Set([...found].map((one) => one.slice(one.indexOf('@') + 1)));
  return found.size >= 3 && domains.size >= 2;
}
