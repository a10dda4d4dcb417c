import { createHash } from 'node:crypto';
import { mkdir, readdir, realpath, writeFile } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import { UserError } from '../core/errors.ts';
import type { Finding } from '../core/finding.ts';
import type { FileEntry, Files } from '../core/hands.ts';
import type { Report } from '../core/report.ts';
import { printable } from '../core/text.ts';

/** Checks whose findings name a file that somebody else may have put there or changed. */
const suspicious = new Set([
  'web-shell',
  'card-skimmer',
  'obfuscated-code',
  'nulled-code',
  'code-in-uploads',
  'image-with-code',
  'handler-override',
  'core-file-changed',
  'core-file-unknown',
]);
const MOST_FILES = 1_000;
const MOST_BYTES = 64 * 1024 * 1024;
const MOST_NEIGHBOURS = 30;
const HOUR = 3_600;

/** What to do first, in the order of the steps after a break-in (PCI DSS 12.10, NIST SP 800-61). */
const first = [
  'Keep this folder, a copy of the whole store, of its database and of its logs where the server cannot reach them.',
  'Look at what else came within the same hour, and in the access logs for who asked for these files first.',
  'Find the way in (an old component, a stolen password, a hole in an own module) before anything is put back.',
  'Close everything at once: replace the code from official releases, change all passwords and keys, end all sessions.',
  'If a card or a customer may be touched, tell the payment provider now; personal data: the authority within 72 hours.',
  'Audit again, and compare: storewarden audit --compare REPORT.',
];

/** The folder for copies, empty or not there yet; `UserError` if it may not be used. */
export async function planQuarantine(folder: string, root: string | undefined): Promise<string> {
  if (root === undefined)
    throw new UserError('--quarantine copies files, so it needs --root.', { hint: 'Say where the files are.' });
  const where = resolve(folder);
  const held = await readdir(where).catch(() => []);
  if (held.length > 0)
    throw new UserError(`"${printable(folder, 300)}" is not empty.`, { hint: 'Name a new folder for the copies.' });
  const store = await realpath(root).catch(() => undefined);
  if (store !== undefined && `${where}${sep}`.startsWith(`${store}${sep}`))
    throw new UserError('The copies may not lie within the store.', { hint: 'Name a folder elsewhere.' });
  return where;
}

/** Copies each suspect under a name that nothing runs, and writes `manifest.json`. The store is only read. */
export async function quarantine(where: string, files: Files, report: Report): Promise<number> {
  const suspects = suspectsOf(report.findings);
  const entries = await entriesOf(files);
  await mkdir(where, { recursive: true, mode: 0o700 });
  const kept: unknown[] = [];
  for (const [path, findings] of [...suspects].slice(0, MOST_FILES)) {
    const entry = entries.get(path) ?? (await files.stat(path));
    if (entry?.type !== 'file') continue;
    kept.push(await keep(where, files, entry, findings, kept.length + 1, [...entries.values()]));
  }
  const manifest = {
    made: new Date().toISOString(),
    store: report.store.name,
    first,
    files: kept,
    ...(suspects.size > MOST_FILES ? { more: suspects.size - MOST_FILES } : {}),
  };
  await writeFile(join(where, 'manifest.json'), `${JSON.stringify(manifest, undefined, 2)}\n`, { mode: 0o600 });
  return kept.length;
}

function suspectsOf(findings: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> {
  const found = new Map<string, readonly Finding[]>();
  for (const finding of findings) {
    if (!suspicious.has(finding.check)) continue;
    const paths = finding.evidence.flatMap((one) => (one.kind === 'file' ? [one.path] : []));
    for (const path of new Set([finding.subject, ...paths])) found.set(path, [...(found.get(path) ?? []), finding]);
  }
  return found;
}

async function entriesOf(files: Files): Promise<ReadonlyMap<string, FileEntry>> {
  const found = new Map<string, FileEntry>();
  for await (const entry of files.walk()) if (entry.type === 'file') found.set(entry.path, entry);
  return found;
}

async function keep(
  where: string,
  files: Files,
  entry: FileEntry,
  findings: readonly Finding[],
  number: number,
  others: readonly FileEntry[],
) {
  const { path, size, modified, mode } = entry;
  const bytes = size > MOST_BYTES ? undefined : await files.bytes(path, 0, size);
  const hash = bytes && createHash('sha256').update(bytes).digest('hex');
  const copy = hash === undefined ? undefined : `${String(number).padStart(4, '0')}-${hash.slice(0, 16)}.suspect`;
  if (bytes && copy !== undefined) await writeFile(join(where, copy), bytes, { mode: 0o400, flag: 'wx' });
  const near = others.filter((one) => one.path !== path && Math.abs(one.modified - modified) <= HOUR / 2);
  return {
    path,
    ...(copy === undefined ? { notCopied: size > MOST_BYTES ? 'too large' : 'could not be read' } : { copy }),
    ...(hash === undefined ? {} : { sha256: hash }),
    bytes: size,
    modified: new Date(modified * 1000).toISOString(),
    mode: mode.toString(8).padStart(4, '0'),
    findings: findings.map(({ check, severity, confidence, says }) => ({ check, severity, confidence, says })),
    /** Files that changed in the half hour before or after. */
    sameHour: { count: near.length, paths: near.slice(0, MOST_NEIGHBOURS).map((one) => one.path) },
  };
}
