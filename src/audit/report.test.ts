import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defineCheck } from '../core/check.ts';
import { type Fact, fact, Unknown } from '../core/fact.ts';
import { severities } from '../core/finding.ts';
import { openedSide } from './audit.ts';
import type { Known } from './gather.ts';
import { makeReport, type ReportOptions } from './report.ts';
import { loadFacts, saveFacts } from './saved.ts';

const pages: Fact<readonly string[]> = fact('test.pages', 'Pages.');
const rows: Fact<number> = fact('test.rows', 'Rows.');
const words = {
  title: 'Bad',
  why: 'Because.',
  fix: 'Mend it.',
  who: 'owner' as const,
  effort: 'hours' as const,
  standards: [],
  rows: [],
};
const web = defineCheck({
  ...words,
  id: 'bad-page',
  side: 'web',
  severity: 'low',
  needs: { pages },
  find: ({ pages: all }) =>
    all.map((path) => ({
      subject: path,
      says: 'Bad.',
      severity: path === '/z' ? ('high' as const) : ('low' as const),
    })),
});
const database = defineCheck({
  ...words,
  id: 'bad-row',
  side: 'database',
  severity: 'critical',
  needs: { rows },
  find: () => [],
});
const options: ReportOptions = {
  store: { id: 'shop', name: 'Shop' },
  checks: [web, database],
  asked: new Set(['web']),
  version: '0',
  knowledge: '2026-01-01',
  began: new Date('2026-11-23T10:00:00Z'),
  ended: new Date('2026-11-23T10:01:00Z'),
};
const closed = new Unknown('not-asked', 'No database was looked at; add --db.');
function known(): Known {
  return new Map<string, unknown>([
    [pages.id, ['/b', '/z', '/a']],
    [rows.id, closed],
    [openedSide('web'), true],
    [openedSide('database'), closed],
  ]);
}

test('findings come by severity, then check, then subject', () => {
  assert.deepEqual(
    makeReport(known(), options).findings.map(({ subject }) => subject),
    ['/z', '/a', '/b'],
  );
});

test('a side that was not opened says why and with which flag it would be', () => {
  const report = makeReport(known(), options);

  assert.deepEqual(report.sides.database, { looked: false, asked: false, why: 'not-asked', hint: closed.detail });
  assert.equal(report.sides.web.looked, true);
  assert.equal(report.complete, true);
  assert.equal(
    severities.reduce((sum, severity) => sum + report.counts[severity], 0),
    3,
  );
});

test('where nothing was looked at the grade is no good one', () => {
  const nothing: Known = new Map<string, unknown>([
    [openedSide('web'), closed],
    [openedSide('database'), closed],
  ]);

  assert.equal(makeReport(nothing, options).grade, 'F');
});

test('a side that was asked for and stayed closed makes the report incomplete', () => {
  assert.equal(makeReport(known(), { ...options, asked: new Set(['web', 'database']) }).complete, false);
});

test('a check that broke makes it incomplete', () => {
  const broken = {
    ...web,
    find: () => {
      throw new Error('boom');
    },
  };

  assert.equal(makeReport(known(), { ...options, checks: [broken, database] }).complete, false);
});

test('an accepted risk is listed apart until its day, and counts again from then on', () => {
  const accepted = (until: string) =>
    makeReport(known(), { ...options, accepted: [{ check: 'bad-*', subject: '/z', until, because: 'later' }] });

  assert.deepEqual(
    accepted('2026-12-01').findings.map(({ subject }) => subject),
    ['/a', '/b'],
  );
  assert.equal(accepted('2026-12-01').accepted?.[0]?.accepted.because, 'later');
  assert.equal(accepted('2026-12-01').counts.high, 0);
  assert.equal(accepted('2026-11-23').findings.length, 3);
});

test('saved facts judge to the same report', () => {
  const saved = JSON.parse(
    JSON.stringify({ version: 1, store: options.store, learned: '', asked: [], facts: saveFacts(known()) }),
  );

  assert.deepEqual(makeReport(loadFacts(saved).known, options), makeReport(known(), options));
});

test('what is no facts file is refused', () => {
  for (const wrong of [null, [], {}, { version: 2, facts: {} }, 'x'])
    assert.throws(() => loadFacts(wrong), { name: 'UserError' });
});
