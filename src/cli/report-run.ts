import { checks } from '../audit/checks/index.gen.ts';
import { UserError } from '../core/errors.ts';
import { compared, readReport } from './compare.ts';
import { deliver, planOutput } from './output.ts';

/** The flags of `storewarden report`, as commander names them. */
export interface ReportFlags {
  readonly format: string;
  readonly json?: boolean;
  readonly out?: string;
  readonly compare?: string;
  readonly color: boolean;
  readonly verbose?: boolean;
}

/** Reads a saved report and writes it in the formats that were asked for. */
export async function runReport(file: string, flags: ReportFlags): Promise<void> {
  const output = await planOutput(flags);
  const report = await readReport(file);
  const older = flags.compare === undefined ? undefined : await readReport(flags.compare);
  const asked = checks.filter(({ id }) => Object.hasOwn(report.outcomes, id));
  if (output.some(({ format }) => format.id === 'cyclonedx') && !report.components) {
    throw new UserError('This report does not say what the store is made of.', {
      hint: 'It comes from an older storewarden; run the audit again, or use --facts with what was kept.',
    });
  }
  await deliver(older ? compared(report, older) : report, asked, output, flags);
}
