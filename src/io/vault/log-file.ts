import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { LogStore } from '../../protect/vault/log.ts';
import { readPrivate, writeWhole } from '../keys/whole-file.ts';

/** The log in a file of mode 0600, to which lines are only ever added; how far it goes stands in a file beside it. */
export function logFile(path: string): LogStore {
  const headPath = `${path}.head`;
  return {
    async lines() {
      const text = await readFile(path, 'utf8').catch((error: unknown) => {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
        throw error;
      });
      return text.split('\n').filter((line) => line !== '');
    },
    async append(line) {
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      const file = await open(path, 'a', 0o600);
      try {
        await file.writeFile(`${line}\n`);
        await file.sync();
      } finally {
        await file.close();
      }
    },
    head: () => readPrivate(headPath),
    setHead: (text) => writeWhole(headPath, text),
  };
}
