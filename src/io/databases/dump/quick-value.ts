import type { Raw } from './parse.ts';
import type { Source } from './tokens.ts';

const COMMA = 44;
const CLOSE = 41;
const QUOTE = 39;
const BACKSLASH = 92;

/** A plain literal that stands whole in the text at hand, and is most of what dumps hold; `undefined` for all others. */
export function quickValue(source: Source, most: number, bare: (text: string) => Raw): Raw | undefined {
  const { text, at } = source;
  const isText = text.charCodeAt(at) === QUOTE;
  const end = isText ? quoteEnd(text, at, source.dialect === 'mysql') : bareEnd(text, at);
  const stop = text.charCodeAt(isText ? end + 1 : end);
  if (end <= at || (stop !== COMMA && stop !== CLOSE)) return undefined;
  source.at = isText ? end + 1 : end;
  if (most === 0) return null;
  return isText ? { text: text.slice(at + 1, Math.min(end, at + 1 + most)), how: 'string' } : bare(text.slice(at, end));
}

function quoteEnd(text: string, from: number, escapes: boolean): number {
  const end = text.indexOf("'", from + 1);
  if (escapes) for (let at = from + 1; at < end; at++) if (text.charCodeAt(at) === BACKSLASH) return -1;
  return end;
}

/** Digits, letters, signs and dots. */
function bareEnd(text: string, from: number): number {
  let at = from;
  for (; at < text.length && at - from < 64; at++) {
    const code = text.charCodeAt(at);
    const isPlain =
      (code >= 48 && code <= 57) ||
      (code >= 65 && code <= 90) ||
      (code >= 97 && code <= 122) ||
      code === 45 ||
      code === 46 ||
      code === 43 ||
      code === 95;
    if (!isPlain) break;
  }
  return at;
}
