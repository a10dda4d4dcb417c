import { apacheLines } from './settings-lines.ts';

/** What the `.htaccess` file of one folder keeps from visitors, as far as words of its patterns tell. */
export interface Denial {
  readonly all: boolean;
  /** Names and extensions, in lower case, that it names as forbidden. */
  readonly words: readonly string[];
  /** Names that begin with a dot. */
  readonly dots: boolean;
}

const MOST_WORDS = 100;

/** Patterns of the store are read for their words and never run: they may be made to take for ever. */
export function denialOf(text: string): Denial | undefined {
  let all = false;
  let dots = false;
  const words: string[] = [];
  for (const { directive, rest, files } of apacheLines(text)) {
    const denies =
      (directive === 'require' && /^all\s{1,9}denied/i.test(rest)) ||
      (directive === 'deny' && /^from\s{1,9}all/i.test(rest));
    const forbidden = rewriteTarget(directive, rest);
    const pattern = denies ? files : forbidden;
    if (denies && files === undefined) all = true;
    if (pattern === undefined) continue;
    if (/\^\\?\.|\/\\?\.|\(\^\|\/\)\\?\./.test(pattern)) dots = true;
    words.push(...(pattern.toLowerCase().match(/[a-z0-9_][a-z0-9_-]{1,40}/g) ?? []));
    if (forbidden !== undefined && /^["']?\^?[./]?[*(]?/.test(forbidden) && forbidden.trim() === '^') all = true;
  }
  return all || dots || words.length > 0 ? { all, dots, words: words.slice(0, MOST_WORDS) } : undefined;
}

/** The pattern of a rule that answers "forbidden" or "not found". */
function rewriteTarget(directive: string, rest: string): string | undefined {
  if (directive === 'redirectmatch') return /^40[34]\s{1,9}(.{1,500})$/.exec(rest)?.[1];
  if (directive !== 'rewriterule' || !/\[[^\]]{0,60}\b(?:F|R=40[34]|forbidden)\b[^\]]{0,60}\]\s{0,9}$/i.test(rest))
    return undefined;
  return rest.split(/\s/)[0];
}

/** Whether a file is kept from visitors by the denials of its folder and the folders above. */
export function isDenied(path: string, denials: ReadonlyMap<string, Denial>): boolean {
  if (denials.size === 0) return false;
  const parts = path.toLowerCase().split('/');
  const name = parts.at(-1) ?? '';
  const words = new Set([
    name,
    ...name.split('.').slice(1),
    ...parts.slice(0, -1),
    ...parts.slice(0, -1).map((part) => part.replace(/^\./, '')),
  ]);
  for (let end = path.lastIndexOf('/'); ; end = path.lastIndexOf('/', end - 1)) {
    const denial = denials.get(end < 0 ? '' : path.slice(0, end));
    if (denial?.all) return true;
    if (denial?.dots && parts.some((part) => part.startsWith('.'))) return true;
    if (denial?.words.some((word) => words.has(word))) return true;
    if (end <= 0) return end < 0 ? false : (denials.get('')?.all ?? false);
  }
}
