import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { pack } from 'tar-stream';
import tree from '../../src/audit/probes/files/tree.ts';
import type { Tools } from '../../src/core/tools.ts';
import { openFiles } from '../../src/io/files/open.ts';
import { openKnowledge } from '../../src/io/knowledge.ts';
import { zipOf } from './zip-of.ts';

const room = mkdtempSync(join(tmpdir(), 'storewarden-same-'));
after(() => rmSync(room, { recursive: true, force: true }));

const quiet = () => undefined;
const tools: Tools = {
  now: () => new Date('2026-11-23T00:00:00Z'),
  signal: new AbortController().signal,
  log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
  tell: quiet,
};

const php = ['<', '?php'].join('');
const store: Readonly<Record<string, string | Buffer>> = {
  'index.php': `${php} echo 1;`,
  'wp-config.php.bak': `${php} define('DB_PASSWORD', 'Tr0ub4dor');`,
  'wp-content/debug.log': '[23-Nov-2026 10:00:00 UTC] PHP Warning:  foo\n',
  'wp-content/uploads/a.php': `${php} echo 2;`,
  'wp-content/uploads/.htaccess': 'AddType application/x-httpd-php .jpg',
  'wp-content/uploads/p.png': Buffer.concat([
    Buffer.from([0x89]),
    Buffer.from(`PNG${'x'.repeat(3_000_000)}${php} echo 'hello';`),
  ]),
  'backup/db.sql.gz': gzipSync(`-- MySQL dump 10\nINSERT INTO \`t\` VALUES (1);\n`),
  'backup/.htaccess': 'Deny from all',
  'Zoë.txt': 'name',
};

async function tarOf(): Promise<Buffer> {
  const tar = pack();
  for (const [name, content] of Object.entries(store)) tar.entry({ name, mtime: new Date(0) }, content);
  tar.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of tar as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function factsOf(where: string): Promise<unknown> {
  const opened = await openFiles(where, {}, tools);
  try {
    const inFiles = { id: 'woocommerce', certainty: 'certain' as const, versions: [] };
    const told = await tree.gather({ files: opened.files, knowledge: await openKnowledge() }, { inFiles }, tools);
    const plain = JSON.stringify(told, (key, value: unknown) =>
      ['permissions', 'live'].includes(key) || value === 'folder' || value === 'archive' ? '' : value,
    );
    // Only folders keep the time at which this test wrote the file.
    return JSON.parse(plain.replace(/"modified":"[^"]*"/g, '"modified":""'));
  } finally {
    await opened.close();
  }
}

test('the same store as folder, zip, tar, tar.gz and tar.zst gives the same facts', async () => {
  for (const [path, content] of Object.entries(store)) {
    mkdirSync(join(room, 'shop', path, '..'), { recursive: true });
    writeFileSync(join(room, 'shop', path), content);
  }
  const tar = await tarOf();
  writeFileSync(join(room, 'shop.tar'), tar);
  writeFileSync(join(room, 'shop.tar.gz'), gzipSync(tar));
  writeFileSync(join(room, 'shop.tar.zst'), zstdCompressSync(tar));
  writeFileSync(join(room, 'shop.zip'), zipOf(Object.entries(store).map(([name, content]) => ({ name, content }))));

  const folder = await factsOf(join(room, 'shop'));

  const seen = JSON.stringify(folder);
  for (const path of Object.keys(store).slice(1, -2)) assert.ok(seen.includes(path), path);
  for (const kind of ['zip', 'tar', 'tar.gz', 'tar.zst'])
    assert.deepEqual(await factsOf(join(room, `shop.${kind}`)), folder, kind);
});
