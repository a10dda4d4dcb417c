import { execFile } from 'node:child_process';
import { join } from 'node:path';
import type { Report } from '../../src/core/report.ts';

/** The command line's file. */
export const program = join(import.meta.dirname, '../../src/cli/main.ts');

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line as a user would, on the Node of the tests. */
export function storewarden(
  words: readonly string[],
  options: { readonly cwd?: string; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<Ran> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [program, ...words],
      {
        cwd: options.cwd,
        env: { ...process.env, NO_COLOR: '1', ...options.env },
        maxBuffer: 64 * 1024 * 1024,
        timeout: 240_000,
      },
      (error, stdout, stderr) => {
        const code = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
        resolve({ code, stdout, stderr });
      },
    );
  });
}

/** Audits and reads the JSON report. */
export async function auditJson(
  words: readonly string[],
  options: Parameters<typeof storewarden>[1] = {},
): Promise<{ readonly report: Report; readonly ran: Ran }> {
  const ran = await storewarden(['audit', ...words, '--json'], options);
  if (ran.stdout === '') throw new Error(`No report; exit ${ran.code}: ${ran.stderr}`);
  return { report: JSON.parse(ran.stdout) as Report, ran };
}

/** Ids of the checks that failed. */
export function failedIds(report: Report): ReadonlySet<string> {
  return new Set(report.findings.map((finding) => finding.check));
}
