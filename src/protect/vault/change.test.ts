import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { blanked, type Cells, changeCell, countClear, namesCode, truncated } from './change.ts';
import { makeTokens } from './token.ts';

const tokens = makeTokens();
const visa = '4111111111111111';
const column: Cells = { column: 'cc_number', bytes: false, least: 'firm' };
const notes: Cells = { column: 'additional_data', bytes: false, least: 'firm' };
const token = (written: string): string => tokens.make(written);

function php(value: string): string {
  return `s:${Buffer.byteLength(value)}:"${value}";`;
}

for (const cell of [visa, '4111 1111 1111 1111', '4111-1111-1111-1111', '378282246310005', ' 5555555555554444 '])
  test(`a cell of "${cell.replace(/\d(?=.{4})/g, '#')}" becomes a token of the same length`, () => {
    const change = changeCell(cell, column, token);

    assert.equal(change?.after.length, cell.length);
    assert.deepEqual(
      change?.taken.map(({ clear }) => clear),
      [cell.trim()],
    );
    assert.equal(countClear(change?.after ?? visa, column), 0);
    assert.equal(change?.before, cell);
    assert.equal(change?.erased, 0);
  });

const containers: readonly (readonly [string, string])[] = [
  ['JSON text', `{"method":"card","cc_number":"4111 1111 1111 1111","é":"ü\\/"}`],
  ['a JSON number', `{"card_number": 4111111111111111, "n": 1.50}`],
  ['PHP', `a:2:{s:9:"cc_number";${php(visa)}s:4:"name";${php('Zoë')}}`],
  ['a PHP number', `a:1:{s:9:"cc_number";i:${visa};}`],
  ['PHP in PHP', `a:1:{s:4:"info";${php(`a:1:{s:9:"cc_number";${php('4111-1111-1111-1111')}}`)}}`],
  ['PHP in JSON', JSON.stringify({ info: `a:2:{s:9:"cc_number";${php(visa)}s:1:"x";${php('é')}}` })],
  ['an object', `O:8:"stdClass":1:{s:12:"\0*\0cc_number";${php(visa)}}`],
];
const ways: readonly (readonly [string, (written: string) => string])[] = [
  ['token', token],
  ['truncate', truncated],
  ['erase', blanked],
  ['encrypt', () => `sw1:${'Ab_-'.repeat(20)}`],
];

for (const [kind, cell] of containers)
  for (const [method, instead] of ways)
    test(`${kind} stays valid with ${method}`, () => {
      const change = changeCell(cell, notes, instead);

      assert.equal(change?.taken.length, 1);
      const { after, taken } = change;
      assert.equal(countClear(after, notes), 0);
      assert.ok(after.includes(taken[0]?.instead ?? '?'));
      if (cell.startsWith('{')) {
        const inner = (JSON.parse(after) as { readonly info?: string }).info;
        if (inner !== undefined) assert.ok(isSerialized(inner));
      } else assert.ok(isSerialized(after));
      if (method === 'token') assert.equal(after.replace(taken[0]?.instead ?? '?', taken[0]?.clear ?? ''), cell);
    });

test('all numbers of a text are replaced, and what stands around them stays', () => {
  const cell = 'First card 4111 1111 1111 1111, then card 5555555555554444; order 1000000042.';

  const change = changeCell(cell, notes, truncated);

  assert.equal(change?.after, 'First card **** **** **** 1111, then card ************4444; order 1000000042.');
});

test('tracks are erased and kept nowhere', () => {
  const cell = `swipe %B${visa}^DOE/JOHN^3012101000000000000? end`;

  const change = changeCell(cell, notes, token);

  assert.equal(change?.erased, 1);
  assert.equal(change?.taken.length, 0);
  assert.ok(!change?.before.includes('4111') && !change?.after.includes('4111') && change?.after.endsWith('? end'));
});

test('verification codes beside a number are erased, and not in what undo would bring back', () => {
  const change = changeCell(`{"cc_number":"${visa}","cc_cid":"123","cvv":4321}`, notes, token);

  assert.equal(change?.erased, 2);
  for (const text of [change?.before ?? '123', change?.after ?? '123']) {
    assert.ok(!text.includes('123') && !text.includes('4321'));
    JSON.parse(text);
  }
});

for (const cell of [
  '',
  'order 4111111111111112',
  '1234567890123456',
  '9999123456781111',
  '411111******1111',
  'a:1:{broken',
])
  test(`"${cell}" is left alone`, () => {
    assert.equal(changeCell(cell, notes, token), undefined);
    assert.equal(countClear(cell, notes), 0);
  });

test('bytes that are no UTF-8 stay as they are', () => {
  const cell = `\xff\xfe cc_number=${visa}\xe9`;

  const change = changeCell(cell, { ...notes, bytes: true }, truncated);

  assert.equal(change?.after, '\xff\xfe cc_number=************1111\xe9');
});

test('names of verification codes are told from other codes', () => {
  for (const name of ['cvv', 'cc_cid', 'card_cvc', 'CVV2', 'cc_cvv', 'cardVerification'])
    assert.ok(namesCode(name), name);
  for (const name of ['code', 'gift_card_code', 'cid', 'customer_cid', 'postcode', 'civic'])
    assert.ok(!namesCode(name), name);
});

function isSerialized(text: string): boolean {
  const script = 'exit(unserialize(stream_get_contents(STDIN)) === false ? 1 : 0);';
  try {
    execFileSync('php', ['-n', '-r', script], { input: text, stdio: 'pipe' });
    return true;
  } catch (error) {
    if ((error as { readonly code?: string }).code === 'ENOENT') return true; // no PHP on this machine
    return false;
  }
}
