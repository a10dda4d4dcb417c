import assert from 'node:assert/strict';
import { createSecretKey, randomBytes } from 'node:crypto';
import { appendFileSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { beginLog, checkLog, writeLog } from '../../protect/vault/log.ts';
import { openRecord } from '../../protect/vault/record.ts';
import { logFile } from './log-file.ts';

const key = createSecretKey(randomBytes(32));
const words = { did: 'open', who: 'Anna', why: 'refund', what: 'x' };
const now = new Date('2026-11-24T10:00:00Z');

async function inFolder(work: (path: string, locks: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'sw-log-'));
  try {
    await work(join(folder, 'log.jsonl'), join(folder, 'locks'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('half a line, as a full disk or a power cut leaves it, is no line, and goes with the next one', () =>
  inFolder(async (path, locks) => {
    const log = logFile(path, locks);
    await beginLog(log, key);
    await writeLog(log, key, words, now);
    appendFileSync(path, '{"n":2,"at":"2026-');

    assert.deepEqual((await checkLog(log, key)).broken, undefined);
    await writeLog(log, key, words, now);

    const found = await checkLog(log, key);
    assert.deepEqual([found.entries, found.broken], [2, undefined]);
    assert.equal(statSync(path).mode & 0o777, 0o600);
  }));

test('several that write at once wait for each other, and no line is lost', () =>
  inFolder(async (path, locks) => {
    const logs = Array.from({ length: 4 }, () => logFile(path, locks));
    await beginLog(logFile(path, locks), key);

    await Promise.all(
      logs.map(async (log) => {
        const record = openRecord(log, key);
        for (let n = 0; n < 10; n++) await record.add(() => [words, words], now);
      }),
    );

    const found = await checkLog(logFile(path, locks), key);
    assert.deepEqual([found.entries, found.broken], [80, undefined]);
  }));
