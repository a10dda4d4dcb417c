import type { Found, Piece } from '../detector.ts';
import { firstOf, type Words } from '../scan/words.ts';

/** The form of a provider's keys. */
export interface Shape {
  readonly provider: string;
  readonly form: string;
  /** Lower case; where it is found, the pattern is tried so many bytes before. */
  readonly anchor: string;
  readonly back?: number;
  /** Sticky; the whole key, or its part in the first group. Bounded repeats only. */
  readonly pattern: RegExp;
  /** Works in a test environment only, or is public by design. */
  readonly test?: true;
  /** Without one of these words near, the form alone does not tell. */
  readonly near?: Words;
}

const wordCharacter = /[A-Za-z0-9_]/;

/** Anchors of some shapes, each once. */
export function anchorsOfShapes(shapes: readonly Shape[]): readonly string[] {
  return [...new Set(shapes.map(({ anchor }) => anchor))];
}

/** The first shape that a candidate has. */
export function findShape(shapes: readonly Shape[], piece: Piece): Found | undefined {
  const { text, at } = piece;
  const lower = text.slice(at, at + 40).toLowerCase();
  for (const shape of shapes) {
    if (!lower.startsWith(shape.anchor.trim())) continue;
    const found = match(shape, piece);
    if (found !== undefined) return found;
  }
  return undefined;
}

function match(shape: Shape, piece: Piece): Found | undefined {
  const { text, at } = piece;
  const { pattern, provider, form, test = false, near } = shape;
  pattern.lastIndex = at - (shape.back ?? 0);
  if (pattern.lastIndex < 0) return undefined;
  const hit = pattern.exec(text);
  if (hit === null) return undefined;
  const value = hit[1] ?? hit[0];
  const start = hit.index + hit[0].indexOf(value);
  const end = start + value.length;
  if (wordCharacter.test(text.charAt(start - 1)) && wordCharacter.test(value.charAt(0)) && !isEscape(text, start))
    return undefined;
  if (wordCharacter.test(text.charAt(end)) || isBlank(value)) return undefined;
  const word =
    near && (firstOf(piece.name, near) ?? firstOf(piece.before(start), near) ?? firstOf(piece.after(end), near));
  if (near !== undefined && word === undefined) return undefined;
  const isShown = isPlaceholder(value);
  const reasons = [
    `form of a ${provider} key`,
    ...(isShown ? ['as manuals write it'] : []),
    ...(word === undefined ? [] : [`near "${word}"`]),
    ...(test ? ['of a test environment, or public'] : []),
  ];
  return {
    start,
    end,
    value,
    confidence: isShown ? 'tentative' : near === undefined ? 'certain' : 'firm',
    reasons,
    context: { provider, form, test },
  };
}

/** The letter of `\n`, `\t` or `%3D` is not part of what follows. */
function isEscape(text: string, start: number): boolean {
  return /(?:\\[nrt]|%[0-9A-Fa-f]{2}|\\u[0-9A-Fa-f]{4})$/.test(text.slice(Math.max(0, start - 6), start));
}

/** Values that stand in manuals: one character again and again, the alphabet, "your key here". */
export function isPlaceholder(value: string): boolean {
  return (
    isBlank(value) ||
    /example|sample|your[_-]?|placeholder|changeme|dummy|insert|replace|todo|redacted|abcdefghij|1234567890{0,1}abc|0123456789/i.test(
      value,
    )
  );
}

/** What is filled in later: one character again and again. */
function isBlank(value: string): boolean {
  const body = value.replace(/^[A-Za-z]{2,8}_(?:live|test)_/, '');
  return /(.)\1{7}|x{6}|\*{3}|\.{3}/i.test(body) || new Set(body.toLowerCase()).size < 6;
}

/** Of a text: bits for each character, after Shannon. */
export function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}
