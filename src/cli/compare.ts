import { UserError } from '../core/errors.ts';
import type { Finding } from '../core/finding.ts';
import type { Report } from '../core/report.ts';
import { reportSchema } from '../report/schema.ts';
import { readJson } from './read-json.ts';

/** An older JSON report, for `--compare`. */
export async function readReport(path: string): Promise<Report> {
  const report = await readJson(path);
  if (!reportSchema.safeParse(report).success) {
    throw new UserError(`"${path}" is not a report of storewarden.`, {
      hint: 'Write one with --format json --out FILE.',
    });
  }
  return report as Report; // as the schema has just said
}

/** The report with its findings marked new or known, and the older one's that are gone. */
export function compared(report: Report, older: Report): Report {
  const before = new Set(older.findings.map(({ fingerprint }) => fingerprint));
  const now = new Set(report.findings.map(({ fingerprint }) => fingerprint));
  return {
    ...report,
    findings: report.findings.map((one): Finding => ({
      ...one,
      change: before.has(one.fingerprint) ? 'known' : 'new',
    })),
    // What a check could not tell this time is not gone.
    gone: older.findings.filter(
      ({ fingerprint, check }) =>
        !now.has(fingerprint) && ['passed', 'failed'].includes(report.outcomes[check]?.ended ?? ''),
    ),
  };
}
