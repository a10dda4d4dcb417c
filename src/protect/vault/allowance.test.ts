import assert from 'node:assert/strict';
import { createSecretKey, randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { memoryLog } from '../../../test/vault-service.ts';
import { type Access, nobody } from './access.ts';
import { ApprovalNeeded, countOpenings } from './allowance.ts';
import { approve } from './approval.ts';
import { makeHolder } from './holder.ts';
import { beginLog, checkLog, type LogWords } from './log.ts';
import { HOUR, openRecord } from './record.ts';

const key = createSecretKey(randomBytes(32));
const start = Date.parse('2026-11-24T10:00:00Z');
const bert = await makeHolder('Bert', 'correct horse battery');
const carl = await makeHolder('Carl', 'another horse staple');

async function made(access: Partial<Access> = {}) {
  const log = memoryLog();
  await beginLog(log, key);
  const record = openRecord(log, key);
  const all: Access = { ...nobody, openingsAnHour: 3, holders: [bert, carl], ...access };
  await record.add(() => [{ did: 'access', who: 'owner', why: 'test', what: JSON.stringify(all) }], new Date(start));
  const open = (at: number, who = 'anna', count = 1) =>
    record.add((standing, now) => {
      const under = countOpenings(standing, 'v', now).take(count, [who]);
      return under.map((id): LogWords => ({
        did: id === undefined ? 'open' : 'open-approved',
        who,
        why: 'refund',
        what: id === undefined ? 'x' : `x approval ${id}`,
      }));
    }, new Date(at));
  const agree = async (
    at: number,
    values: number,
    wish: { for?: string; hours?: number; holder?: typeof bert } = {},
  ) => {
    const until = new Date(at + (wish.hours ?? 1) * HOUR);
    const holder = wish.holder ?? bert;
    const pass = holder === bert ? 'correct horse battery' : 'another horse staple';
    const words = await approve('v', holder, pass, { for: wish.for ?? 'anna', values, until, why: 'audit' });
    await record.add(() => [words], new Date(at));
    return words;
  };
  return { log, record, open, agree };
}

test('so many may be opened in any hour, and then no more until the first is an hour old', async () => {
  const { open } = await made();

  for (const minute of [0, 10, 20]) await open(start + minute * 60_000);

  await assert.rejects(open(start + 59 * 60_000), ApprovalNeeded);
  await open(start + 60 * 60_000);
  await assert.rejects(open(start + 61 * 60_000), ApprovalNeeded);
  await open(start + 70 * 60_000);
});

test('many at once are all under the limit, or none is', async () => {
  const { open, log } = await made();
  await open(start);
  const lines = log.written.length;

  await assert.rejects(open(start, 'anna', 3), ApprovalNeeded);

  assert.equal(log.written.length, lines);
  await open(start, 'anna', 2);
});

test('a clock that is set back gives nothing more, and does not break the log', async () => {
  const { open, log } = await made();
  await open(start, 'anna', 3);

  for (const back of [1, HOUR, 2 * HOUR, 400 * 24 * HOUR]) await assert.rejects(open(start - back), ApprovalNeeded);

  await open(start + HOUR);
  await open(start - 24 * HOUR);
  const last = JSON.parse(log.written.at(-1) ?? '') as { at: string };
  assert.equal(Date.parse(last.at), start + HOUR);
  assert.equal((await checkLog(log, key)).broken, undefined);
});

test('an approval lets that many more be opened, by that person, for that long', async () => {
  const { open, agree } = await made();
  await open(start, 'anna', 3);
  await agree(start, 2);

  await assert.rejects(open(start + 1, 'dora'), ApprovalNeeded);
  await open(start + 1, 'Anna ');
  await open(start + 1);
  await assert.rejects(open(start + 1), ApprovalNeeded);
  await agree(start + 2, 5, { holder: carl });
  await open(start + 3, 'anna', 4);
  await open(start + HOUR + 1, 'anna', 3);
  await assert.rejects(open(start + HOUR + 4, 'anna', 1), ApprovalNeeded);
});

test('nobody approves for themselves, with a wrong passphrase, or with somebody else’s signature', async () => {
  const { open, record } = await made();
  const wish = { for: 'anna', values: 9, until: new Date(start + HOUR), why: 'audit' };
  await open(start, 'anna', 3);

  await assert.rejects(approve('v', bert, 'correct horse battery', { ...wish, for: ' bert' }), /their own/);
  await assert.rejects(approve('v', bert, 'another horse staple', wish), /not the passphrase of Bert/);
  const words = await approve('other vault', bert, 'correct horse battery', wish);
  await record.add(() => [words], new Date(start));
  await assert.rejects(open(start), ApprovalNeeded);
  const body = JSON.parse((await approve('v', bert, 'correct horse battery', wish)).what) as {
    [name: string]: unknown;
  };
  for (const change of [{ values: 99 }, { for: 'anna ' }, { holder: 'Carl' }, { until: '2027-01-01T00:00:00.000Z' }]) {
    const what = JSON.stringify({ ...body, ...change });
    await record.add(() => [{ did: 'approve', who: 'Bert', why: 'audit', what }], new Date(start));
    await assert.rejects(open(start), ApprovalNeeded, JSON.stringify(change));
  }
});

test('what another process wrote counts too', async () => {
  const { open, log } = await made();
  const other = openRecord(log, key);
  await open(start, 'anna', 2);
  await other.add(() => [{ did: 'open', who: 'x', why: 'refund', what: 'y' }], new Date(start));

  await assert.rejects(open(start + 1), ApprovalNeeded);
  assert.equal((await other.standing()).opened.length, 3);
});

test('a log that was changed opens nothing', async () => {
  const { open, log } = await made();
  await open(start);
  log.written.pop();
  const anew = openRecord(log, key);

  await assert.rejects(anew.standing(), /ends after line/);
});
