import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { after, before, test } from 'node:test';
import { makeMysql, makePostgres, type Trial } from '../../../test/databases/servers.ts';
import { noSshd, type SshServer, startSshd } from '../../../test/ssh/server.ts';
import { CannotTell } from '../../core/errors.ts';
import { Unknown } from '../../core/fact.ts';
import type { Tools } from '../../core/tools.ts';
import { openDatabase } from './open.ts';

const quiet = (): void => undefined;
const tools: Tools = {
  now: () => new Date('2026-11-23T00:00:00Z'),
  signal: new AbortController().signal,
  log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
  tell: quiet,
};
const home = process.env['HOME'];
const agent = process.env['SSH_AUTH_SOCK'];
let server: SshServer | undefined;

before(async () => {
  if (noSshd !== false) return;
  server = await startSshd();
  process.env['HOME'] = server.home;
  delete process.env['SSH_AUTH_SOCK'];
});
after(() => {
  server?.stop();
  if (home !== undefined) process.env['HOME'] = home;
  if (agent !== undefined) process.env['SSH_AUTH_SOCK'] = agent;
});

const ssh = () => ({ ssh: `${server?.user}@127.0.0.1:${server?.port}`, identity: server?.identity ?? '' });
const noFiles = new Unknown('not-asked', 'Not in this test.');
const sockets = (): readonly string[] => readdirSync(tmpdir()).filter((name) => /^storewarden-.{6}$/.test(name));

async function rowsOf(where: string): Promise<{ readonly name: string; readonly count: number }> {
  const opened = await openDatabase({ where, logins: undefined, files: noFiles, ssh: ssh() }, tools);
  assert.ok(!(opened instanceof Unknown));
  try {
    return { name: opened.database.name, count: await opened.database.count('parcel') };
  } finally {
    await opened.close();
  }
}

const kinds: readonly (readonly [string, () => Promise<Trial | string>, string])[] = [
  ['MariaDB', makeMysql, '/run/mysqld/mysqld.sock'],
  ['PostgreSQL', makePostgres, '/var/run/postgresql'],
];

for (const [kind, make, socket] of kinds) {
  test(`${kind} is read through SSH by its port, and leaves no socket behind`, { skip: noSshd }, async (t) => {
    const trial = await make();
    if (typeof trial === 'string') return t.skip(trial);
    const standing = sockets();
    try {
      await trial.run('CREATE TABLE parcel (id int)');
      await trial.run('INSERT INTO parcel VALUES (1), (2)');

      const { name, count } = await rowsOf(trial.dsn);

      assert.equal(count, 2);
      assert.match(name, /through SSH$/);
      assert.deepEqual(
        sockets().filter((one) => !standing.includes(one)),
        [],
      );
    } finally {
      await trial.drop();
    }
  });

  test(`${kind} is read through SSH by the socket on the far side`, { skip: noSshd }, async (t) => {
    if (!existsSync(socket)) return t.skip(`there is no ${socket} here`);
    const trial = await make();
    if (typeof trial === 'string') return t.skip(trial);
    try {
      await trial.run('CREATE TABLE parcel (id int)');
      await trial.run('INSERT INTO parcel VALUES (1)');

      const told = await rowsOf(`${trial.dsn}?socketPath=${socket}`).catch((error: unknown) => error);

      // The servers of some machines let an account in by its name on the machine only.
      if (told instanceof CannotTell && told.why === 'no-access') return t.skip(told.message);
      assert.equal((told as { count?: number }).count, 1, String(told));
    } finally {
      await trial.drop();
    }
  });
}

test('a database that does not answer at the far end cannot be told, and why is said', { skip: noSshd }, async () => {
  await assert.rejects(rowsOf('mysql://somebody@127.0.0.1:1/shop'), (error) => {
    assert.ok(error instanceof CannotTell, String(error));
    assert.equal(error.why, 'unreachable');
    return true;
  });
});

test('a socket that is not there on the far side cannot be told', { skip: noSshd }, async () => {
  await assert.rejects(
    rowsOf('mysql://somebody@127.0.0.1/shop?socketPath=/nowhere/mysqld.sock'),
    (error) => error instanceof CannotTell && error.why === 'unreachable',
  );
});
