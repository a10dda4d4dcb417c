import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { mysqlHost } from './mysql-host.ts';

test('hosts are taken apart in every form in which configurations write them', () => {
  assert.deepEqual(mysqlHost('localhost'), { host: 'localhost' });
  assert.deepEqual(mysqlHost('db.example:3307'), { host: 'db.example', port: 3307 });
  assert.deepEqual(mysqlHost('localhost:/run/mysqld/mysqld.sock'), {
    host: 'localhost',
    socket: '/run/mysqld/mysqld.sock',
  });
  assert.deepEqual(mysqlHost(':/tmp/mysql.sock'), { host: 'localhost', socket: '/tmp/mysql.sock' });
  assert.deepEqual(mysqlHost('[::1]:3306'), { host: '::1', port: 3306 });
  assert.deepEqual(mysqlHost('::1'), { host: '::1' });
  assert.deepEqual(mysqlHost('p:db'), { host: 'db' });
  assert.deepEqual(mysqlHost('', 3308), { host: 'localhost', port: 3308 });
});

test('what is no port is left out', () => {
  assert.deepEqual(mysqlHost('db:99999'), { host: 'db' });
  assert.deepEqual(mysqlHost('db:abc'), { host: 'db' });
  assert.deepEqual(mysqlHost('db', Number.NaN), { host: 'db' });
});
