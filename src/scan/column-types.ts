import type { Table } from '../core/hands.ts';

type Column = Table['columns'][number];

/** Types that can hold neither a card number nor the name of a person: short numbers, dates, sums of money. */
const bare =
  /^(?:tiny|small|medium)?int|^integer|^int[24]?\b|^serial|^smallserial|^bit|^bool|^year|^date|^time|^interval|^decimal|^numeric|^dec\b|^fixed|^money|^float|^double|^real|^enum|^set\b|^uuid|^inet|^cidr|^macaddr|^geometry|^point|^polygon|^oid|^tsvector/i;

/** Whether a column can hold what is hunted, by its type. SQLite's types promise nothing, and some columns have none. */
export function isLookedAt({ type, name }: Column): boolean {
  if (/^(?:date|time).*birth|birth|\bdob\b|geburt|naissance|nacimiento/i.test(name)) return true;
  if (/^(?:var)?char(?:acter)?(?: varying)?\([1-2]\)/i.test(type)) return false;
  return !bare.test(type) || /^integer$/i.test(type);
}

const made =
  /^(?:created(?:_?at|_?on|_?time|_?date)?|date_?added|date_?add|date_?created|date_?purchased|post_date|order_?date|time_?added|customers_info_date_account_created|comment_date|user_registered|date_?upd|updated_?at|date_?modified|last_?modified|logdate|timestamp|time|date)$/i;

/** The column that says when a row was made, else one that says when it was changed. */
export function dateOf(table: Table): string | undefined {
  const dates = table.columns.filter(
    ({ type, name }) => /^(?:date|timestamp|time)/i.test(type) || (made.test(name) && /int|text|^$/i.test(type)),
  );
  const named = dates.find(({ name }) => /creat|added|_add$|purchas|registered|^post_date$|order_?date/i.test(name));
  return (
    named ??
    dates.find(({ name }) => made.test(name)) ??
    dates.find(({ type }) => /^(?:datetime|timestamp)/i.test(type))
  )?.name;
}

/** How long the values of a type can get, roughly: what is short comes first in a page. */
export function widthOf({ type }: Column): number {
  const given = Number(/\((\d{1,9})\)/.exec(type)?.[1] ?? Number.NaN);
  if (/^(?:var)?(?:char|binary)|^character/i.test(type)) return Number.isNaN(given) ? 1000 : given;
  return /^(?:big)?int|^integer/i.test(type) ? 20 : 100_000;
}
