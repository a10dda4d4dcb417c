// Whatever is written of a shop full of cards, accounts and keys: none of them stands in it.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { formats } from '../../src/report/formats/index.gen.ts';
import { writings } from '../../src/scan/written.ts';
import { cardOf, ibanOf, shopRows } from '../databases/shop-rows.ts';
import { storewarden } from './run.ts';

const room = mkdtempSync(join(tmpdir(), 'storewarden-clear-'));
after(() => rmSync(room, { recursive: true, force: true }));

const statements = shopRows('mysql').filter((sql) => !sql.startsWith('INSERT INTO payment'));
const key = /sk_live_\w+/.exec(statements.join('\n'))?.[0] ?? '';
const dump = join(room, 'shop.sql');
writeFileSync(dump, `-- MySQL dump 10.13\n${statements.join(';\n')};\n-- Dump completed on 2024-01-01\n`);
const tree = join(room, 'tree');
mkdirSync(join(tree, 'var/log'), { recursive: true });
writeFileSync(join(tree, 'var/log/pay.log'), `charge card=${cardOf(4)} iban=${ibanOf(2)} key=${key}\n`);
writeFileSync(join(tree, 'export.sql'), readFileSync(dump));

const rows = Array.from({ length: 400 }, (_, index) => index + 1);
const planted = [
  key,
  ...rows.flatMap((row) => [cardOf(row), cardOf(row).replace(/(.{4})(?=.)/g, '$1 '), ibanOf(row)]),
  ...rows.map((row) => `anna.${row}@mail${row % 7}.de`),
];

/** The first planted value that stands in a text. */
function clearIn(text: string): string | undefined {
  return planted.find((value) => text.includes(value));
}

test('the dump does hold what is looked for', () => {
  assert.ok(key.length > 20);
  assert.notEqual(clearIn(readFileSync(dump, 'utf8')), undefined);
});

test('no format of an audit, nor the facts that it saves, holds a clear value', async () => {
  const out = join(room, 'out');
  const facts = join(room, 'facts.json');
  const list = formats.map(({ id }) => id).join(',');

  const words = [
    'audit',
    '--root',
    tree,
    '--db',
    dump,
    '--format',
    list,
    '--out',
    out,
    '--save-facts',
    facts,
    '--verbose',
  ];
  const ran = await storewarden(words, { env: { STOREWARDEN_HOME: join(room, 'home') } });

  assert.ok(ran.code === 1 || ran.code === 3, ran.stderr);
  const files = readdirSync(out);
  assert.equal(files.length, formats.length);
  const findings = readFileSync(join(out, 'report.json'), 'utf8');
  for (const check of [
    'card-number-in-clear',
    'card-code-stored',
    'track-data-stored',
    'bank-account-in-clear',
    'card-number-in-file',
  ])
    assert.ok(findings.includes(`"check": "${check}"`) || findings.includes(`"check":"${check}"`), check);
  for (const file of files) assert.equal(clearIn(readFileSync(join(out, file), 'utf8')), undefined, file);
  assert.equal(clearIn(readFileSync(facts, 'utf8')), undefined, 'saved facts');
  assert.equal(clearIn(ran.stdout + ran.stderr), undefined, 'the terminal');
});

for (const format of writings)
  test(`scan --format ${format} holds no clear value`, async () => {
    for (const words of [[tree], ['--db', dump, '--full']]) {
      const { stdout, stderr } = await storewarden(['scan', ...words, '--format', format, '--verbose']);

      assert.equal(clearIn(stdout + stderr), undefined, words.join(' '));
      if (format !== 'pii-csv' || words.length > 1) assert.match(stdout, /card-number/);
    }
  });
