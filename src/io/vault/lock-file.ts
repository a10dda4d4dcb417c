import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** A lock of this machine that the system gives back when the process ends, however it ends; `undefined` if another has it. */
export function lockFile(folder: string, what: string): { close(): void } | undefined {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, `${createHash('sha256').update(what).digest('hex').slice(0, 24)}.lock`);
  const file = new DatabaseSync(path, { timeout: 0 });
  try {
    file.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
    return { close: () => file.close() };
  } catch (error) {
    file.close();
    if ((Number((error as { readonly errcode?: number }).errcode) & 0xff) === 5) return undefined;
    throw error;
  }
}
