import type { Cell, Row, Where } from '../../../core/hands.ts';

/** Whether a row meets all conditions, as SQL has it: nothing compares with NULL, text without regard to case. */
export function meets(row: Row, where: readonly Where[]): boolean {
  return where.every((condition) => holds(row[condition.column] ?? null, condition));
}

function holds(cell: Cell, condition: Where): boolean {
  if (!('value' in condition)) return (cell === null) === (condition.is === 'null');
  if (cell === null) return false;
  if (condition.is === 'in') return condition.value.some((value) => compare(cell, value) === 0);
  if (condition.is === 'like') return like(String(cell).toLowerCase(), String(condition.value).toLowerCase());
  const order = compare(cell, condition.value);
  if (condition.is === '=') return order === 0;
  if (condition.is === '!=') return order !== 0;
  return condition.is === '<' ? order < 0 : order > 0;
}

/** Numbers by size where both are numbers, else as text. */
export function compare(one: Cell, other: Cell): number {
  if (one === null || other === null) return one === other ? 0 : one === null ? -1 : 1;
  if (typeof one === 'number' || (typeof other === 'number' && isNumber(one))) {
    const [left, right] = [Number(one), Number(other)];
    if (!Number.isNaN(left) && !Number.isNaN(right)) return left - right;
  }
  const [left, right] = [String(one).toLowerCase(), String(other).toLowerCase()];
  return left < right ? -1 : left > right ? 1 : 0;
}

function isNumber(cell: string | number): boolean {
  return typeof cell === 'number' || /^[+-]?\d{1,15}(?:\.\d{1,30})?$/.test(cell);
}

/** SQL's LIKE: `%` any text, `_` one character, a backslash makes the next plain. In time linear in text times pattern. */
export function like(text: string, pattern: string): boolean {
  const parts = tokens(pattern);
  let at = 0;
  let part = 0;
  let star = -1;
  let from = 0;
  while (at < text.length) {
    const wanted = parts[part];
    if (wanted === 'any') {
      star = part++;
      from = at;
    } else if (wanted !== undefined && (wanted === 'one' || wanted.plain === text[at])) {
      at += 1;
      part += 1;
    } else if (star >= 0) {
      part = star + 1;
      at = ++from;
    } else return false;
  }
  while (parts[part] === 'any') part += 1;
  return part === parts.length;
}

function tokens(pattern: string): ('any' | 'one' | { plain: string })[] {
  const found: ('any' | 'one' | { plain: string })[] = [];
  for (let at = 0; at < pattern.length; at++) {
    const character = pattern.charAt(at);
    if (character === '%') found.push('any');
    else if (character === '_') found.push('one');
    else if (character === '\\' && at + 1 < pattern.length) found.push({ plain: pattern.charAt(++at) });
    else found.push({ plain: character });
  }
  return found;
}
