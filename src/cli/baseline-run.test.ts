import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { openPack } from '../integrity/pack/read.ts';

const room = mkdtempSync(join(tmpdir(), 'storewarden-baseline-'));
after(() => rmSync(room, { recursive: true, force: true }));
const php = ['<', '?php'].join('');
const clean = join(room, 'clean');
const pack = join(room, 'own', 'made-up.pack');
mkdirSync(join(clean, 'lib'), { recursive: true });
writeFileSync(join(clean, 'index.php'), `${php}\necho 'hello';\n`);
writeFileSync(join(clean, 'lib/one.php'), `${php}\none();\n`);
writeFileSync(join(clean, 'logo.svg'), '<svg/>');

function storewarden(...words: string[]) {
  return spawnSync(process.execPath, [join(import.meta.dirname, 'main.ts'), 'baseline', ...words], {
    encoding: 'utf8',
    env: { ...process.env, STOREWARDEN_HOME: join(room, 'home'), NO_COLOR: '1' },
  });
}
function copy(name: string): string {
  cpSync(clean, join(room, name), { recursive: true });
  return join(room, name);
}

test('a baseline is built from a folder, and a copy of the folder is as released', () => {
  const built = storewarden('build', clean, '--engine', 'made-up@1.0', '--out', pack);
  const checked = storewarden('check', '--root', copy('same'), '--baseline', pack, '--engine', 'made-up@1.0');

  assert.equal(built.status, 0, built.stderr);
  assert.match(built.stdout, /made-up: 1 release, 2 paths, 2 contents/);
  assert.ok(built.stdout.includes(openPack(readFileSync(pack)).checksum));
  assert.equal(checked.status, 0, checked.stderr);
  assert.match(checked.stdout, /2 files of 2 known paths as released/);
});

test('what was changed is shown with the foreign line, as text and as JSON', () => {
  const changed = copy('changed');
  writeFileSync(join(changed, 'index.php'), `${php}\necho 'hello';\n$card_password = 'Tr0ub4dor';\nsend($card);\n`);
  rmSync(join(changed, 'lib/one.php'));
  const words = ['check', '--root', changed, '--baseline', pack, '--engine', 'made-up@1.0'];

  const shown = storewarden(...words);
  const told = JSON.parse(storewarden(...words, '--json').stdout) as {
    parts: { changed: { seen: { path: string; lines: { line: number }[] }[] }; missing: { seen: string[] } }[];
  };

  assert.equal(shown.status, 1, shown.stderr);
  assert.match(shown.stdout, /changed {2}index\.php/);
  assert.match(shown.stdout, /4 {2}send\(\$card\);/);
  assert.ok(!shown.stdout.includes('Tr0ub4dor'));
  assert.deepEqual(
    told.parts[0]?.changed.seen.map(({ path, lines }) => [path, lines.map(({ line }) => line)]),
    [['index.php', [3, 4]]],
  );
  assert.deepEqual(told.parts[0]?.missing.seen, ['lib/one.php']);
});

test('mistakes end with a sentence and a hint', () => {
  const wrong: readonly (readonly string[])[] = [
    ['build', clean, '--engine', 'made-up', '--out', pack],
    ['build', clean, '--engine', '../x@1', '--out', pack],
    ['build', join(room, 'nowhere'), '--engine', 'made-up@1', '--out', pack],
    ['check', '--root', clean, '--baseline', join(clean, 'index.php')],
    ['check', '--root', clean],
    ['check', '--wrong'],
    ['build'],
  ];
  for (const words of wrong) {
    const { status, stderr } = storewarden(...words);

    assert.equal(status, 2, `${words.join(' ')}: ${stderr}`);
    assert.ok(!stderr.includes('    at '), stderr);
  }
});
