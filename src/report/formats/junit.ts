import type { Finding } from '../../core/finding.ts';
import type { CheckWords, Outcome, RenderOptions, Report, ReportFormat } from '../../core/report.ts';
import { evidenceSays } from '../summary/evidence.ts';

interface Case {
  readonly id: string;
  readonly title: string;
  readonly side: string;
  readonly outcome: Outcome;
  readonly findings: readonly Finding[];
}

/** Each check as a test case: failed if it found something, skipped if it could not tell or does not apply. */
export default {
  id: 'junit',
  title: 'JUnit XML, for build servers',
  extension: 'xml',
  render(report: Report, { checks }: RenderOptions): string {
    const suites = Map.groupBy(casesOf(report, checks), ({ side }) => side);
    const seconds = Math.max(0, (Date.parse(report.ended) - Date.parse(report.began)) / 1000) || 0;
    const all = [...suites.values()].flat();
    return [
      '<?xml version="1.0" encoding="UTF-8"?>',
      `<testsuites name="storewarden: ${xml(report.store.name)}"${sums(all)} time="${seconds.toFixed(3)}">`,
      ...[...suites].flatMap(([side, cases]) => suite(side, cases, report.began)),
      '</testsuites>',
      '',
    ].join('\n');
  },
} satisfies ReportFormat;

function casesOf(report: Report, checks: readonly CheckWords[]): readonly Case[] {
  const words = new Map(checks.map((check) => [check.id, check]));
  return Object.entries(report.outcomes).map(([id, outcome]) => {
    const findings = report.findings.filter(({ check }) => check === id);
    const known = words.get(id) ?? findings[0];
    return { id, title: known?.title ?? id, side: known?.side ?? 'other', outcome, findings };
  });
}

function suite(side: string, cases: readonly Case[], began: string): readonly string[] {
  return [
    `  <testsuite name="${xml(side)}"${sums(cases)} timestamp="${xml(began)}">`,
    ...cases.flatMap((one) => testCase(one)),
    '  </testsuite>',
  ];
}

function sums(cases: readonly Case[]): string {
  const count = (...kinds: readonly Outcome['ended'][]): number =>
    cases.filter(({ outcome }) => kinds.includes(outcome.ended)).length;
  return ` tests="${cases.length}" failures="${count('failed')}" errors="${count('broke')}" skipped="${count('unknown', 'not-applicable')}"`;
}

function testCase({ id, title, side, outcome, findings }: Case): readonly string[] {
  const open = `    <testcase name="${xml(`${id}: ${title}`)}" classname="storewarden.${xml(side)}"`;
  const inside = insideOf(outcome, findings);
  return inside === undefined ? [`${open}/>`] : [`${open}>`, `      ${inside}`, '    </testcase>'];
}

function insideOf(outcome: Outcome, findings: readonly Finding[]): string | undefined {
  switch (outcome.ended) {
    case 'failed': {
      const worst = findings[0];
      const text = findings.map((one) => findingText(one)).join('\n');
      return `<failure type="${xml(worst?.severity ?? 'failed')}" message="${xml(worst?.says ?? 'It found something.')}">${xml(text)}</failure>`;
    }
    case 'unknown':
      return `<skipped message="${xml(`Could not tell: ${[...new Set(outcome.missing.map(({ detail }) => detail))].join(' ')}`)}"/>`;
    case 'not-applicable':
      return `<skipped message="${xml(`Does not apply: ${outcome.because}`)}"/>`;
    case 'broke':
      return `<error type="bug" message="${xml(outcome.error.split('\n')[0] ?? '')}"/>`;
    case 'passed':
    default:
      return undefined;
  }
}

function findingText({ severity, subject, says, evidence, remedy }: Finding): string {
  const seen = evidence.map((one) => `  ${evidenceSays(one)}`);
  return [`[${severity}] ${subject}: ${says}`, ...seen, `  What to do: ${remedy.says}`].join('\n');
}

// What XML 1.0 allows: https://www.w3.org/TR/xml/#charsets
// oxlint-disable-next-line no-control-regex -- control characters are what is taken out
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g;
const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Text for an attribute or an element, without the characters that XML cannot hold. */
function xml(text: string): string {
  return text
    .toWellFormed()
    .replace(forbidden, '\ufffd')
    .replace(/[&<>"']/g, (character) => entities[character] ?? '');
}
