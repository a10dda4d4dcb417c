import { mkdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { AnyCheck } from '../core/check.ts';
import { UserError } from '../core/errors.ts';
import type { Report, ReportFormat } from '../core/report.ts';
import { formats } from '../report/formats/index.gen.ts';
import type { AuditFlags } from './audit-run.ts';

/** Each format and the file it goes to; none for stdout. */
export type Output = readonly { readonly format: ReportFormat; readonly path?: string }[];

/** Settles where the report goes before the store is touched, so that a mistake costs nothing. */
export async function planOutput(
  flags: Pick<AuditFlags, 'format' | 'json' | 'out'>,
  among: readonly ReportFormat[] = formats,
): Promise<Output> {
  const names = (flags.json ? 'json' : flags.format).split(',').map((name) => name.trim());
  const chosen = [...new Set(names)].map((name) => formatOf(name, among));
  if (flags.out === undefined) {
    if (chosen.length > 1) {
      throw new UserError('Several formats need a folder to go to.', { hint: 'Add --out FOLDER.' });
    }
    return chosen.map((format) => ({ format }));
  }
  const { out } = flags;
  const folder = chosen.length > 1 || (await isFolder(out)) || out.endsWith('/');
  await mkdir(folder ? out : dirname(out), { recursive: true }).catch((cause: unknown) => {
    throw new UserError(`The report cannot be written to "${out}".`, { hint: 'Name another place with --out.', cause });
  });
  return chosen.map((format) => ({ format, path: folder ? join(out, `report.${format.extension}`) : out }));
}

function formatOf(name: string, among: readonly ReportFormat[]): ReportFormat {
  const format = among.find(({ id }) => id === name);
  if (format) return format;
  throw new UserError(`There is no report format called "${name}".`, {
    hint: `One or more of: ${among.map(({ id }) => id).join(', ')}.`,
  });
}

async function isFolder(path: string): Promise<boolean> {
  const entry = await stat(path).catch(() => undefined);
  return entry?.isDirectory() ?? false;
}

/** Writes the report in every format that was asked for. */
export async function deliver(
  report: Report,
  checks: readonly AnyCheck[],
  output: Output,
  flags: Pick<AuditFlags, 'color' | 'verbose'>,
): Promise<void> {
  for (const { format, path } of output) {
    const colour = path === undefined && flags.color && process.stdout.isTTY && !process.env['NO_COLOR'];
    const width = Math.min(Math.max(process.stdout.columns ?? 100, 60), 120);
    const text = format.render(report, {
      colour,
      width,
      verbose: flags.verbose ?? false,
      checks,
    });
    if (path === undefined) process.stdout.write(text);
    else await writeFile(path, text, { mode: 0o600 });
  }
}
