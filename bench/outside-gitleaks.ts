import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomFrom } from './corpus.ts';
import type { Case } from './outside-samples.ts';

/** What gitleaks' own generator calls its classes of characters. */
const classes: Readonly<Record<string, string>> = {
  Numeric: '0-9',
  Hex: 'a-f0-9',
  AlphaNumeric: 'a-z0-9',
  AlphaNumericExtendedShort: 'a-z0-9_-',
  AlphaNumericExtended: 'a-z0-9=_-',
  AlphaNumericExtendedLong: 'a-z0-9/=_+-',
};

/** Cases of gitleaks' rules: true ones made as its source says, of literals and random characters; false ones as they stand. */
export function gitleaksCases(folder: string): readonly Case[] {
  const random = randomFrom(20_261_124);
  const cases: Case[] = [];
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.go'))) {
    const source = readFileSync(join(folder, name), 'utf8');
    for (const body of source.split(/\nfunc /).slice(1)) {
      const rule = /RuleID:\s+"([^"]+)"/.exec(body)?.[1];
      if (rule === undefined) continue;
      const [positive = '', negative = ''] = cut(body);
      for (const text of texts(positive, random)) cases.push({ rule, text, expected: true });
      for (const text of texts(negative, random)) cases.push({ rule, text, expected: false });
    }
  }
  return cases;
}

function cut(body: string): readonly string[] {
  const from = body.indexOf('// validate');
  const rest = from < 0 ? '' : body.slice(from);
  const at = rest.search(/\bfps\b\s*:?=/);
  return at < 0 ? [rest, ''] : [rest.slice(0, at), rest.slice(at)];
}

/** Each line that joins literals and generated parts is a text. */
function texts(block: string, random: (below: number) => number): readonly string[] {
  return block.split('\n').flatMap((line) => {
    const sample = /GenerateSampleSecrets?\(\s*"([^"]*)"\s*,\s*(.*)\)/.exec(line);
    if (/^\s*(?:return|func|\/\/)/.test(line)) return [];
    const value = joined(sample?.[2] ?? line, random);
    if (value.length < 8) return [];
    return [sample === null ? value : `${sample[1]}_token = "${value}"`];
  });
}

function joined(line: string, random: (below: number) => number): string {
  const code = line.replace(/\/\/ .*$/, '');
  const part =
    /secrets\.NewSecret\(\s*(?:utils\.(\w+)\((?:"(\d+)(?:,\d+)?")?\)|["`]((?:[^"`\\]|\\.)*)["`])\s*\)|"((?:[^"\\]|\\.)*)"|`([^`]*)`/g;
  let text = '';
  for (const [, kind, count, pattern, plain, raw] of code.matchAll(part)) {
    if (kind === 'Hex8_4_4_4_12') text += [8, 4, 4, 4, 12].map((size) => made('a-f0-9', size, random)).join('-');
    else if (kind !== undefined) text += made(classes[kind] ?? 'a-z0-9', Number(count ?? 16), random);
    else if (pattern !== undefined) text += fromPattern(pattern, random);
    else text += (plain ?? '').replace(/\\n/g, '\n').replace(/\\(.)/g, '$1') + (raw ?? '');
  }
  return text;
}

function fromPattern(pattern: string, random: (below: number) => number): string {
  const plain = pattern.replace(/^\(\?i\)/, '').replace(/\\\\/g, '\\');
  return plain.replace(/\[([^\]]+)\](?:\{(\d+)(?:,\d*)?\})?/g, (_, set: string, count?: string) =>
    made(set.replace(/\\w/g, 'A-Za-z0-9_').replace(/\\d/g, '0-9').replace(/\\(.)/g, '$1'), Number(count ?? 1), random),
  );
}

function made(set: string, count: number, random: (below: number) => number): string {
  const characters = set.replace(/(.)-(.)/g, (_, from: string, to: string) => {
    const size = to.charCodeAt(0) - from.charCodeAt(0) + 1;
    return Array.from({ length: Math.max(0, size) }, (__, at) => String.fromCharCode(from.charCodeAt(0) + at)).join('');
  });
  return Array.from({ length: count }, () => characters.charAt(random(characters.length))).join('');
}
