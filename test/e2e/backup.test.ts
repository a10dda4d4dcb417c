// One planted store and its database, looked at where they live, in a backup, and from another machine: the same answers.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import type { Report } from '../../src/core/report.ts';
import { makeMysql, type Trial } from '../databases/servers.ts';
import { zipOf } from '../files/zip-of.ts';
import { noSshd, type SshServer, startSshd } from '../ssh/server.ts';
import { makeCareless } from '../stores/careless/store.ts';
import { auditJson } from './run.ts';

const room = mkdtempSync(join(tmpdir(), 'storewarden-backup-'));
const root = join(room, 'shop');
let trial: Trial | undefined;
let ssh: SshServer | undefined;
let skip: string | undefined;
let live: Report | undefined;

before(async () => {
  const made = await makeMysql();
  if (typeof made === 'string') {
    skip = made;
    return;
  }
  trial = made;
  mkdirSync(root);
  await makeCareless(root, made, 'planted');
  pack(made);
  if (noSshd === false) ssh = await startSshd();
  live = await look(['--root', root]);
});

after(async () => {
  ssh?.stop();
  await trial?.drop();
  rmSync(room, { recursive: true, force: true });
});

/** The backups that a shop owner would have: made by the usual programs. */
function pack({ dsn, name }: Trial): void {
  const { hostname, port, username, password } = new URL(dsn);
  const login = ['-h', hostname, '-P', port || '3306', '-u', username, ...(password === '' ? [] : [`-p${password}`])];
  const dump = execFileSync(dumper(), [...login, '--triggers', '--routines', name], { maxBuffer: 1e9 });
  writeFileSync(join(room, 'dump.sql.gz'), gzipSync(dump));
  writeFileSync(join(room, 'dump.sql.zst'), zstdCompressSync(dump));
  cpSync(root, join(room, 'packed/www'), { recursive: true });
  execFileSync('tar', ['-czf', join(room, 'backup.tar.gz'), '-C', join(room, 'packed'), 'www']);
  const members = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ name: path.slice(root.length + 1), content: readFileSync(path) }));
  writeFileSync(join(room, 'backup.zip'), zipOf(members));
}

function dumper(): string {
  try {
    execFileSync('mariadb-dump', ['--version']);
    return 'mariadb-dump';
  } catch {
    return 'mysqldump';
  }
}

async function look(words: readonly string[]): Promise<Report> {
  const env = ssh === undefined ? {} : { HOME: ssh.home, SSH_AUTH_SOCK: '' };
  const { report, ran } = await auditJson(words, { env });
  assert.equal(ran.code, 1, ran.stderr);
  assert.ok(report.sides.files.looked, JSON.stringify(report.sides.files));
  assert.ok(report.sides.database.looked, JSON.stringify(report.sides.database));
  return report;
}

/** Check and subject of every finding; a backup's own top folder left out. */
function told(report: Report, but: readonly string[] = []): readonly string[] {
  return report.findings
    .filter(({ check }) => !but.includes(check))
    .map(({ check, subject }) => `${check}: ${subject}`)
    .toSorted();
}

/** What only the live thing tells: who may read a file, and what the account of the database may do. */
const ofFiles = 'weak-file-permissions';
const ofAccount = 'database-rights';

function same(report: Report, but: readonly string[]): void {
  assert.ok(live);
  assert.deepEqual(told(report, but), told(live, but));
  for (const id of but) {
    const outcome = report.outcomes[id];
    assert.equal(outcome?.ended, 'unknown', `${id}: ${JSON.stringify(outcome)}`);
    assert.match(JSON.stringify(outcome), /[a-z]{3,} [a-z]{2,}/, 'with a reason');
  }
}

test('the live store gives the findings that were planted', (t) => {
  if (skip !== undefined) return t.skip(skip);
  assert.ok(live);
  const found = new Set(live.findings.map(({ check }) => check));

  for (const id of [
    ofFiles,
    ofAccount,
    'code-in-uploads',
    'injected-script',
    'weak-admin-password',
    'dangerous-trigger',
  ])
    assert.ok(found.has(id), `${id} is not among ${[...found].join(', ')}`);
  assert.ok(live.findings.length > 40, String(live.findings.length));
});

for (const [files, dump] of [
  ['backup.tar.gz', 'dump.sql.gz'],
  ['backup.zip', 'dump.sql.zst'],
] as const) {
  test(`${files} and ${dump} give the same, and say what a copy cannot tell`, async (t) => {
    if (skip !== undefined) return t.skip(skip);

    const report = await look(['--root', join(room, files), '--db', join(room, dump)]);

    same(report, [ofFiles, ofAccount]);
  });
}

test('the files by SFTP give the same', async (t) => {
  if (skip !== undefined || noSshd !== false) return t.skip(skip ?? String(noSshd));
  const where = `sftp://${ssh?.user}@127.0.0.1:${ssh?.port}${root}`;

  const report = await look(['--root', where, '--identity', ssh?.identity ?? '', '--db', trial?.dsn ?? '']);

  same(report, []);
});

test('the files by SSH, and the database through it by the login of the configuration, give the same', async (t) => {
  if (skip !== undefined || noSshd !== false) return t.skip(skip ?? String(noSshd));
  const account = `${ssh?.user}@127.0.0.1:${ssh?.port}`;

  const report = await look(['--ssh', account, '--identity', ssh?.identity ?? '', '--root', root]);

  same(report, []);
});
