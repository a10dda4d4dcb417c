import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import { judgeKey, knownKeys } from './known-hosts.ts';

const key = Buffer.from('a key of the host');
const other = Buffer.from('another key');
const line = (names: string, bytes = key, marker = '') =>
  `${marker}${names} ssh-ed25519 ${bytes.toString('base64')} a comment\n`;

function hashed(name: string): string {
  const salt = Buffer.alloc(20, 7);
  return `|1|${salt.toString('base64')}|${createHmac('sha1', salt).update(name).digest('base64')}`;
}

const cases: readonly (readonly [says: string, text: string, host: string, port: number, verdict: string])[] = [
  ['a plain name', line('shop.example'), 'shop.example', 22, 'known'],
  ['letters of any case', line('shop.example'), 'Shop.Example', 22, 'known'],
  ['one of several names', line('a.example,shop.example,10.0.0.1'), '10.0.0.1', 22, 'known'],
  ['another port', line('[shop.example]:2222'), 'shop.example', 2222, 'known'],
  ['a name of the usual port does not stand for another', line('shop.example'), 'shop.example', 2222, 'unknown'],
  ['a hashed name', line(hashed('shop.example')), 'shop.example', 22, 'known'],
  ['a hashed name with its port', line(hashed('[shop.example]:2222')), 'shop.example', 2222, 'known'],
  ['a hash of another name', line(hashed('other.example')), 'shop.example', 22, 'unknown'],
  ['a pattern', line('*.example'), 'shop.example', 22, 'known'],
  ['a pattern with an exception', line('*.example,!shop.example'), 'shop.example', 22, 'unknown'],
  ['another key', line('shop.example', other), 'shop.example', 22, 'changed'],
  ['one of two keys', line('shop.example', other) + line('shop.example'), 'shop.example', 22, 'known'],
  ['a revoked key', line('shop.example') + line('*', key, '@revoked '), 'shop.example', 22, 'revoked'],
  ['an authority is no key of the host', line('shop.example', key, '@cert-authority '), 'shop.example', 22, 'unknown'],
  [
    'comments and garbage',
    '# shop.example\n\nshop.example\nshop.example ssh-rsa\n|1|x|y ssh-rsa AAAA\n',
    'shop.example',
    22,
    'unknown',
  ],
];

for (const [says, text, host, port, verdict] of cases) {
  test(`${says}: ${verdict}`, () => {
    assert.equal(judgeKey(knownKeys(text, host, port), key), verdict);
  });
}

test('a pattern made to take for ever is matched in no time', () => {
  const began = performance.now();
  knownKeys(line('*a'.repeat(2_000)), 'a'.repeat(250), 22);

  assert.ok(performance.now() - began < 500);
});
