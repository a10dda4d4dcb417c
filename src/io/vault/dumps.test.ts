import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { findDumps } from './dumps.ts';

test('dumps are found by how they begin, also packed, and other files of such names are not', async () => {
  const root = mkdtempSync(join(tmpdir(), 'sw-dumps-'));
  try {
    mkdirSync(join(root, 'var/backups'), { recursive: true });
    const write = (path: string, text: string | Uint8Array) => writeFileSync(join(root, path), text);
    const dump = '-- MariaDB dump 10.19  Distrib 10.11\n\nDROP TABLE IF EXISTS `orders`;\n';
    write('shop.sql', dump);
    write('var/backups/shop-2026.sql.gz', gzipSync(dump.repeat(30_000)));
    write('var/backups/pg.dump', `PGDMP\u0001\u000e${'x'.repeat(100)}`);
    write('old.sql.bak', 'INSERT INTO `orders` VALUES (1);');
    write('backup-full.tar.gz', gzipSync('x'));
    write('var/db_backup.zip', 'PK');
    new DatabaseSync(join(root, 'copy.sqlite')).exec('CREATE TABLE t (a)');
    write('thumbs.db', 'no database at all');
    write('notes.sql.txt', dump);
    write('empty.sql', '');
    write('install.sql', '# nothing but comments\n');
    write('image.zip', 'PK');
    symlinkSync('/', join(root, 'link'));

    const found = await findDumps([root], new AbortController().signal);

    assert.equal(found.isCut, false);
    assert.deepEqual(found.files.map(({ path, by }) => `${relative(root, path)} ${by}`).toSorted(), [
      'backup-full.tar.gz name',
      'copy.sqlite content',
      'old.sql.bak content',
      'shop.sql content',
      'var/backups/pg.dump content',
      'var/backups/shop-2026.sql.gz content',
      'var/db_backup.zip name',
    ]);
    assert.deepEqual((await findDumps([join(root, 'nowhere')], new AbortController().signal)).files, []);
  } finally {
    rmSync(root, { recursive: true });
  }
});
