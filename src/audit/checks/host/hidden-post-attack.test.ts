import assert from 'node:assert/strict';
import { test } from 'node:test';
import { attack, heard, now } from '../../../../test/samples/heard.ts';
import { Unknown } from '../../../core/fact.ts';
import hiddenPostAttack from './hidden-post-attack.ts';

const judge = (facts: ReturnType<typeof heard>) => hiddenPostAttack.find({ accessLogs: facts }, { now });

test('speaks where what was sent holds an attack', () => {
  const flaws = judge(heard([attack({ id: 'hidden-in-post', worked: 1 })], { bodies: true }));

  assert.ok(Array.isArray(flaws));
  assert.deepEqual(
    flaws.map(({ subject, severity }) => [subject, severity]),
    [['POST /', 'high']],
  );
});

test('is quiet where what was sent is known and harmless', () => {
  assert.deepEqual(judge(heard([attack()], { bodies: true })), []);
});

test('cannot tell from logs that do not keep what was sent', () => {
  assert.ok(judge(heard([])) instanceof Unknown);
});
