import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../tools/families.ts';

const skip = existsSync(join(root, 'node_modules/assemblyscript/bin/asc.js')) ? false : 'assemblyscript is missing';

test('the kernel that is kept is what its source gives', { skip }, (context) => {
  const folder = mkdtempSync(join(tmpdir(), 'kernel-'));
  context.after(() => rmSync(folder, { recursive: true }));
  const out = join(folder, 'scan.wasm');

  const { status, stderr } = spawnSync(process.execPath, [join(root, 'tools/kernel.ts'), out], { encoding: 'utf8' });

  assert.equal(status, 0, stderr);
  const kept = readFileSync(join(root, 'kernel/scan.wasm'));
  assert.ok(readFileSync(out).equals(kept), 'Run: npm run build:kernel');
});
