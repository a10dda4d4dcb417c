import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { UserError } from '../../core/errors.ts';
import type { LogStore } from '../../protect/vault/log.ts';
import { readPrivate, writeWhole } from '../keys/whole-file.ts';
import { lockFile } from './lock-file.ts';

const WAIT_MILLISECONDS = 10_000;

/**
 * The log in a file of mode 0600, to which lines are only ever added; how far it goes stands in a file beside it.
 * `locks` is a folder of ours. What is only half there (the disk was full, the power went) does not count as a line.
 */
export function logFile(path: string, locks: string): LogStore {
  const headPath = `${path}.head`;
  const whole = (): Promise<string> =>
    readFile(path, 'utf8').catch((error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
      throw error;
    });
  return {
    async lines() {
      return (await whole()).split('\n').slice(0, -1);
    },
    async append(lines) {
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      const file = await open(path, 'a+', 0o600);
      try {
        const { size } = await file.stat();
        const { buffer } = await file.read(Buffer.alloc(1), 0, 1, Math.max(0, size - 1));
        const until = size === 0 || buffer[0] === 10 ? size : Buffer.byteLength(wholeLines(await whole()));
        if (until !== size) await file.truncate(until);
        try {
          await file.writeFile(`${lines}\n`);
          await file.sync();
        } catch (error) {
          await file.truncate(until);
          throw error;
        }
      } finally {
        await file.close();
      }
    },
    head: () => readPrivate(headPath),
    setHead: (text) => writeWhole(headPath, text),
    async alone(work) {
      const lock = await waitFor(locks);
      try {
        return await work();
      } finally {
        lock.close();
      }
    },
  };
}

function wholeLines(text: string): string {
  return text.slice(0, text.lastIndexOf('\n') + 1);
}

async function waitFor(locks: string): Promise<{ close(): void }> {
  const until = performance.now() + WAIT_MILLISECONDS;
  for (;;) {
    const lock = lockFile(locks, 'log');
    if (lock) return lock;
    if (performance.now() > until)
      throw new UserError('Another storewarden holds the log of the vault.', { hint: 'Try again in a moment.' });
    await sleep(5 + Math.random() * 20);
  }
}
