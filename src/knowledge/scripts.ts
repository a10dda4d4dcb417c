import type { Json } from '../core/fact.ts';
import { type Advisory, readAdvisories } from './advisory.ts';

/** A library of scripts, as it was recognised. */
export type ScriptSeen = { readonly name: string; readonly version: string };

interface Pattern {
  readonly pattern: RegExp;
  /** Text that stands in everything that the pattern fits: looked for first, since that is cheap. */
  readonly anchor: string;
  readonly as: string;
}

interface Library {
  readonly name: string;
  readonly npm?: string;
  readonly url: readonly Pattern[];
  readonly file: readonly Pattern[];
  readonly text: readonly Pattern[];
  readonly sha1: Readonly<Record<string, string>>;
  readonly holes: readonly Advisory[];
}

/** What libraries of scripts look like, and their holes. */
export type Libraries = readonly Library[];

/** Reads the part `libraries`; what is not as it should be is left out. */
export function readLibraries(part: Json | undefined): Libraries {
  return Object.entries(object(part)).map(([name, value]) => {
    const library = object(value);
    const marks = object(library['marks']);
    const npm = library['npm'];
    return {
      name,
      url: list(marks['url']).flatMap((one) => patternOf(one)),
      file: whole(list(marks['name']).flatMap((one) => patternOf(one))),
      text: list(marks['text']).flatMap((one) => patternOf(object(one)['pattern'], object(one)['as'])),
      sha1: object(marks['sha1']) as Readonly<Record<string, string>>,
      holes: readAdvisories(library['holes']),
      ...(typeof npm === 'string' ? { npm } : {}),
    };
  });
}

/** By the address of a script, or the name of its file. */
export function scriptsInUrl(url: string, libraries: Libraries): readonly ScriptSeen[] {
  const plain = url.replace(/[?#].*$/s, '').slice(0, 2_000);
  const name = plain.slice(plain.lastIndexOf('/') + 1);
  const found = libraries.flatMap((one) => first(one, one.url, plain) ?? first(one, one.file, name) ?? []);
  return found.length > 0 ? found : ofWordPress(url);
}

/** By the content of a script. */
export function scriptsInText(text: string, libraries: Libraries): readonly ScriptSeen[] {
  const plain = text.replaceAll('\r\n', '\n');
  return libraries.flatMap((one) => first(one, one.text, plain) ?? []);
}

/** By the SHA-1 of the whole file, in hex. */
export function scriptOfHash(sha1: string, libraries: Libraries): ScriptSeen | undefined {
  for (const { name, sha1: known } of libraries) {
    const version = Object.hasOwn(known, sha1) ? known[sha1] : undefined;
    if (version !== undefined) return { name, version };
  }
  return undefined;
}

/** What is known against a library, by its name here or at npm. */
export function holesOfScript(name: string, libraries: Libraries): readonly Advisory[] {
  return libraries.find((one) => one.name === name)?.holes ?? [];
}

/** Names at npm of libraries with known holes, and their holes. */
export function npmHoles(libraries: Libraries): ReadonlyMap<string, readonly Advisory[]> {
  const found = new Map<string, readonly Advisory[]>();
  for (const { npm, holes } of libraries) {
    if (npm === undefined) continue;
    const before = found.get(npm) ?? [];
    found.set(npm, [...before, ...holes.filter(({ id }) => !before.some((one) => one.id === id))]);
  }
  return found;
}

const wordPress = /\/wp-includes\/js\/(?:jquery\/)?(jquery|jquery-migrate|underscore|backbone)(?:\.min)?\.js\?ver=(\d[\d.]{1,20})(?:-wp)?$/;
const names: Readonly<Record<string, string>> = { underscore: 'underscore.js', backbone: 'backbone.js' };

/** WordPress puts the library's own version behind its address. */
function ofWordPress(url: string): readonly ScriptSeen[] {
  const [, name = '', version = ''] = wordPress.exec(url) ?? [];
  return name === '' ? [] : [{ name: names[name] ?? name, version }];
}

function first(library: Library, patterns: readonly Pattern[], text: string): ScriptSeen | undefined {
  for (const { pattern, anchor, as } of patterns) {
    if (!text.includes(anchor)) continue;
    const found = pattern.exec(text);
    if (!found) continue;
    const version = as.replace(/\$(\d)/g, (_, group: string) => found[Number(group)] ?? '').replace(/\.min$|[.-]+$/, '');
    if (/^\d/.test(version)) return { name: library.name, version };
  }
  return undefined;
}

/** A name fits as a whole: `my-jquery-1.0.js` is no jQuery. */
function whole(patterns: readonly Pattern[]): readonly Pattern[] {
  return patterns.map((one) => ({ ...one, pattern: new RegExp(`^(?:${one.pattern.source})$`) }));
}

function patternOf(source: Json | undefined, as: Json | undefined = '$1'): readonly Pattern[] {
  if (typeof source !== 'string' || typeof as !== 'string') return [];
  try {
    return [{ pattern: new RegExp(source), anchor: literalIn(source), as }];
  } catch {
    return [];
  }
}

/** The longest run of plain characters outside of groups, classes and what may be left out; empty if there is none. */
export function literalIn(source: string): string {
  if (source.includes('|') && /\|/.test(source.replace(/\([^()]*\)/g, ''))) return '';
  let best = '';
  let run = '';
  const end = (): void => {
    if (run.length > best.length) best = run;
    run = '';
  };
  let depth = 0;
  for (let at = 0; at < source.length; at++) {
    const one = source[at] ?? '';
    if (one === '[') {
      end();
      at = classEnd(source, at);
    } else if (one === '(' || one === ')') {
      end();
      depth += one === '(' ? 1 : -1;
    } else if (one === '?' || one === '*' || one === '{') {
      run = run.slice(0, -1);
      end();
      if (one === '{') at = source.indexOf('}', at);
    } else if (one === '\\') {
      const next = source[++at] ?? '';
      if (/[a-z0-9]/i.test(next)) end();
      else if (depth === 0) run += next;
    } else if (/[.^$|+]/.test(one)) end();
    else if (depth === 0) run += one;
  }
  end();
  return best;
}

function classEnd(source: string, from: number): number {
  for (let at = from + 1; at < source.length; at++) {
    if (source[at] === '\\') at++;
    else if (source[at] === ']') return at;
  }
  return source.length;
}

function object(value: Json | undefined): Readonly<Record<string, Json | undefined>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, Json | undefined>>)
    : {};
}

function list(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}
