import type { Finding } from '../../core/finding.ts';
import type { RenderOptions, Report, ReportFormat } from '../../core/report.ts';
import { locationsOf, root } from '../sarif/locations.ts';
import { levels, type Rule, rulesOf } from '../sarif/rules.ts';
import { blindSpots, brokenChecks } from '../summary/blind.ts';
import { cleaned } from '../summary/clean.ts';

/** SARIF 2.1.0 (OASIS), for code scanning and other tools. https://docs.oasis-open.org/sarif/sarif/v2.1.0/ */
export default {
  id: 'sarif',
  title: 'SARIF 2.1.0, for code scanning',
  extension: 'sarif',
  render(given: Report, { checks }: RenderOptions): string {
    const report = cleaned(given);
    const rules = rulesOf(report, checks);
    const log = {
      $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
      version: '2.1.0',
      runs: [
        {
          tool: { driver: { name: report.tool.name, version: report.tool.version, rules } },
          automationDetails: { id: `storewarden/${encodeURIComponent(report.store.id)}/` },
          originalUriBaseIds: { [root]: { description: { text: "The root of the store's files." } } },
          columnKind: 'utf16CodeUnits',
          invocations: [invocation(report)],
          results: [
            ...report.findings.map((finding) => result(finding, rules)),
            ...(report.accepted ?? []).map((finding) => ({
              ...result(finding, rules),
              suppressions: [{ kind: 'external', status: 'accepted', justification: finding.accepted.because }],
            })),
          ],
          properties: { grade: report.grade, complete: report.complete, payment: report.payment, sides: report.sides },
        },
      ],
    };
    return `${JSON.stringify(log, undefined, 2)}\n`;
  },
} satisfies ReportFormat;

function invocation(report: Report) {
  const blind = blindSpots(report).map(({ detail, checks }) => ({
    level: 'note',
    message: { text: `Could not be told: ${detail} (${checks.join(', ')})` },
  }));
  const broken = brokenChecks(report).map(({ check }) => ({
    level: 'error',
    message: { text: `The check "${check}" broke; this is a bug in storewarden.` },
  }));
  return {
    executionSuccessful: report.complete,
    startTimeUtc: report.began,
    endTimeUtc: report.ended,
    toolExecutionNotifications: [...broken, ...blind],
  };
}

function result(finding: Finding, rules: readonly Rule[]) {
  const { check, severity, confidence, subject, says, remedy, advisories, side } = finding;
  return {
    ruleId: check,
    ruleIndex: rules.findIndex(({ id }) => id === check),
    level: levels[severity],
    message: { text: `${says.includes(subject) ? '' : `${subject}: `}${says} What to do: ${remedy.says}` },
    locations: locationsOf(finding),
    partialFingerprints: { 'storewarden/v1': finding.fingerprint },
    ...(finding.change ? { baselineState: finding.change === 'new' ? 'new' : 'unchanged' } : {}),
    properties: {
      severity,
      confidence,
      side,
      subject,
      who: remedy.who,
      effort: remedy.effort,
      advisories,
      ...(finding.knownExploited ? { knownExploited: true } : {}),
      ...(finding.loss ? { loss: finding.loss } : {}),
    },
  };
}
