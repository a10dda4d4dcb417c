import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createSecretKey, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { makeNonces } from './nonces.ts';
import { fromSealedText, open, rowKey, seal, sealedLength, sealedText, sealedTextsIn, type DataKey } from './sealed.ts';

const nonces = makeNonces();
const key: DataKey = { id: 3, key: createSecretKey(randomBytes(32)) };
const place = { table: 'orders', column: 'cc_number', row: rowKey(['12']) };
const keyOf = (id: number): DataKey | undefined => (id === key.id ? key : undefined);

test('any text opens to exactly itself', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (clear) => {
      assert.equal(open(seal(clear, place, key, nonces), place, keyOf), clear);
    }),
  );
});

test('a change of any single bit is noticed', () => {
  const sealed = seal('4111 1111 1111 1111', place, key, nonces);

  for (let bit = 0; bit < sealed.length * 8; bit++) {
    const changed = Buffer.from(sealed);
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    assert.equal(
      open(changed, place, () => key),
      undefined,
      `bit ${bit}`,
    );
  }
});

test('a value cut short anywhere does not open', () => {
  const sealed = seal('4111111111111111', place, key, nonces);

  for (let length = 0; length < sealed.length; length++)
    assert.equal(open(sealed.subarray(0, length), place, keyOf), undefined);
});

test('a value opens in its own table, column and row only, and under its own key only', () => {
  const sealed = seal('4111111111111111', place, key, nonces);
  const others = [
    { ...place, table: 'order' },
    { ...place, column: 'cc_numbe' },
    { ...place, row: rowKey(['13']) },
    { table: 'orderscc', column: '_number', row: place.row },
  ];

  for (const other of others) assert.equal(open(sealed, other, keyOf), undefined);
  assert.equal(
    open(sealed, place, () => undefined),
    undefined,
  );
  assert.equal(
    open(sealed, place, (id) => ({ id, key: createSecretKey(randomBytes(32)) })),
    undefined,
  );
});

test('the text form has the length that is told beforehand, and is read back only if nothing is added', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), (clear) => {
      const sealed = seal(clear, place, key, nonces);
      const text = sealedText(sealed);

      assert.equal(text.length, sealedLength(Buffer.byteLength(clear)));
      assert.deepEqual(fromSealedText(text), sealed);
      assert.equal(fromSealedText(`${text}=`), undefined);
      assert.deepEqual(sealedTextsIn(`a "${text}" b`), [text]);
    }),
  );
});

test('keys of several columns give different row keys', () => {
  assert.notEqual(rowKey(['a', 'b']), rowKey(['a","b']));
  assert.notEqual(rowKey(['1', '23']), rowKey(['12', '3']));
});

const page = readFileSync(new URL('../../../docs/reference/sealed-format.md', import.meta.url), 'utf8');

test('the example of the format page decodes with openssl, as it stands there', () => {
  const script = /```sh\n(.*?)```/s.exec(page)?.[1] ?? '';
  assert.match(script, /openssl enc -d -aes-256-ctr/);

  const said = execFileSync('bash', ['-eu', '-c', script], { encoding: 'utf8' });

  assert.equal(said.trim(), '4111 1111 1111 1111');
});

test('the example of the format page opens here', () => {
  const read = (name: string): string => new RegExp(`^${name}=(.+)$`, 'm').exec(page)?.[1] ?? '';
  const example = { id: 3, key: createSecretKey(Buffer.from(read('key'), 'hex')) };

  const clear = open(Buffer.from(read('sealed'), 'hex'), place, () => example);

  assert.equal(clear, '4111 1111 1111 1111');
});
