import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { test } from 'node:test';
import { type Room, rooms } from '../tools/house.ts';

const src = join(import.meta.dirname, '../src');
/** Node's own modules that touch nothing outside. */
const pureBuiltins = new Set(['node:crypto', 'node:buffer', 'node:util', 'node:zlib']);
/** Packages that only compute; all others belong to the rooms that may touch the outside. */
const purePackages = new Set([
  '@cyclonedx/cyclonedx-library',
  '@zxcvbn-ts/core',
  '@zxcvbn-ts/language-common',
  '@zxcvbn-ts/language-en',
  'd3-scale',
  'd3-shape',
  'fast-xml-parser',
  'hash-wasm',
  'hono/html',
  'ipaddr.js',
  'parse5',
  'php-parser',
  'acorn',
  'acorn-loose',
  'acorn-walk',
  'libphonenumber-js/min',
  'libphonenumber-js/metadata.min.json',
  'pure-rand/generator/xoroshiro128plus',
  'zod',
]);
const imports = [
  /^(?:import|export)\s[^'";=]*?\sfrom\s+['"]([^'"]+)['"]/gm,
  /^import\s+['"]([^'"]+)['"]/gm,
  /\bimport\(\s*['"]([^'"]+)['"]/g,
];

function specifiersIn(text: string): readonly string[] {
  return imports.flatMap((pattern) => [...text.matchAll(pattern)].map(([, specifier = '']) => specifier));
}

/** The room a file lies in: the longest room name its path begins with. */
function roomOf(file: string): string {
  const path = relative(src, file).split(sep).join('/');
  const [room] = Object.keys(rooms)
    .filter((name) => path.startsWith(`${name}/`))
    .toSorted((a, b) => b.length - a.length);
  assert.ok(room, `${path} lies in no room of tools/house.ts`);
  return room;
}

/** What is wrong with one import, or nothing. */
function objection(file: string, specifier: string, home: string, room: Room): string | undefined {
  if (!specifier.startsWith('.')) {
    const pure = pureBuiltins.has(specifier) || purePackages.has(specifier);
    return pure || room.outside ? undefined : `${home} may not touch the outside (${specifier})`;
  }
  if (!specifier.endsWith('.ts')) return `${specifier} does not name the file that is meant`;
  const there = roomOf(join(dirname(file), specifier));
  return there === home || room.from.includes('*') || room.from.includes(there)
    ? undefined
    : `${home} may not import from ${there}`;
}

for (const path of globSync('**/*.ts', { cwd: src, exclude: ['**/*.test.ts'] })) {
  // What the package gives to others lies beside the rooms.
  if (!path.includes('/')) continue;
  test(`${path} keeps to its room`, () => {
    const file = join(src, path);
    const home = roomOf(file);
    const room = rooms[home];
    assert.ok(room);
    for (const specifier of specifiersIn(readFileSync(file, 'utf8'))) {
      assert.equal(objection(file, specifier, home, room), undefined);
    }
  });
}

test('an import that breaks the house is noticed, however it is written', () => {
  const file = join(src, 'audit/checks/web/made-up.ts');
  const room = rooms['audit/checks'];
  assert.ok(room);
  const wrong: readonly string[] = [
    "import { get } from '../../../io/web.ts';",
    "import {\n  a,\n  b,\n} from '../../probes/look.ts';",
    "export { a } from '../../../engines/engine.ts';",
    "import type { A } from '../../../detectors/mask.ts';",
    "const web = await import('../../../io/web.ts');",
    "import 'node:fs';",
    "import { readFile } from 'node:fs/promises';",
    "import { Pool } from 'undici';",
    "import { a } from '../../../core/check';",
  ];
  const fine = [
    "import { a } from '../../../core/check.ts';",
    "import { b } from '../../facts/web.ts';",
    "export function f() {\n  return '../x';\n}",
  ];

  for (const text of wrong) {
    const [specifier = ''] = specifiersIn(text);
    assert.notEqual(objection(file, specifier, 'audit/checks', room), undefined, text);
  }
  for (const text of fine) {
    for (const specifier of specifiersIn(text))
      assert.equal(objection(file, specifier, 'audit/checks', room), undefined, text);
  }
});
