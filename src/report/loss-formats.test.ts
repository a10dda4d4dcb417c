import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cleanReport, sampleOptions, sampleReport } from '../../test/sample-report.ts';
import { exampleShops } from '../../test/sample-shops.ts';
import type { Report } from '../core/report.ts';
import { assess, withLosses } from '../measure/loss/assess.ts';
import html from './formats/html.ts';
import json from './formats/json.ts';
import markdown from './formats/markdown.ts';
import terminal from './formats/terminal.ts';
import { lossFormats } from './loss-formats.ts';
import { reportSchema } from './schema.ts';
import { firstTasks } from './summary/today.ts';
import { priceSays } from './summary/loss.ts';

const setting = exampleShops.magento;
const loss = assess(setting, 20_000);
const report = withLosses({ ...cleanReport, findings: setting.findings }, loss);

function render(id: string, of: Report, explain = false): string {
  const format = lossFormats(explain).find((one) => one.id === id);
  assert.ok(format);
  return format.render(of, sampleOptions);
}

test('the terminal says what a year costs, what each fix is worth, and how little is known', () => {
  const text = render('terminal', report).replaceAll(/\s+/g, ' ');

  assert.match(text, /A year costs about EUR [\d,]+ on average; what is not known puts that between/);
  assert.match(text, /1\. Close holes that attackers use \[attackers use it\]/);
  assert.match(
    text,
    /This fix does not pay for you in the first year: worth it below EUR [\d,]+\. Asked for all the same: PCI/,
  );
  assert.match(text, /Article 34\(3\)\(a\)/);
  assert.match(text, /Standard error: EUR [\d,.]+ of the mean, EUR [\d,.]+ of the one-in-a-hundred year/);
  assert.match(text, /modified PERT/);
  assert.doesNotMatch(text, /What the figures rest on/);
});

test('asked to explain, it lists every fact with its grade and marks assumptions', () => {
  const text = render('terminal', report, true);

  for (const { id } of loss.facts) assert.ok(text.includes(id), id);
  assert.match(text, /own\.hr\.eol-magento \(ASSUMPTION, grade C\)/);
  assert.match(text, /default\.lef\.magento-patched/);
});

test('without business figures no money is shown, and the five answers are named', () => {
  const unpriced = { ...sampleReport, findings: sampleReport.findings.map(({ loss: _loss, ...one }) => one) };
  for (const format of [terminal, html, markdown]) {
    const text = format.render(unpriced, sampleOptions).replaceAll(/\s+/g, ' ');

    assert.match(
      text,
      /orders a year, the average order, its currency, how many customer records are kept, and the country/,
    );
    assert.doesNotMatch(text, /EUR \d/);
  }
});

test('the page has its three pictures, each with a table beside it, and asks nobody for anything', () => {
  const page = render('html', report);

  for (const label of ['Loss exceedance curve', 'What is left after each fix', 'What drives the mean'])
    assert.ok(page.includes(`role="img" aria-label="${label}; the numbers are in the table."`), label);
  assert.equal(page.match(/<figure/g)?.length, page.match(/<figure[\s\S]*?<table/g)?.length);
  assert.match(page, /<path class="own" d="M[\d.,L-]+"/);
  assert.doesNotMatch(page, /NaN|Infinity|undefined/);
  assert.doesNotMatch(page, / style=|<link rel="stylesheet"|<img/);
});

test('full reports carry the same figures', () => {
  for (const format of [terminal, html, markdown]) {
    const text = format.render(report, sampleOptions);
    assert.ok(text.replaceAll(/\s+/g, ' ').includes(loss.says), format.id);
  }
  assert.ok(reportSchema.safeParse(JSON.parse(json.render(report))).success);
});

test('the curve is a table of amounts and falling chances', () => {
  const [head, ...rows] = render('csv', report).trim().split('\r\n');

  assert.equal(head, 'loss,currency,chance_own_loss_above,chance_harm_above');
  const chances = rows.map((row) => Number(row.split(',')[2]));
  assert.ok(chances.length > 10);
  assert.deepEqual(
    chances,
    chances.toSorted((one, other) => other - one),
  );
  assert.match(rows[0] ?? '', /^\d+\.\d\d,EUR,/);
});

test('a report that was tampered with cannot break out of the page', () => {
  const hostile = {
    ...report,
    store: { ...report.store, name: '<script>alert(1)</script>' },
    loss: { ...loss, says: '<img src=x onerror=alert(1)>\u001b[2J' },
  };

  const page = render('html', hostile);

  assert.doesNotMatch(page, /<script>alert|<img src=x/);
  assert.doesNotMatch(render('terminal', hostile), /\u001b\[2J/);
});

test('with losses, what saves most per hour comes first, and what attackers use before that', () => {
  const order = firstTasks(report.findings, 10, loss).map(({ mends }) => mends[0].check);

  assert.equal(order[0], 'engine-vulnerability');
  assert.ok(order.indexOf('second-factor-missing') < order.indexOf('engine-end-of-life'));
  assert.ok(order.indexOf('card-form-on-own-page') < order.indexOf('engine-end-of-life'));
});

test('findings carry their share of what mending their kind saves, in whole units', () => {
  for (const fix of loss.fixes) {
    const shares = report.findings.filter(({ fingerprint }) => fix.fingerprints.includes(fingerprint));
    const sum = shares.reduce((all, finding) => all + (finding.loss?.mean ?? 0), 0);
    assert.ok(Math.abs(sum - fix.saving / 100) <= shares.length);
  }
});

test('amounts are shown in two digits, in the digits of the currency', () => {
  assert.equal(priceSays(849_999, { currency: 'EUR', digits: 2 }), 'EUR 8,500');
  assert.equal(priceSays(849_999, { currency: 'JPY', digits: 0 }), 'JPY 850,000');
  assert.equal(priceSays(1234, { currency: 'KWD', digits: 3 }), 'KWD 1.2');
  assert.equal(priceSays(0, { currency: 'EUR', digits: 2 }), 'EUR 0');
});
