import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import check from './database-rights.ts';

const at = { now: new Date('2026-11-23') };

const find = (grants: readonly { rights: readonly string[]; on: string; account: string }[]) =>
  check.find({ grants, config: undefined }, at);

test('rights over the whole server are told', () => {
  for (const rights of [['ALL PRIVILEGES'], ['SELECT', 'FILE'], ['SUPER'], ['SUPERUSER']]) {
    const flaws = find([{ rights, on: '*.*', account: 'shop@localhost' }]);

    assert.ok(Array.isArray(flaws));
    assert.equal(flaws[0]?.subject, 'server-wide rights', rights.join());
  }
});

test('an account from anywhere and a main account are told', () => {
  const config = {
    prefix: '',
    flags: {},
    databases: [{ driver: 'mysql', host: 'localhost', user: 'root', password: 'set' as const }],
  };
  const flaws = check.find({ grants: [{ rights: ['USAGE'], on: '*.*', account: 'root@%' }], config }, at);

  assert.ok(Array.isArray(flaws));
  assert.deepEqual(
    flaws.map(({ subject }) => subject),
    ['root', 'account from anywhere'],
  );
});

test('rights on the own database are left alone', () => {
  assert.deepEqual(
    find([
      { rights: ['USAGE', 'PROCESS'], on: '*.*', account: 'shop@localhost' },
      { rights: ['ALL PRIVILEGES'], on: 'shop.*', account: 'shop@localhost' },
    ]),
    [],
  );
});

test('rights of another account than the one of the shop say nothing about the shop', () => {
  const config = {
    prefix: '',
    flags: {},
    databases: [{ driver: 'mysql', host: 'localhost', user: 'shop', password: 'set' as const }],
  };

  const flaws = check.find(
    { grants: [{ rights: ['ALL PRIVILEGES'], on: '*.*', account: 'auditor@localhost' }], config },
    at,
  );

  assert.ok(flaws instanceof Unknown);
});
