import assert from 'node:assert/strict';
import { test } from 'node:test';
import { databaseUrl } from './database-url.ts';

test('addresses of databases are read in every form', () => {
  const cases = [
    ['mysql://u:p@h:3307/db', { driver: 'mysql', host: 'h', port: 3307, user: 'u', password: 'p', name: 'db' }],
    ['mysql://u:p%40%2F%25@h/db?charset=utf8', { driver: 'mysql', host: 'h', user: 'u', password: 'p@/%', name: 'db' }],
    ['mysql://u:p@ss@h/db', { driver: 'mysql', host: 'h', user: 'u', password: 'p@ss', name: 'db' }],
    ['mysql://u@h/db', { driver: 'mysql', host: 'h', user: 'u', password: '', name: 'db' }],
    [
      'mysql://u:p@localhost/db?unix_socket=/s.sock',
      { driver: 'mysql', host: 'localhost', user: 'u', password: 'p', name: 'db', socket: '/s.sock' },
    ],
    [
      'postgresql://u:p@[::1]:5433/db',
      { driver: 'postgres', host: '::1', port: 5433, user: 'u', password: 'p', name: 'db' },
    ],
    ['pdo-mysql://u:100%@h/db', { driver: 'mysql', host: 'h', user: 'u', password: '100%', name: 'db' }],
    [
      'sqlite:///%kernel.project_dir%/var/data.db',
      { driver: 'sqlite', host: '', user: '', password: '', name: 'var/data.db' },
    ],
  ] as const;

  for (const [url, login] of cases) assert.deepEqual(databaseUrl(url), login, url);
});

test('what is no address of a database gives no login', () => {
  for (const url of [
    undefined,
    '',
    'mysql://',
    'mysql://h',
    'https://u:p@h/db',
    'mysql://${USER}:p@h/db',
    '%env(DATABASE_URL)%',
  ]) {
    assert.equal(databaseUrl(url), undefined, url);
  }
});
