import { plural, printable } from '../core/text.ts';
import type { Seen, Where } from './seen.ts';
import type { Summary, Writing } from './written.ts';

/** So many matches of a kind in one place are shown; the rest is counted. */
const SHOWN = 5;
const MOST_PLACES = 10_000;
const MOST_LISTED = 20;

/** Lines for people. Of many alike in one file or column only the first are shown. */
export function terminalOf(): Writing {
  const seen = new Map<string, number>();

  /** How many of that kind there are now in that place. */
  function counted({ where, detector }: Seen): number {
    const key = `${fileOf(where)}  ${detector}`;
    const count = (seen.get(key) ?? 0) + 1;
    if (count > 1 || seen.size < MOST_PLACES) seen.set(key, count);
    return count;
  }

  return {
    head: () => '',
    match(one) {
      if (counted(one) > SHOWN) return '';
      const { context } = one;
      const about = [context.issuer ?? context.provider ?? context.country, testWord(context.test)];
      const words = about.filter((word) => word !== undefined && word !== '').join(', ');
      const tail = words === '' ? '' : ` (${words})`;
      return `${placeOf(one.where)}  ${one.detector}  ${printable(one.masked, 200)}  ${one.confidence}${tail}\n`;
    },
    column(verdict) {
      const { table, column, detector, rows, filled, tests, samples, confidence, oldest, newest } = verdict;
      const span = oldest === undefined ? '' : `, ${oldest} to ${newest}`;
      const test = tests > 0 ? `, ${tests} of them test values` : '';
      const place = printable(`${table}.${column}`, 200);
      const about = verdict.sampled === true ? 'about ' : '';
      return `${place}  ${detector}  ${about}${rows} of ${filled} rows${test}${span}  ${samples[0] ?? ''}  ${confidence}\n`;
    },
    count: (detector, count) => `${String(count).padStart(9)}  ${detector}\n`,
    foot(summary) {
      const { counts, left } = summary;
      const all = Object.entries(counts).toSorted(([, a], [, b]) => b - a);
      const found = all.length === 0 ? 'Nothing was found.' : all.map(([id, count]) => `${count} × ${id}`).join(', ');
      const blind = left.length === 0 ? '' : `\n${left.length} could not be read in full; they are listed on stderr.`;
      return `${more(seen)}\n${found}${empty(summary)}\nLooked through ${looked(summary)}.${blind}\n`;
    },
  };
}

/** Where there were more than were shown. */
function more(seen: ReadonlyMap<string, number>): string {
  const many = [...seen].filter(([, count]) => count > SHOWN).toSorted(([, a], [, b]) => b - a);
  if (many.length === 0) return '';
  const rest = many.length > MOST_LISTED ? `  and ${many.length - MOST_LISTED} more places\n` : '';
  const lines = many.slice(0, MOST_LISTED).map(([place, count]) => `${String(count).padStart(9)} in all: ${place}\n`);
  return `\nOnly the first ${SHOWN} of each were shown:\n${lines.join('')}${rest}`;
}

/** That a database holds nothing is no sign that it is clean: it may be the wrong one. */
function empty({ database, tables, rows }: Summary): string {
  if (!database || rows > 0) return '';
  return tables === 0
    ? '\nThe database has no tables to look through: is it the right one, and may this login read it?'
    : '\nThe tables of the database hold no rows: is it the right one?';
}

function looked({ sources, bytes, tables, rows }: Summary): string {
  const streams = `${plural(sources, 'stream')}, ${sizeOf(bytes)}`;
  const cells = `${plural(tables, 'table')}, ${plural(rows, 'row')}`;
  if (tables === 0) return streams;
  return sources === 0 ? cells : `${streams}; ${cells}`;
}

function testWord(test: boolean | undefined): string | undefined {
  return test === true ? 'test value' : undefined;
}

function fileOf({ path, inside, table, column }: Where): string {
  const file = inside === undefined ? path : `${path}!/${inside}`;
  return printable(table === undefined ? file : `${file} ${table}.${column ?? ''}`, 600);
}

function placeOf({ path, inside, line: at, offset, table, column }: Where): string {
  const file = inside === undefined ? path : `${path}!/${inside}`;
  const position = at === undefined || at === 0 ? `@${offset ?? 0}` : `:${at}`;
  const cell = table === undefined ? '' : ` ${table}.${column ?? ''}`;
  return printable(`${file}${position}${cell}`, 600);
}

function sizeOf(bytes: number): string {
  if (bytes < 1024 ** 2) return `${Math.ceil(bytes / 1024)} KiB`;
  return bytes < 1024 ** 3 ? `${(bytes / 1024 ** 2).toFixed(1)} MiB` : `${(bytes / 1024 ** 3).toFixed(2)} GiB`;
}
