import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';

const main = join(import.meta.dirname, '../../src/cli/main.ts');
const home = mkdtempSync(join(tmpdir(), 'sw-vault-e2e-'));
const path = join(home, 'shop.db');
const db = `sqlite:${path}`;
const visa = ['4111', '1111', '1111', '1111'].join('');

function vault(
  words: readonly string[],
  more: { readonly input?: string; readonly env?: Record<string, string> } = {},
) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, 'vault', ...words], {
    encoding: 'utf8',
    input: more.input ?? '',
    env: { ...process.env, STOREWARDEN_HOME: home, ...more.env },
  });
  return { status, stdout, stderr };
}

function rows(): readonly unknown[] {
  const file = new DatabaseSync(path);
  const found = file.prepare('SELECT * FROM orders ORDER BY id').all();
  file.close();
  return found.map((row) => ({ ...row }));
}

function fill(): void {
  rmSync(path, { force: true });
  const file = new DatabaseSync(path);
  file.exec(
    `CREATE TABLE orders (id INTEGER PRIMARY KEY, cc_number TEXT, note TEXT, cvv TEXT);
     INSERT INTO orders VALUES (1, '${visa}', 'card 5555 5555 5555 4444', '123'), (2, NULL, 'x', '')`,
  );
  file.close();
}

test('from the plan to the purge', () => {
  fill();
  const was = rows();

  const early = vault(['plan', '--db', db, '--json']);
  assert.equal(early.status, 0, early.stderr);
  assert.deepEqual(rows(), was);
  assert.equal(vault(['seal', '--db', db, '--yes']).status, 2);
  assert.equal(vault(['init']).status, 0);
  assert.equal(statSync(join(home, 'vault', 'ring.json')).mode & 0o777, 0o600);
  assert.equal(statSync(join(home, 'vault', 'key')).mode & 0o777, 0o600);
  assert.equal(vault(['init']).status, 2);

  const unasked = vault(['seal', '--db', db]);
  assert.equal(unasked.status, 2);
  assert.match(unasked.stderr, /--yes/);
  assert.deepEqual(rows(), was);
  const sealed = vault(['seal', '--db', db, '--yes']);
  assert.equal(sealed.status, 0, sealed.stderr);
  const [first] = rows() as readonly { cc_number: string; note: string; cvv: string | null }[];
  assert.match(first?.cc_number ?? '', /^9999\d{8}1111$/);
  assert.match(first?.note ?? '', /^card 9999 \d{4} \d{4} 4444$/);
  assert.equal(first?.cvv, null);
  assert.ok(!readFileSync(path).includes(visa), 'the number is not in the file any more');

  const token = first?.cc_number ?? '';
  assert.equal(vault(['open', token, '--db', db]).status, 2);
  assert.equal(vault(['open', token, '--db', db, '--who', 'Anna', '--why', 'refund 7']).stdout, `${visa}\n`);
  assert.match(vault(['log']).stdout, /"who":"Anna","why":"refund 7"/);
  assert.equal(vault(['log', 'verify']).status, 0);
  assert.match(
    vault(['find', '--db', db], { input: `${visa.slice(0, 4)} ${visa.slice(4)}\n` }).stdout,
    new RegExp(token),
  );
  assert.equal(vault(['verify', '--db', db]).status, 0);

  assert.equal(vault(['rotate']).status, 0);
  assert.equal(vault(['rotate', '--data', '--db', db]).status, 0);
  assert.equal(vault(['open', token, '--db', db, '--who', 'Anna', '--why', 'refund 8']).stdout, `${visa}\n`);
  assert.equal(vault(['undo', '--db', db, '--yes']).status, 0);
  assert.deepEqual(rows(), [{ ...(was[0] as object), cvv: null }, was[1]]);

  assert.equal(vault(['seal', '--db', db, '--yes']).status, 0);
  assert.equal(vault(['purge', '--db', db, '--now', '--yes']).status, 0);
  const late = vault(['undo', '--db', db, '--yes']);
  assert.equal(late.status, 2);
  assert.match(late.stderr, /purged/);
});

test('a number that appears after the sealing is told by verify, with exit code 1', () => {
  const file = new DatabaseSync(path);
  file.exec(`INSERT INTO orders VALUES (3, '${visa}', '', '')`);
  file.close();

  const found = vault(['verify', '--db', db]);

  assert.equal(found.status, 1);
  assert.match(found.stdout, /orders\.cc_number .*1 cell in clear/);
  assert.ok(!found.stdout.includes(visa));
});

test('a log that was cut off, a ring of another key, and no database are told in words', () => {
  const log = join(home, 'vault', 'log.jsonl');
  const text = readFileSync(log, 'utf8');
  writeFileSync(log, text.split('\n').slice(0, -3).join('\n'));
  const cut = vault(['log', 'verify']);
  writeFileSync(log, text);

  assert.equal(cut.status, 1);
  assert.match(cut.stdout, /ends after line/);
  assert.equal(vault(['plan']).status, 2);
  assert.equal(vault(['plan', '--db', 'sqlite:/nowhere/at/all.db']).status, 2);
  assert.equal(vault(['open', '9999123456781111', '--db', db, '--who', 'A', '--why', 'no such token']).status, 2);
  const key = join(home, 'vault', 'key');
  const kept = readFileSync(key, 'utf8');
  writeFileSync(key, `storewarden-key-1 ${'0'.repeat(64)}\n`);
  const wrong = vault(['verify', '--db', db]);
  writeFileSync(key, kept);
  assert.equal(wrong.status, 2);
  assert.match(wrong.stderr, /does not open the key ring/);
});

test('a passphrase keeps the key where that was asked for', () => {
  const other = mkdtempSync(join(tmpdir(), 'sw-vault-pass-'));
  const env = { STOREWARDEN_HOME: other, STOREWARDEN_VAULT_NEW_PASSPHRASE: 'correct horse battery' };

  assert.equal(vault(['init', '--key', 'passphrase'], { env }).status, 0);
  assert.equal(
    vault(['log', 'verify'], { env: { ...env, STOREWARDEN_VAULT_PASSPHRASE: 'correct horse battery' } }).status,
    0,
  );
  assert.equal(
    vault(['log', 'verify'], { env: { ...env, STOREWARDEN_VAULT_PASSPHRASE: 'correct horse batterz' } }).status,
    2,
  );
  assert.ok(
    !execFileSync('ls', [join(other, 'vault')], { encoding: 'utf8' })
      .split('\n')
      .includes('key'),
  );
});
