import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { cardOf, ibanOf } from '../databases/shop-rows.ts';
import { zipOf } from '../files/zip-of.ts';
import { program, storewarden } from './run.ts';

const room = mkdtempSync(join(tmpdir(), 'storewarden-scan-'));
after(() => rmSync(room, { recursive: true, force: true }));

interface Line {
  readonly detector: string;
  readonly where: { readonly path: string; readonly inside?: string; readonly line?: number; readonly offset?: number };
  readonly masked: string;
  readonly confidence: string;
  readonly context: { readonly test?: boolean };
}

function lines(stdout: string): readonly Line[] {
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line);
}

function put(name: string, content: string | Buffer): string {
  const path = join(room, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, content);
  return path;
}

test('a match says where it stands: file, member, line and byte', async () => {
  const text = `first line\nsecond: card ${cardOf(1)}\n`;
  const path = put('places/copy.zip', zipOf([{ name: 'export.csv.gz', content: gzipSync(text) }]));

  const { code, stdout } = await storewarden(['scan', path]);

  const [line, ...more] = lines(stdout);
  assert.equal(code, 1);
  assert.deepEqual(more, []);
  assert.deepEqual(line?.where, { path, inside: 'export.csv.gz', line: 2, offset: text.indexOf(cardOf(1)) });
  assert.match(line?.masked ?? '', /^\d{6}\*{6}\d{4}$/);
});

test('the exit code tells what was found, and what could not be read', async () => {
  const clean = put('codes/clean.txt', 'nothing to see');
  const trial = put('codes/trial.txt', 'card number: 4111 1111 1111 1111');
  const broken = put('codes/broken.gz', gzipSync('x'.repeat(10_000)).subarray(0, 30));
  const card = put('codes/card.txt', `card number: ${cardOf(2)}`);

  const code = async (...words: readonly string[]): Promise<number> => (await storewarden(['scan', ...words])).code;

  assert.equal(await code(clean), 0);
  assert.equal(await code(trial), 0, 'a published test number is no finding');
  assert.equal(await code(card), 1);
  assert.equal(await code(card, '--fail-on', 'never'), 0);
  assert.equal(await code(broken), 3);
  assert.equal(await code(broken, card), 1);
  assert.equal(await code(join(room, 'absent')), 2);
  assert.equal(await code(), 2);
  assert.equal(await code(card, '--detectors', 'cards'), 2);
});

test('only what is asked for is hunted', async () => {
  const path = put('kinds/all.txt', `card ${cardOf(3)}\nIBAN ${ibanOf(3)}\nmail anna.muster@firma-muster.de\n`);

  const found = async (...words: readonly string[]): Promise<readonly string[]> => [
    ...new Set(lines((await storewarden(['scan', path, ...words])).stdout).map(({ detector }) => detector)),
  ];

  assert.deepEqual((await found()).toSorted(), ['card-number', 'email-address', 'iban']);
  assert.deepEqual(await found('--detectors', 'bank'), ['iban']);
  assert.deepEqual(await found('--detectors', 'card-number'), ['card-number']);
  const { stdout } = await storewarden(['scan', path, '--count', '--format', 'terminal']);
  assert.match(stdout, /1 {2}card-number\n/);
});

test('standard input and pipes are read like files', async () => {
  const path = put('in/card.txt', gzipSync(`card ${cardOf(4)}`));
  const shell = `gzip -dc "$1" | "$0" "$2" scan - ; "$0" "$2" scan <(gzip -dc "$1")`;

  const ran = spawn('bash', ['-c', shell, process.execPath, path, program]);
  let stdout = '';
  for await (const chunk of ran.stdout) stdout += String(chunk);

  const [one, two] = lines(stdout);
  assert.equal(one?.where.path, '-');
  assert.match(two?.where.path ?? '', /^\/dev\/fd\//);
  assert.equal(two?.masked, one?.masked);
});

test('many files in several threads give what one thread gives, in the same order', async () => {
  for (let file = 0; file < 700; file++)
    put(`many/${file % 7}/f${file}.txt`, file % 5 === 0 ? `card ${cardOf(file)} and IBAN ${ibanOf(file)}` : 'nothing');
  put('many/3/broken.gz', gzipSync('x'.repeat(10_000)).subarray(0, 30));

  const [alone, together] = await Promise.all(
    ['1', '3'].map((threads) => storewarden(['scan', join(room, 'many'), '--threads', threads])),
  );

  assert.equal(lines(alone?.stdout ?? '').length, 280);
  assert.equal(together?.stdout, alone?.stdout);
  assert.equal(together?.stderr, alone?.stderr);
  assert.equal(together?.code, 1);
});

test('every format tells of the same match', async () => {
  const path = put('formats/card.txt', `card ${cardOf(5)}`);
  const masked = `${cardOf(5).slice(0, 6)}******${cardOf(5).slice(-4)}`;

  for (const format of ['jsonl', 'json', 'terminal', 'csv']) {
    const { stdout } = await storewarden(['scan', path, '--format', format]);
    assert.ok(stdout.includes(masked), format);
  }
  const { stdout } = await storewarden(['scan', path, '--format', 'sarif']);
  const sarif = JSON.parse(stdout) as { runs: { results: { ruleId: string }[] }[] };
  assert.deepEqual(
    sarif.runs[0]?.results.map(({ ruleId }) => ruleId),
    ['card-number'],
  );
});

test('a reader that goes away ends the scan quietly', () => {
  const path = put('head/many.txt', Array.from({ length: 20_000 }, (_, row) => `card ${cardOf(row)}`).join('\n'));

  const first = execFileSync('bash', ['-c', '"$0" "$1" scan "$2" | head -1', process.execPath, program, path]);

  assert.equal(lines(String(first)).length, 1);
});
