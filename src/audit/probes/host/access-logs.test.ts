import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CannotTell } from '../../../core/errors.ts';
import { Unknown } from '../../../core/fact.ts';
import type { Json } from '../../../core/fact.ts';
import type { Hands, Logs } from '../../../core/hands.ts';
import type { Tools } from '../../../core/tools.ts';
import probe from './access-logs.ts';

const say = (): void => undefined;
const tools: Tools = {
  now: () => new Date('2026-11-23T00:00:00Z'),
  signal: new AbortController().signal,
  log: { debug: say, info: say, warn: say, error: say },
  tell: say,
};
const paths: Json = [{ id: 'MVDB-1', component: 'A_B', engine: 'magento2', path: '/mgtfeed/feed/update' }];

function logsOf(content: Readonly<Record<string, string | Error>>): Logs {
  return {
    files: Object.keys(content).map((path) => ({ path, size: 1, modified: 1, named: true })),
    async *read({ path }) {
      const text = content[path] ?? '';
      if (text instanceof Error) throw text;
      yield Buffer.from(text);
    },
  };
}
async function heard(content: Readonly<Record<string, string | Error>>) {
  const knowledge = {
    part: async (name: string) => (name === 'attack-paths' ? paths : undefined),
  } as unknown as Hands['knowledge'];
  return (await probe.gather({ logs: logsOf(content), knowledge }, {}, tools)).accessLogs;
}
const line = (request: string, status: number): string =>
  `203.0.113.7 - - [10/Oct/2026:13:55:36 +0000] "${request} HTTP/1.1" ${status} 10 "-" "python-requests/2"\n`;

test('tells who, when, with which answer, and hides secrets of the address', async () => {
  const told = await heard({
    'access.log':
      line('POST /media/x.php?password=geheim123', 200) +
      line('GET /mgtfeed/feed/update', 404) +
      line('GET /account', 200),
  });

  assert.ok(!(told instanceof Unknown));
  assert.equal(told.lines, 3);
  assert.equal(told.first, '2026-10-10T13:55:36.000Z');
  const [hit, named] = told.attacks;
  assert.deepEqual([hit?.id, hit?.worked, hit?.attackers[0]?.client], ['code-in-uploads-run', 1, '203.0.113.7']);
  assert.match(
    hit?.attackers[0]?.trail ?? '',
    /203\.0\.113\.7 \(python-requests\/2\): 1 request, 2026-10-10 13:55, answered 200; from then on 3 requests: POST \/media\/x\.php/,
  );
  assert.deepEqual([named?.component, named?.worked], ['A_B', 0]);
  assert.doesNotMatch(JSON.stringify(told), /geheim123/);
});

test('what cannot be read is told, and the rest is heard', async () => {
  const told = await heard({
    'a.log': new CannotTell('failed', 'It breaks off.'),
    'b.log': line('GET /', 200),
    'c.log': 'PHP Warning: x\n',
  });

  assert.ok(!(told instanceof Unknown));
  assert.deepEqual(
    told.unread.map(({ path }) => path),
    ['a.log', 'c.log'],
  );
  assert.ok((await heard({ 'c.log': 'PHP Warning: x\n' })) instanceof Unknown);
});
