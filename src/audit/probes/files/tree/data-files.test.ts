import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FileEntry } from '../../../../core/hands.ts';
import { dataFiles, largeDataFiles } from './data-files.ts';
import { describeWith } from './places.ts';

const describe = describeWith(undefined, '');
const number = ['4539', '1488', '0343', '6467'].join(' ');
const published = ['4111', '1111', '1111', '1111'].join(' ');

function entry(path: string, size = 400): FileEntry {
  return { path, type: 'file', size, mode: 0o644, modified: 0 };
}

function seen(path: string, text: string): readonly string[] {
  const file = describe(entry(path));
  if (!dataFiles.wants(file)) return ['not looked at'];
  return dataFiles
    .see(file, { start: text, end: '', unpacked: undefined })
    .map((one) => `${one.kind} ${one.path ?? ''}`);
}

test('card numbers are seen in what a shop writes, and sessions lose their names', () => {
  const session = `checkout|a:1:{s:9:"cc_number";s:19:"${number}";}`;

  for (const path of ['var/log/payment.log', 'export.csv', 'var/export/orders', 'dump.sql', 'app.log.1'])
    assert.deepEqual(seen(path, `x\ncard number: ${number}\n`), ['card '], path);
  assert.deepEqual(seen('var/session/sess_abcdef0123456789abcd', session), ['card var/session/sess_***']);
  assert.deepEqual(seen('var/log/x.log', `card number: ${published}`), ['test ']);
});

test('nothing is told of other numbers, of code, and of what others brought along', () => {
  const other = 'order 1234567890123456, tracking 9400110200881234567890, 1732406400000';

  assert.deepEqual(seen('var/log/payment.log', other), []);
  for (const path of [
    'app/code/Card.php',
    'vendor/x/tests.log',
    'composer.lock',
    'package-lock.json',
    'js/checkout.js',
  ])
    assert.deepEqual(seen(path, `card ${number}`), ['not looked at'], path);
});

test('what is large or packed is named, to be read afterwards', () => {
  const large = describe(entry('var/log/payment.log', 50_000_000));
  const packed = describe(entry('var/log/payment.log.2.gz'));

  for (const file of [large, packed]) {
    assert.equal(dataFiles.wants(file), undefined);
    assert.ok(largeDataFiles.wants(file));
  }
  assert.equal(largeDataFiles.wants(describe(entry('var/log/payment.log'))), undefined);
});
