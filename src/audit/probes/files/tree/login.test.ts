import assert from 'node:assert/strict';
import { test } from 'node:test';
import { holdsLogin } from './login.ts';

const value = ['kq7', 'xTz2p'].join('');

test('finds a password in the forms of configuration files', () => {
  for (const text of [
    `define('DB_PASSWORD', '${value}');`,
    `'password' => '${value}',`,
    `<password><![CDATA[${value}]]></password>`,
    `DATABASE_URL=mysql://shop:${value}@db/shop`,
    `$db_password = "${value}";`,
    `/* settings */ define('DB_PASSWORD', '${value}'); /* end */`,
  ]) {
    assert.ok(holdsLogin(text), text);
  }
});

test('is quiet on empty places, made-up values and comments', () => {
  for (const text of [
    `define('DB_PASSWORD', '');`,
    `define('DB_PASSWORD', 'password_here');`,
    `/*\nreturn array('password' => '${value}');\n*/\nreturn array();`,
    `// 'password' => '${value}',`,
    `# DATABASE_URL=mysql://shop:${value}@db/shop`,
    `/* never closed 'password' => '${value}'`,
  ]) {
    assert.equal(holdsLogin(text), false, text);
  }
});

test('comes to an end on hostile text', () => {
  assert.equal(holdsLogin('/*'.repeat(500_000)), false);
  assert.equal(holdsLogin(`'password' => `.repeat(100_000)), false);
});
