import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cleanReport, sampleChecks, sampleReport } from '../../../test/sample-report.ts';
import type { Finding } from '../../core/finding.ts';
import type { Report } from '../../core/report.ts';
import { blindSpots } from './blind.ts';
import { groupsOf } from './clusters.ts';
import { coverageOf, lookSays } from './coverage.ts';
import { tellingEvidence } from './evidence.ts';
import { standardSays } from './standards.ts';
import { becauseSays, firstTasks } from './today.ts';
import { verdictOf } from './verdict.ts';
import { gdprNote, knowledgeSays, questionnaireSays } from './words.ts';

const [base] = sampleReport.findings;

function finding(change: Partial<Finding> & { readonly fix?: string }): Finding {
  assert.ok(base);
  const { knownExploited: _used, loss: _loss, ...plain } = base;
  const { fix, ...more } = change;
  return { ...plain, remedy: { says: fix ?? 'Mend it.', who: 'owner', effort: 'hours' }, ...more };
}

test('what is used by attackers comes first among the critical, and severity before effort', () => {
  const tasks = firstTasks([
    finding({ severity: 'low', fix: 'low', remedy: { says: 'low', who: 'owner', effort: 'minutes' } }),
    finding({ severity: 'critical', fix: 'critical' }),
    finding({ severity: 'critical', fix: 'used', knownExploited: true }),
    finding({ severity: 'high', fix: 'high', knownExploited: true }),
  ]);

  assert.deepEqual(
    tasks.map(({ remedy }) => remedy.says),
    ['used', 'critical', 'high'],
  );
});

test('of two that are as bad, the quicker fix comes first', () => {
  const tasks = firstTasks([
    finding({ remedy: { says: 'slow', who: 'owner', effort: 'days' } }),
    finding({ remedy: { says: 'quick', who: 'owner', effort: 'minutes' } }),
  ]);

  assert.deepEqual(
    tasks.map(({ remedy }) => remedy.says),
    ['quick', 'slow'],
  );
});

test('what one remedy mends is one thing to do, and mere information is none', () => {
  const tasks = firstTasks([
    finding({ subject: 'a' }),
    finding({ subject: 'b' }),
    finding({ severity: 'info', fix: 'nothing' }),
  ]);

  assert.equal(tasks.length, 1);
  assert.equal(tasks[0]?.mends.length, 2);
});

test('one file, seen from inside and from outside, does not fill two places', () => {
  const tasks = firstTasks(
    [
      finding({ side: 'files', subject: 'old/shop.sql', title: 'A copy lies there', fix: 'move' }),
      finding({ side: 'web', subject: 'https://shop.example/old/shop.sql', fix: 'delete' }),
      finding({ side: 'web', subject: 'https://shop.example', fix: 'other', severity: 'low' }),
      finding({ side: 'tls', subject: 'shop.example', fix: 'renew', severity: 'low' }),
    ],
    4,
  );

  assert.deepEqual(
    tasks.map(({ remedy }) => remedy.says),
    ['move', 'other', 'renew', 'delete'],
  );
  assert.deepEqual(tasks.slice(0, 2).map(becauseSays), ['A copy lies there (shop.sql)', base?.title]);
});

test('the verdict follows the numbers', () => {
  const counts = cleanReport.counts;
  const cases: readonly (readonly [Partial<Report>, RegExp])[] = [
    [{ counts: { ...counts, critical: 1 } }, /needs help today: 1 critical finding\./],
    [{ counts: { ...counts, critical: 1, high: 2 } }, /1 critical and 2 high findings\./],
    [{ counts: { ...counts, high: 1 } }, /1 serious weakness to mend this week/],
    [{ counts: { ...counts, medium: 3 } }, /No urgent danger was found; 3 weaknesses/],
    [{ counts: { ...counts, low: 1 } }, /Nothing serious was found; 1 small thing/],
    [{}, /^Nothing wrong was found in what was looked at\.$/],
    [{ outcomes: {} }, /Nothing could be looked at/],
    [{ outcomes: { a: { ended: 'unknown', missing: [] } } }, /Nothing could be looked at/],
    [
      { outcomes: { a: { ended: 'passed' }, b: { ended: 'broke', error: '' }, c: { ended: 'unknown', missing: [] } } },
      /Only 1 of 3 questions could be answered/,
    ],
    [{ outcomes: { a: { ended: 'passed' }, b: { ended: 'broke', error: '' } } }, /1 question of 2 stayed open/],
  ];
  for (const [change, words] of cases) assert.match(verdictOf({ ...cleanReport, ...change }), words);
});

test('what could not be told is grouped by its reason, the widest first', () => {
  const spots = blindSpots(sampleReport);

  assert.deepEqual(
    spots.map(({ checks }) => checks.length),
    [7, 3, 2],
  );
});

test('findings are grouped by who acts, in the order you, developer, host, provider', () => {
  const groups = groupsOf(sampleReport.findings);

  assert.deepEqual(
    groups.map(({ who }) => who),
    ['owner', 'developer', 'host', 'payment-provider'],
  );
  assert.equal(
    groups.flatMap(({ clusters }) => clusters.flatMap(({ findings }) => findings)).length,
    sampleReport.findings.length,
  );
});

test('standards are cited as people know them', () => {
  assert.equal(standardSays('pci-dss-4.0.1:4.2.1'), 'PCI DSS 4.0.1, 4.2.1');
  assert.equal(standardSays('gdpr:32'), 'GDPR, Article 32');
  assert.equal(standardSays('something else'), 'something else');
});

test('the note on breaches appears only where something grave was found', () => {
  assert.match(gdprNote(sampleReport) ?? '', /72 hours/);
  assert.equal(gdprNote(cleanReport), undefined);
  assert.equal(gdprNote({ findings: [finding({ severity: 'high', standards: ['owasp-2025:A02'] })] }), undefined);
});

test('old knowledge is called old', () => {
  assert.match(knowledgeSays(sampleReport), /3 days old/);
  assert.match(
    knowledgeSays({ ...sampleReport, tool: { ...sampleReport.tool, knowledge: '2026-01-01' } }),
    /update storewarden/,
  );
});

test('a questionnaire is named with the word that the bank decides', () => {
  assert.match(questionnaireSays(sampleReport.payment), /most likely SAQ D\. Your bank/);
  assert.match(questionnaireSays({ ...sampleReport.payment, questionnaire: 'unknown' }), /could not be told/);
});

test('evidence that only repeats the words of its finding is left out', () => {
  const page = { kind: 'page', url: 'https://shop.example/x', status: 200 } as const;
  const line = { kind: 'file', path: 'a.php', line: 3 } as const;

  assert.deepEqual(
    tellingEvidence(finding({ subject: 'x', says: 'Anyone can open https://shop.example/x.', evidence: [page] })),
    [],
  );
  assert.deepEqual(tellingEvidence(finding({ subject: 'x', says: 'It is open.', evidence: [page] })), [page]);
  assert.deepEqual(tellingEvidence(finding({ subject: 'a.php', says: 'It is bad.', evidence: [line] })), [line]);
});

test('a side that was not looked at says why, and what the other sides told of it', () => {
  const look = { looked: false, asked: true, why: 'no-access', hint: 'The password was refused.' } as const;

  assert.equal(
    lookSays({ look, passed: 0, failed: 0 }),
    'Asked for, but could not be looked at: The password was refused.',
  );
  assert.match(
    lookSays({ look: { ...look, asked: false }, passed: 1, failed: 1 }),
    /^The password was refused\. The other sides answered 2/,
  );
});

test('each question is counted once, under its side', () => {
  const coverage = coverageOf(sampleReport, sampleChecks);

  const sum = coverage.reduce(
    (all, one) => all + one.passed + one.failed + one.unknown + one.notApplicable + one.broke,
    0,
  );
  assert.equal(sum, Object.keys(sampleReport.outcomes).length);
  assert.equal(coverage.find(({ side }) => side === 'host')?.unknown, 7);
});
