import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import { openKnowledge } from '../../../io/knowledge.ts';
import software from './software.ts';

const tools = {
  now: () => new Date(0),
  signal: new AbortController().signal,
  log: { debug() {}, info() {}, warn() {}, error() {} },
  tell() {},
};
const seen = { softwareOnWeb: undefined, softwareOnHost: undefined, server: undefined };

test('looks up the line of each program', async () => {
  const { softwareLife } = await software.gather(
    { knowledge: await openKnowledge() },
    {
      ...seen,
      softwareOnWeb: [{ product: 'php', name: 'PHP', version: '7.4.33', place: 'header' }],
      server: { product: 'mariadb', version: '10.11.19' },
    },
    tools,
  );

  assert.ok(!(softwareLife instanceof Unknown));
  assert.deepEqual(
    softwareLife.map(({ name, line }) => `${name} ${line}`),
    ['PHP 7.4', 'MariaDB 10.11'],
  );
});

test('is unknown if nothing was looked at', async () => {
  const { softwareLife } = await software.gather({ knowledge: await openKnowledge() }, seen, tools);

  assert.ok(softwareLife instanceof Unknown);
});
