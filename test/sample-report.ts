import type { Finding, Severity } from '../src/core/finding.ts';
import type { CheckWords, Outcome, Report, RenderOptions, SideLook } from '../src/core/report.ts';
import type { Side } from '../src/core/side.ts';
import { sampleData } from './sample-data.ts';
import { made } from './sample-findings.ts';

/** A made-up report of a store in trouble, for the tests of formats: every part of a report is in it. */

const quiet: readonly (readonly [string, Side, Outcome])[] = [
  ...words('web', 22, { ended: 'passed' }),
  ...words('tls', 9, { ended: 'passed' }),
  ...words('files', 17, { ended: 'passed' }),
  ...words('database', 8, { ended: 'passed' }),
  ...words('accounts', 5, { ended: 'passed' }),
  ...words('files', 6, { ended: 'not-applicable', because: 'It is not about Magento Open Source.' }, 'other-engine'),
  ...words(
    'tls',
    2,
    {
      ended: 'unknown',
      missing: [{ fact: 'tls.old', why: 'unsupported', detail: 'This machine no longer speaks TLS 1.0.' }],
    },
    'old',
  ),
  ...words(
    'web',
    3,
    {
      ended: 'unknown',
      missing: [
        {
          fact: 'payment.page',
          why: 'unsupported',
          detail: 'No browser was found; install Chromium or name one with --browser PATH.',
        },
      ],
    },
    'browser',
  ),
  ...words('host', 7, {
    ended: 'unknown',
    missing: [
      {
        fact: 'host.php',
        why: 'not-asked',
        detail: "The server was not looked at; add --host on the store's own server.",
      },
    ],
  }),
  ['stopped', 'accounts', { ended: 'broke', error: 'TypeError: made up\n    at somewhere' }],
];

function words(side: Side, count: number, outcome: Outcome, name = 'quiet'): (readonly [string, Side, Outcome])[] {
  return Array.from({ length: count }, (_, index) => [`${name}-${side}-${index + 1}`, side, outcome] as const);
}

const findings: readonly Finding[] = made.flatMap(
  ({ check, title, side, severity, who, why, remedy, standards, seen }) =>
    seen.map(({ subject, says, evidence, more }, index): Finding => ({
      check,
      fingerprint: Buffer.from(`${check}${index}`).toString('hex').padEnd(16, '0').slice(-16),
      side,
      severity,
      confidence: 'firm',
      title,
      subject,
      says,
      why,
      evidence: evidence ?? [],
      remedy: { ...remedy, who },
      standards,
      advisories: [],
      ...more,
    })),
);

export const sampleChecks: readonly CheckWords[] = [
  ...made.map(({ check, title, side, severity, why, remedy, standards }) => ({
    id: check,
    title,
    side,
    severity,
    why,
    fix: remedy.says,
    standards,
  })),
  ...quiet.map(([id, side]) => ({
    id,
    title: `A made-up flaw called ${id}`,
    side,
    severity: 'low' as const,
    why: 'It is made up.',
    fix: 'Do nothing.',
    standards: ['owasp-2025:A02'],
  })),
];

export const sampleOptions: RenderOptions = { colour: false, width: 100, verbose: false, checks: sampleChecks };

function countOf(severity: Severity): number {
  return findings.filter((finding) => finding.severity === severity).length;
}

export const sampleReport: Report = {
  version: 1,
  tool: { name: 'storewarden', version: '0.1.0', knowledge: '2026-11-20' },
  store: {
    id: 'shop.example',
    name: 'Müller & Söhne <Garten>',
    url: 'https://shop.example/',
    engine: { id: 'magento2', name: 'Magento Open Source', version: '2.4.6-p3', certainty: 'certain' },
  },
  began: '2026-11-23T10:00:00.000Z',
  ended: '2026-11-23T10:03:12.000Z',
  complete: false,
  grade: 'F',
  gradeMoves: [
    '2 critical findings cap the grade at F.',
    '5 high findings cap it at D.',
    'Each medium finding costs 7 of 100 points, 35 at most.',
  ],
  sides: {
    web: { looked: true, grade: 'D', checks: 26, unknown: 3 },
    tls: { looked: true, grade: 'A', checks: 9, unknown: 2 },
    files: { looked: true, grade: 'F', checks: 20, unknown: 0 },
    database: { looked: true, grade: 'F', checks: 10, unknown: 0 },
    accounts: { looked: true, grade: 'D', checks: 6, unknown: 0 },
    host: {
      looked: false,
      asked: false,
      why: 'not-asked',
      hint: "The server was not looked at; add --host on the store's own server.",
    },
  },
  data: sampleData,
  payment: {
    integration: 'own-form',
    questionnaire: 'SAQ D',
    because: [
      'The checkout page has a field for the card number that is sent to the store itself.',
      'Whole card numbers are stored in the database.',
    ],
  },
  counts: {
    critical: countOf('critical'),
    high: countOf('high'),
    medium: countOf('medium'),
    low: countOf('low'),
    info: countOf('info'),
  },
  findings,
  outcomes: Object.fromEntries([
    ...made.map(({ check, seen }) => [check, { ended: 'failed', findings: seen.length }] as const),
    ...quiet.map(([id, , outcome]) => [id, outcome] as const),
  ]),
  accepted: findings.slice(-1).map((finding) => ({
    ...finding,
    check: 'directory-listing',
    title: 'A folder shows what is in it',
    subject: '/downloads/',
    accepted: { until: '2027-03-31', because: 'The folder is meant to be browsed.' },
  })),
  gone: findings.slice(-1).map((finding) => ({
    ...finding,
    check: 'exposed-git',
    title: 'The version history can be downloaded',
    subject: 'https://shop.example/.git/',
  })),
};

function allGood(checks: number): SideLook {
  return { looked: true, grade: 'A+', checks, unknown: 0 };
}

/** Nothing wrong was found, and everything was looked at. */
export const cleanReport: Report = {
  ...sampleReport,
  complete: true,
  grade: 'A+',
  gradeMoves: [],
  sides: {
    web: allGood(26),
    tls: allGood(11),
    files: allGood(20),
    database: allGood(10),
    accounts: allGood(7),
    host: allGood(7),
  },
  payment: {
    integration: 'redirect',
    questionnaire: 'SAQ A',
    because: ['The payment methods that are on all send the customer away.'],
  },
  counts: { critical: 0, high: 0, medium: 0, low: 0, info: 0 },
  findings: [],
  accepted: [],
  gone: [],
  outcomes: Object.fromEntries(sampleChecks.map(({ id }) => [id, { ended: 'passed' }])),
};
