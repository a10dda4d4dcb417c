import assert from 'node:assert/strict';
import { test } from 'node:test';
import { baselineOf } from '../../test/files/baseline-of.ts';
import { made } from '../../test/files/made-up-files.ts';
import { type Comparison } from './comparing.ts';
import type { Layout, Part } from './layout.ts';
import { layoutOf, plainPart } from './layouts.ts';
import { openParts } from './open.ts';

const php = ['<', '?php'].join('');
const many = Object.fromEntries(
  Array.from({ length: 30 }, (_, index) => [`lib/file${index}.php`, `${php}\nreturn ${index};\n`]),
);
const part: Part = {
  ...plainPart('made-up'),
  closed: ['core', 'vendor/acme/*'],
  renamed: ['admin'],
  own: [/^config\.php$/],
  allows: [{ path: 'version.php', line: /^\$language = '[a-z]{2}';$/ }],
  removed: ['install'],
  source: { below: '', placeholder: '@VERSION@' },
};
const one = {
  ...many,
  'index.php': `${php}\necho 'one';\n`,
  'version.php': `${php}\n$version = '1.0';\n`,
  'core/run.php': `${php}\nrun();\nstop();\n`,
  'admin/index.php': `${php}\nadmin();\n`,
  'admin/login.php': `${php}\nlogin();\n`,
  'install/index.php': `${php}\ninstall();\n`,
  'vendor/acme/pay/pay.php': `${php}\npay();\n`,
  'config.php': `${php}\n`,
  'built.php': `${php}\n$v = '@VERSION@';\n`,
  'style.css': 'a {}',
};
const two = { ...one, 'index.php': `${php}\necho 'two';\n` };
const pack = baselineOf(part, { '1.0': one, '2.0': two });
const layout: Layout = { engines: ['made-up'], parts: [part] };

async function compare(files: Readonly<Record<string, string>>, version: string | undefined): Promise<Comparison> {
  const hand = made(files);
  const [open] = await openParts(hand, layout, version, async () => [pack]);
  assert.ok(open && 'comparing' in open);
  for await (const { type, path, size } of hand.walk()) {
    if (type !== 'file' || !open.comparing.wants(path)) continue;
    const bytes = await hand.bytes(path, 0, size);
    if (bytes) open.comparing.see(path, bytes);
  }
  return open.comparing.told();
}
const paths = (told: Comparison) => told.changed.seen.map(({ path }) => path);

test('an untouched store has nothing changed, foreign or missing', async () => {
  const told = await compare(one, '1.0');

  assert.equal(told.release, '1.0');
  assert.deepEqual([paths(told), told.foreign.seen, told.missing.seen, told.otherRelease.seen], [[], [], [], []]);
  assert.equal(told.official, told.compared);
});

const quietly: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ['line ends of Windows', { 'core/run.php': `${php}\r\nrun();\r\nstop();\r\n` }],
  ['a byte order mark', { 'core/run.php': `\u00ef\u00bb\u00bf${php}\nrun();\nstop();\n` }],
  ["the owner's configuration", { 'config.php': `${php} $password = 1;` }],
  ['a translated edition', { 'version.php': `${php}\n$version = '1.0';\n$language = 'de';\n` }],
  ['a file that is filled in when it is built', { 'built.php': `${php}\n$v = '1.0';\n` }],
  ['styles', { 'style.css': 'b {}' }],
  ['an extension in a folder of its own', { 'modules/x/x.php': `${php} x();` }],
  ['a package of another maker', { 'vendor/other/x/x.php': `${php} x();`, 'vendor/acme/new/n.php': `${php} n();` }],
];
for (const [what, files] of quietly) {
  test(`nothing is said of ${what}`, async () => {
    const told = await compare({ ...one, ...files }, '1.0');

    assert.deepEqual([paths(told), told.foreign.seen], [[], []]);
  });
}

test('a changed file is found, with the line that no release holds', async () => {
  const told = await compare({ ...one, 'core/run.php': `${php}\nrun();\nsteal();\nstop();\n` }, '1.0');

  assert.deepEqual(told.changed.seen, [
    { path: 'core/run.php', lines: [{ line: 3, text: 'steal();' }], more: 0, whole: false, patched: false },
  ]);
});

test('lines that were taken away or moved make a file changed, too', async () => {
  const gone = await compare({ ...one, 'core/run.php': `${php}\nrun();\n` }, '1.0');
  const moved = await compare({ ...one, 'core/run.php': `${php}\nstop();\nrun();\n` }, '1.0');

  assert.deepEqual([paths(gone), paths(moved)], [['core/run.php'], ['core/run.php']]);
  assert.deepEqual(gone.changed.seen[0]?.lines, []);
});

test('a line beside the allowed one makes a translated file changed', async () => {
  const told = await compare(
    { ...one, 'version.php': `${php}\n$version = '1.0';\n$language = 'de';\nbad();\n` },
    '1.0',
  );

  assert.deepEqual(paths(told), ['version.php']);
});

test('comment lines count', async () => {
  const told = await compare({ ...one, 'core/run.php': `${php}\nrun();\n# bad\nstop();\n` }, '1.0');

  assert.equal(told.changed.seen[0]?.lines[0]?.line, 3);
});

test('code in folders where only the release belongs is foreign, an official file in another place is told apart', async () => {
  const files = { 'core/x.php': `${php} x();`, 'vendor/acme/pay/y.php': `${php}\nadmin();\n`, 'core/x.css': 'x' };
  const told = await compare({ ...one, ...files }, '1.0');

  assert.deepEqual(told.foreign.seen, [
    { path: 'core/x.php', official: false },
    { path: 'vendor/acme/pay/y.php', official: true },
  ]);
});

test('a file of another release is no change', async () => {
  const told = await compare({ ...one, 'index.php': two['index.php'] }, '1.0');

  assert.deepEqual([paths(told), told.otherRelease.seen], [[], ['index.php']]);
});

test('a folder that the owner renamed is found again', async () => {
  const { 'admin/index.php': index, 'admin/login.php': login, ...rest } = one;
  const clean = await compare({ ...rest, 'boss/index.php': index, 'boss/login.php': login }, '1.0');
  const changed = await compare({ ...rest, 'boss/index.php': index, 'boss/login.php': `${login}bad();` }, '1.0');

  assert.deepEqual([paths(clean), clean.missing.seen], [[], []]);
  assert.deepEqual(paths(changed), ['boss/login.php']);
});

test('files that are gone are missing, but not those that are meant to go', async () => {
  const { 'core/run.php': _, 'install/index.php': __, ...rest } = one;

  assert.deepEqual((await compare(rest, '1.0')).missing.seen, ['core/run.php']);
});

test('patches that the store declares explain their own lines, and no others', async () => {
  const diff = '--- a/core/run.php\n+++ b/core/run.php\n@@ -1,2 +1,3 @@\n <x\n+mended();\n';
  const patch = { 'composer.json': '{"extra":{"patches":{"acme/x":{"why":"fix.patch"}}}}', 'fix.patch': diff };
  const mended = await compare({ ...one, ...patch, 'core/run.php': `${php}\nrun();\nmended();\nstop();\n` }, '1.0');
  const more = await compare(
    { ...one, ...patch, 'core/run.php': `${php}\nrun();\nmended();\nbad();\nstop();\n` },
    '1.0',
  );

  assert.equal(mended.changed.seen[0]?.patched, true);
  assert.deepEqual(more.changed.seen[0]?.lines, [{ line: 4, text: 'bad();' }]);
  assert.equal(more.changed.seen[0]?.patched, false);
});

test('a version that the baseline does not hold is no release, unless every file is as in one', async () => {
  assert.equal((await compare({ ...one, 'core/run.php': `${php} new();` }, '3.0')).release, undefined);
  assert.equal((await compare(two, '2.0-custom')).release, '2.0');
  assert.equal((await compare({ ...two, 'core/run.php': `${php} new();` }, undefined)).release, '2.0');
});

test('a file that is far too long is changed, not skipped', async () => {
  const [open] = await openParts(made(one), layout, '1.0', async () => [pack]);
  assert.ok(open && 'comparing' in open);
  open.comparing.see('core/run.php', 'too-large');
  open.comparing.see('core/other.php', 'too-large');

  assert.deepEqual(paths(open.comparing.told()), ['core/run.php']);
});

test("the user's own baseline is taken where the one that comes along does not hold the release", async () => {
  const own = baselineOf(part, { '3.0': one });
  const [open] = await openParts(made(one), layout, '3.0', async () => [pack, own]);

  assert.ok(open && 'comparing' in open);
  assert.deepEqual(open.subject.pack.head.releases, ['3.0']);
});

test('a damaged baseline is said, not thrown', async () => {
  const [open] = await openParts(made(one), layout, '1.0', async () => [pack.slice(0, -5)]);

  assert.ok(open && 'because' in open);
  assert.match(open.because, /damaged/);
});

test('every engine that has releases has a layout, and every layout names packs once', () => {
  for (const engine of [
    'magento2',
    'openmage',
    'opencart',
    'oscommerce',
    'prestashop',
    'shopware5',
    'woocommerce',
    'zen-cart',
  ])
    assert.ok(layoutOf(engine), engine);
  assert.equal(layoutOf('prestashop', 'thirtybees')?.parts[0]?.pack, 'thirtybees');
  assert.equal(layoutOf('no-such-engine'), undefined);
});
