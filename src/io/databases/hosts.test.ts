import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isOwnMachine, variants } from './hosts.ts';

const login = { driver: 'mysql', user: 'shop', password: 'x', name: 'shop' } as const;

test('hosts are read as PHP reads them', () => {
  const cases: readonly (readonly [string, string, number, string | undefined])[] = [
    ['localhost', 'localhost', 3306, '/run/mysqld/mysqld.sock'],
    ['', 'localhost', 3306, '/run/mysqld/mysqld.sock'],
    ['127.0.0.1:3307', '127.0.0.1', 3307, undefined],
    ['localhost:3307', '127.0.0.1', 3307, undefined],
    ['localhost:/tmp/x.sock', 'localhost', 3306, '/tmp/x.sock'],
    ['/tmp/x.sock', 'localhost', 3306, '/tmp/x.sock'],
    ['p:db.example', 'db.example', 3306, undefined],
    ['[::1]:3308', '::1', 3308, undefined],
    ['fe80::1', 'fe80::1', 3306, undefined],
  ];
  for (const [host, name, port, socket] of cases) {
    const [first] = variants({ ...login, host });

    assert.deepEqual([first?.host, first?.port, first?.socket], [name, port, socket], host);
  }
});

test('what stands apart in the configuration counts', () => {
  assert.equal(variants({ ...login, host: 'db', port: 3310 })[0]?.port, 3310);
  assert.equal(variants({ ...login, host: 'localhost', socket: '/s' })[0]?.socket, '/s');
});

test('the own machine is told from others', () => {
  assert.ok(isOwnMachine({ host: '127.0.0.1' }));
  assert.ok(!isOwnMachine({ host: 'db.example' }));
});
