import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cardNumberIn, isCardCode, isTestCard, isTrack } from './in-columns.ts';

const visa = ['4012', '8888', '8888', '1881'];
const plain = visa.join('');

test('card numbers are found where they are named or grouped', () => {
  const cases: readonly (readonly [string, string])[] = [
    [plain, 'cc_number'],
    [visa.join(' '), ''],
    [`Customer rang: ${visa.join('-')}, will pay`, 'comment'],
    [`{"card":"${plain}"}`, 'additional_information'],
    [`3782 822463 10005`, ''],
  ];
  for (const [text, column] of cases) assert.ok(cardNumberIn(text, column), text);
});

test('other long numbers are left alone', () => {
  const cases: readonly (readonly [string, string])[] = [
    [plain, 'meta_value'],
    [`order ${plain}`, 'note'],
    [`${plain}9`, 'cc_number'],
    ['4012888888881882', 'cc_number'],
    [`a${plain}`, 'cc_number'],
    ['1700000000000000', 'cc_number'],
    ['************1881', 'cc_number'],
    [`card hash ${plain}abcdef`, 'x'],
  ];
  for (const [text, column] of cases) assert.equal(cardNumberIn(text, column), undefined, text);
});

test('published test numbers are told from others', () => {
  assert.ok(isTestCard(['4111', '1111', '1111', '1111'].join('')));
  assert.ok(!isTestCard(['4539', '1488', '0343', '6467'].join('')));
});

test('tracks and verification codes are known by their form', () => {
  assert.ok(isTrack(`%B${plain}^DOE/J^2512101?`));
  assert.ok(isTrack(`;${plain}=25121010000?`));
  assert.ok(!isTrack('a=1;b=2'));
  assert.ok(isCardCode('123', 'cc_cid'));
  assert.ok(isCardCode('YWJjZGVmZ2hpamtsbW5vcA==', 'cc_cid_enc'));
  for (const [text, column] of [
    ['', 'cc_cid'],
    ['000', 'cc_cid'],
    ['123', 'store_id'],
    ['no', 'cvv'],
  ] as const)
    assert.ok(!isCardCode(text, column), text);
});

test('a long text takes little time', () => {
  const began = performance.now();

  for (const text of [
    '4111 '.repeat(200_000),
    '4'.repeat(1_000_000),
    '%B4111111111111^'.repeat(60_000),
    ';4111111111111'.repeat(60_000),
  ]) {
    cardNumberIn(text, 'card');
    isTrack(text);
  }

  assert.ok(performance.now() - began < 3_000);
});
