import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFrame } from './read-frame.ts';

test('reads forms, fields and inline scripts, but no values', () => {
  const html = `<title> Pay </title><input id="loose" autocomplete="CC-Number" value="secret">
    <form action="/pay" method="POST"><input name="cc" value="secret"><select name="month"></select></form>
    <form><textarea name="note">secret</textarea></form>
    <script>go()</script><script src="/a.js"></script><script type="application/ld+json">{}</script>`;

  const read = readFrame(html, 'https://shop.example/checkout');

  assert.equal(read.title, 'Pay');
  assert.deepEqual(
    read.forms.map(({ action, method, fields }) => [
      action,
      method,
      fields.map(({ name, id, type }) => name + id + type),
    ]),
    [
      ['https://shop.example/pay', 'post', ['cctext', 'monthselect']],
      ['https://shop.example/checkout', 'get', ['notetextarea']],
      ['', '', ['loosetext']],
    ],
  );
  assert.equal(read.fields.at(-1)?.autocomplete, 'cc-number');
  assert.equal(read.inline.length, 1);
  assert.ok(!JSON.stringify(read).includes('secret'));
});

test('bears deep nesting and thousands of fields', () => {
  const read = readFrame('<div>'.repeat(50_000) + '<input name=x>'.repeat(2_000), 'about:blank');

  assert.ok(read.fields.length <= 500);
});

test('finds nothing in nothing', () => {
  assert.deepEqual(readFrame('', 'about:blank'), { title: '', fields: [], forms: [], inline: [] });
});
