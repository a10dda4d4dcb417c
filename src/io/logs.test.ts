import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { CannotTell } from '../core/errors.ts';
import { Unknown } from '../core/fact.ts';
import { openLogs } from './logs.ts';

const room = mkdtempSync(join(tmpdir(), 'storewarden-logs-'));
after(() => rmSync(room, { recursive: true, force: true }));
const closed = new Unknown('not-asked', 'no');

function put(path: string, content: string | Buffer, age = 0): string {
  const whole = join(room, path);
  mkdirSync(join(whole, '..'), { recursive: true });
  writeFileSync(whole, content);
  utimesSync(whole, 1_700_000_000 - age, 1_700_000_000 - age);
  return whole;
}

async function texts(globs: readonly string[], root?: string): Promise<readonly string[]> {
  const logs = await openLogs({ globs, root, host: false }, closed);
  assert.ok(!(logs instanceof Unknown), 'there are logs');
  const found: string[] = [];
  for (const file of logs.files) {
    let text = '';
    for await (const chunk of logs.read(file)) text += Buffer.from(chunk).toString();
    found.push(text);
  }
  return found;
}

test('reads plain, gzip and zstd logs, the oldest first', async () => {
  put('a/x_access.log', 'new');
  put('a/x_access.log.1', 'older', 100);
  put('a/x_access.log.2.gz', gzipSync('old'), 200);
  put('a/x_access.log.3.zst', zstdCompressSync('oldest'), 300);

  assert.deepEqual(await texts([join(room, 'a/*access*')]), ['oldest', 'old', 'older', 'new']);
});

test('finds them beside and within the folder of the store, and nothing else', async () => {
  put('home/public_html/index.php', '<?php');
  put('home/logs/access_log', 'beside');
  put('home/logs/mail.log', 'no');
  put('home/public_html/log/access.log', 'within', 5);
  put('home/public_html/log/debug.log', 'no');

  assert.deepEqual(await texts([], join(room, 'home/public_html')), ['within', 'beside']);
});

test('says so where nothing fits, and where an archive is damaged', async () => {
  const none = await openLogs({ globs: [join(room, 'nowhere/*')], root: undefined, host: false }, closed);
  const empty = await openLogs({ globs: [], root: undefined, host: false }, closed);
  put(
    'b/access.log.gz',
    Buffer.concat([gzipSync('x'.repeat(100_000)).subarray(0, 30), Buffer.from('garbage that is no gzip')]),
  );

  assert.ok(none instanceof Unknown && none.why === 'failed');
  assert.ok(empty instanceof Unknown && empty.why === 'not-asked');
  await assert.rejects(texts([join(room, 'b/*')]), CannotTell);
});
