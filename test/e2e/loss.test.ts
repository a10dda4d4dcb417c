// From an audit to money: the figures on the command line, in a file, in the settings; and the mistakes one can make.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { Report } from '../../src/core/report.ts';
import { reportSchema } from '../../src/report/schema.ts';
import { sampleReport } from '../sample-report.ts';
import { storewarden } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'storewarden-loss-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const report = join(folder, 'report.json');
writeFileSync(
  report,
  JSON.stringify({ ...sampleReport, findings: sampleReport.findings.map(({ loss: _loss, ...one }) => one) }),
);
const figures = ['--orders', '12000', '--average-order', '60EUR', '--customers', '8000', '--country', 'DE'];
const quick = ['--trials', '20000'];

test('the losses of a report come as text, JSON, CSV and a page', async () => {
  const out = join(folder, 'all');

  const ran = await storewarden([
    'loss',
    report,
    ...figures,
    ...quick,
    '--format',
    'terminal,json,csv,html',
    '--out',
    out,
  ]);

  assert.deepEqual([ran.code, ran.stdout], [0, ''], ran.stderr);
  const priced = JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')) as Report;
  assert.ok(reportSchema.safeParse(priced).success);
  assert.equal(priced.loss?.currency, 'EUR');
  assert.ok((priced.findings.find(({ check }) => check === 'card-skimmer')?.loss?.mean ?? 0) > 0);
  assert.match(readFileSync(join(out, 'report.txt'), 'utf8'), /What each fix is worth/);
  assert.match(readFileSync(join(out, 'report.csv'), 'utf8'), /^loss,currency,/);
  assert.match(readFileSync(join(out, 'report.html'), 'utf8'), /Loss exceedance curve/);
});

test('the same seed gives the same result, another seed another', async () => {
  const run = (seed: string) => storewarden(['loss', report, ...figures, ...quick, '--json', '--seed', seed]);

  const [one, again, other] = await Promise.all([run('7'), run('7'), run('8')]);

  assert.equal(one.stdout, again.stdout);
  assert.notEqual(one.stdout, other.stdout);
});

test('figures come from a file, flags go over it, and a rate can be replaced', async () => {
  const file = join(folder, 'business.yaml');
  writeFileSync(file, 'orders: 500\naverageOrder: 40 XOF\ncustomers: 900\ncountry: SN\n');
  const rated = ['loss', report, '--business', file, ...quick, '--json'];

  const refused = await storewarden(rated);
  const ran = await storewarden([...rated, '--rate', 'XOF=0.0015', '--orders', '700']);

  assert.equal(refused.code, 2);
  assert.match(refused.stderr, /XOF in euros is not known.*\nHint: .*--rate XOF=/);
  const { loss } = JSON.parse(ran.stdout) as Report;
  assert.deepEqual([loss?.currency, loss?.digits, loss?.business.orders], ['XOF', 0, 700]);
});

test('an audit shows money where the settings hold the figures, or a file is named', async () => {
  const settings = join(folder, 'storewarden.config.yaml');
  const made = await storewarden(['init', '--yes', '--size', 'medium', '--country', 'fr', '--out', settings]);
  assert.equal(made.code, 0, made.stderr);
  const facts = join(folder, 'facts.json');
  const first = await storewarden(['audit', '--root', folder, '--db', 'none', '--save-facts', facts, '--json']);
  assert.ok(first.stdout.length > 0, first.stderr);

  const withSettings = await storewarden(['audit', '--facts', facts, '--config', settings, '--json']);
  const withFile = await storewarden(['audit', '--facts', facts, '--business', settings, '--json']);

  assert.equal((JSON.parse(first.stdout) as Report).loss, undefined);
  for (const ran of [withSettings, withFile]) {
    const { loss } = JSON.parse(ran.stdout) as Report;
    assert.deepEqual([loss?.business.orders, loss?.business.country], [30_000, 'FR'], ran.stderr);
  }
});

const mistakes: readonly (readonly [string, readonly string[], RegExp])[] = [
  ['no figures', [], /five answers: orders a year, the average order, the currency/],
  ['figures that are missing', ['--orders', '5', '--average-order', '60EUR'], /more answers: how many customer/],
  [
    'an order without a currency',
    ['--orders', '5', '--average-order', '60', '--customers', '1', '--country', 'DE'],
    /currency/,
  ],
  ['two currencies', [...figures, '--currency', 'USD'], /average order is in EUR, the business in USD/],
  ['fewer than no orders', [...figures, '--orders=-5'], /Orders a year: -5 cannot be/],
  ['words for a number', [...figures, '--orders', 'many'], /"many" is no number/],
  ['a price that is none', [...figures, '--average-order', 'EUR'], /no amount of money/],
  ['a margin in per cent', [...figures, '--margin', '30'], /share from 0 to 1/],
  ['a seed that is no whole number', [...figures, '--seed', '1.5'], /--seed/],
  ['no years at all', [...figures, '--trials', '0'], /--trials/],
  ['a rate that is none', [...figures, '--rate', 'USD'], /--rate/],
  ['an unknown format', [...figures, '--format', 'sarif'], /terminal, html, json, csv/],
  ['a file that is no report', ['--orders', '1', '--business', join(folder, 'nothing.yaml')], /cannot be read/],
];

for (const [what, words, says] of mistakes) {
  test(`a mistake ends with one sentence and a hint: ${what}`, async () => {
    const ran = await storewarden(['loss', report, ...words]);

    assert.deepEqual([ran.code, ran.stdout], [2, '']);
    assert.match(ran.stderr, says);
    assert.match(ran.stderr, /\nHint: /);
    assert.doesNotMatch(ran.stderr, /\n +at /);
  });
}

test('init never writes over a file, and asks nobody where nobody is', async () => {
  const file = join(folder, 'there.yaml');
  writeFileSync(file, 'mine: true\n');

  const there = await storewarden(['init', '--yes', '--country', 'DE', '--out', file]);
  const nobody = await storewarden(['init', '--out', join(folder, 'new.yaml')]);

  assert.deepEqual([there.code, nobody.code], [2, 2]);
  assert.equal(readFileSync(file, 'utf8'), 'mine: true\n');
  assert.match(nobody.stderr, /not a terminal/);
});

test('figures that cannot be are refused before the store is looked at', async () => {
  const file = join(folder, 'absurd.json');
  writeFileSync(file, JSON.stringify({ orders: -1, averageOrder: '60EUR', customers: 1, country: 'DE' }));

  const ran = await storewarden(['audit', '--root', folder, '--db', 'none', '--business', file]);

  assert.deepEqual([ran.code, ran.stdout], [2, '']);
  assert.match(ran.stderr, /Orders a year: -1 cannot be/);
});
