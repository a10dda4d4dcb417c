import assert from 'node:assert/strict';
import { test } from 'node:test';
import { heard, now } from '../../../../test/samples/heard.ts';
import logWithoutContent from './log-without-content.ts';

const judge = (bodies: boolean) => logWithoutContent.find({ accessLogs: heard([], { bodies }) }, { now });

test('notes that the logs show no content', () => {
  assert.equal((judge(false) as readonly unknown[]).length, 1);
});

test('is quiet where they do', () => {
  assert.deepEqual(judge(true), []);
});
