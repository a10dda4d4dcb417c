import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { rotateColumn } from '../src/protect/vault/rotate.ts';
import { isVaultToken } from '../src/detectors/card/vault-token.ts';
import { checkLog } from '../src/protect/vault/log.ts';
import { openValue } from '../src/protect/vault/values.ts';
import { type ServiceTrial, startService } from './vault-service.ts';
import { makeTrial, trialTools, type VaultTrial } from './vault-trial.ts';

const visa = ['4111', '1111', '1111', '1111'].join('');
const amex = ['3782', '822463', '10005'].join('');
const purpose = { who: 'anna', why: 'refund of order 7' };

/** So many clients as a busy shop has, each one thing after the other. */
async function crowd<Item, Result>(items: readonly Item[], work: (item: Item) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  const left = [...items.entries()];
  const one = async (): Promise<void> => {
    for (let next = left.pop(); next; next = left.pop()) results[next[0]] = await work(next[1]);
  };
  await Promise.all(Array.from({ length: 60 }, one));
  return results;
}

for (const kind of ['sqlite', 'mysql', 'postgres'] as const) {
  void describe(`vault serve on ${kind}`, () => {
    let trial: VaultTrial | string = '';
    let service: ServiceTrial | undefined;
    before(async () => {
      trial = await makeTrial(kind);
      if (typeof trial !== 'string') service = await startService(trial);
    });
    after(async () => {
      await service?.stop();
      if (typeof trial !== 'string') await trial.drop();
    });
    const check = (name: string, work: (own: ServiceTrial, db: VaultTrial) => Promise<void>): void => {
      void test(name, async (context) => {
        if (typeof trial === 'string') return context.skip(trial);
        assert.ok(service);
        await work(service, trial);
      });
    };

    check('a number becomes a token in the same shape, opens again, and each opening is written down', async (own) => {
      const key = await own.client({ name: 'first' });

      const one = await own.ask(key, 'tokenise', { number: '4111 1111 1111 1111' });
      const many = await own.ask(key, 'tokenise', { numbers: [visa, amex] });

      assert.deepEqual([one.status, many.status], [200, 200]);
      const token = String(one.body['token']);
      assert.match(token, /^9999 \d{4} \d{4} 1111$/);
      const tokens = many.body['tokens'] as string[];
      assert.ok([token, ...tokens].every((text) => isVaultToken(text.replace(/ /g, ''))));
      const was = own.log.written.length;
      const opened = await own.ask(key, 'open', { token, ...purpose });
      const all = await own.ask(key, 'open', { tokens, ...purpose });
      assert.deepEqual(opened.body, { number: '4111 1111 1111 1111' });
      assert.deepEqual(all.body, { numbers: [visa, amex] });
      assert.equal(own.log.written.length, was + 3);
      const last = JSON.parse(own.log.written.at(-1) ?? '') as { who: string; why: string };
      assert.deepEqual([last.who, last.why], ['first/anna', purpose.why]);
      assert.equal((await checkLog(own.log, (await own.keys()).log)).broken, undefined);
    });

    check('the same card has the same fingerprint, however it is written', async (own) => {
      const key = await own.client({ name: 'prints' });

      const one = await own.ask(key, 'fingerprint', { number: visa });
      const many = await own.ask(key, 'fingerprint', { numbers: ['4111-1111-1111-1111', amex] });

      const [same, other] = many.body['fingerprints'] as string[];
      assert.equal(one.body['fingerprint'], same);
      assert.notEqual(other, same);
    });

    check('who may not, is told so, and nothing is written', async (own) => {
      const full = await own.client({ name: 'full' });
      const shop = await own.client({ name: 'form', scopes: ['tokenise'] });
      const other = await own.client({ name: 'other', space: 'elsewhere' });
      const { body } = await own.ask(full, 'tokenise', { number: visa });
      const was = own.log.written.length;
      const open = { token: body['token'], ...purpose };

      assert.equal((await own.ask(shop, 'open', open)).status, 403);
      assert.equal((await own.ask(shop, 'fingerprint', { number: visa })).status, 403);
      assert.equal((await own.ask(shop, 'tokenise', { number: visa })).status, 200);
      for (const wrong of [
        '',
        'x',
        `${full}x`,
        full.slice(0, -1),
        full.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')),
        `${other.slice(0, 18)}${full.slice(18)}`,
      ])
        assert.equal((await own.ask(wrong, 'open', open)).status, 401, wrong);
      const elsewhere = await own.ask(other, 'open', open);
      assert.deepEqual([elsewhere.status, elsewhere.body['type']], [403, 'other-place']);
      assert.equal(own.log.written.length, was);
      await own.change((access) => ({ ...access, clients: access.clients.filter(({ name }) => name !== 'full') }));
      assert.equal((await own.ask(full, 'open', open)).status, 401);
    });

    check('what cannot be done is refused as a whole, with the values that are meant', async (own) => {
      const key = await own.client({ name: 'wrong' });
      const { body } = await own.ask(key, 'tokenise', { number: visa });
      const was = [own.log.written.length, await own.database.count('value', {})];
      const cases: readonly [string, unknown, number, string][] = [
        ['tokenise', { number: '4111111111111112' }, 422, 'no-card'],
        ['tokenise', { number: String(body['token']) }, 422, 'no-card'],
        ['tokenise', { number: '0000000000000000' }, 422, 'no-card'],
        ['tokenise', { number: `${visa}=2912101123456789` }, 422, 'no-card'],
        ['tokenise', { numbers: [visa, 'x'] }, 422, 'no-card'],
        ['tokenise', { numbers: [] }, 400, 'malformed'],
        ['tokenise', { number: Number(visa) }, 400, 'malformed'],
        ['tokenise', { number: visa, more: 1 }, 400, 'malformed'],
        ['tokenise', { number: visa, __proto__: { polluted: 1 } }, 200, ''],
        ['tokenise', '{"number":', 400, 'malformed'],
        ['tokenise', '['.repeat(30_000), 400, 'malformed'],
        ['tokenise', `${'{"a":'.repeat(9000)}1${'}'.repeat(9000)}`, 400, 'malformed'],
        ['tokenise', `{"number":"${'4'.repeat(100_000)}"}`, 413, 'too-large'],
        ['open', { token: body['token'] }, 400, 'malformed'],
        ['open', { token: body['token'], who: ' ', why: 'refund' }, 400, 'malformed'],
        ['open', { token: body['token'], who: 'anna', why: 'x' }, 400, 'malformed'],
        ['open', { token: '9999123456781111', ...purpose }, 404, 'unknown-token'],
        ['open', { tokens: [body['token'], '9999123456781111'], ...purpose }, 404, 'unknown-token'],
        ['open', { token: "9999' OR 1=1 --", ...purpose }, 422, 'no-card'],
      ];

      for (const [what, asked, status, type] of cases) {
        const found = await own.ask(key, what, asked);
        assert.equal(found.status, status, JSON.stringify(asked).slice(0, 80));
        if (status !== 200) assert.equal(found.body['type'], type);
        assert.ok(!JSON.stringify(found.body).includes('41111111'), 'no value in an error');
      }

      const batch = await own.ask(key, 'tokenise', { numbers: [visa, 'x', amex, 'y'] });
      assert.deepEqual(batch.body['values'], [1, 3]);
      assert.deepEqual([own.log.written.length, (await own.database.count('value', {})) - 1], was);
      assert.ok(!own.said.join().includes('4111') && !own.log.written.join().includes(visa));
    });

    check('a card number in the reason does not reach the log', async (own) => {
      const key = await own.client({ name: 'careless' });
      const { body } = await own.ask(key, 'tokenise', { number: visa });

      const why = `card ${visa} was charged twice`;
      const found = await own.ask(key, 'open', { token: body['token'], who: `anna ${visa}`, why });

      assert.equal(found.status, 200);
      assert.ok(!own.log.written.join().includes(visa));
    });

    check('many at once: every token is another, and each opens to its own number', async (own) => {
      const key = await own.client({ name: 'crowd' });
      await own.change((access) => ({ ...access, openingsAnHour: 10_000 }));
      const numbers = Array.from({ length: 600 }, (_, at) => (at % 2 === 0 ? visa : amex));

      const made = await crowd(numbers, (number) => own.ask(key, 'tokenise', { number }));
      const opened = await crowd(made, ({ body }) => own.ask(key, 'open', { token: body['token'], ...purpose }));

      assert.equal(new Set(made.map(({ body }) => body['token'])).size, numbers.length);
      assert.deepEqual(
        opened.map(({ body }) => body['number']),
        numbers,
      );
      assert.equal((await checkLog(own.log, (await own.keys()).log)).broken, undefined);
    });

    check('new data keys while it runs: nothing is lost, and the old keys are gone', async (own) => {
      const key = await own.client({ name: 'rotated', space: 'rotated' });
      const made: string[] = [];
      const stop = new AbortController();
      const writer = (async () => {
        while (!stop.signal.aborted)
          made.push(String((await own.ask(key, 'tokenise', { number: visa })).body['token']));
      })();
      const hand = own.database;
      const rounds = [];
      for (let round = 0; round < 5; round++) {
        while (made.length < (round + 1) * 5) await new Promise((resolve) => setTimeout(resolve, 5));
        const place = (await hand.places()).find(({ column }) => column === 'rotated');
        assert.ok(place);
        rounds.push(await rotateColumn(hand, await own.keys(), place, trialTools));
      }
      stop.abort();
      await writer;

      const keys = await own.keys();
      const place = (await hand.places()).find(({ column }) => column === 'rotated');
      assert.ok(place);
      for (const value of await hand.values({ place: place.id, after: 0, limit: 100_000 }))
        assert.equal(openValue(value, place, keys), visa);
      assert.ok(rounds.every(({ damaged }) => damaged === 0));
      const all = await own.ask(key, 'open', { tokens: made.slice(0, 1000), ...purpose });
      assert.deepEqual(
        all.body['numbers'],
        made.slice(0, 1000).map(() => visa),
      );
    });

    check('the health says whether the database answers', async (own) => {
      const found = await fetch(`${own.at}/healthz`);

      assert.deepEqual([found.status, await found.json()], [200, { status: 'ok' }]);
      assert.equal((await fetch(`${own.at}/healthz`, { method: 'POST' })).status, 405);
      assert.equal((await fetch(`${own.at}/`)).status, 404);
    });
  });
}

void test('a client handles no more values a minute than it may, and unknown keys are slowed down', async () => {
  const trial = await makeTrial('sqlite');
  assert.ok(typeof trial !== 'string');
  const own = await startService(trial);
  try {
    const key = await own.client({ name: 'slow', perMinute: 5 });

    const statuses = [];
    for (let n = 0; n < 7; n++) statuses.push((await own.ask(key, 'fingerprint', { number: visa })).status);
    assert.deepEqual(statuses.slice(0, 5), [200, 200, 200, 200, 200]);
    assert.equal(statuses.at(-1), 429);
    const wrong = [];
    for (let n = 0; n < 90; n++) wrong.push((await own.ask('nobody', 'tokenise', { number: visa })).status);
    assert.equal(wrong[0], 401);
    assert.equal(wrong.at(-1), 429);
    const other = await own.client({ name: 'other' });
    assert.equal((await own.ask(other, 'fingerprint', { number: visa })).status, 200);
  } finally {
    await own.stop();
    await trial.drop();
  }
});

void test('a database that goes away and comes back is found again', async (context) => {
  const trial = await makeTrial('mysql');
  if (typeof trial === 'string') return context.skip(trial);
  const own = await startService(trial);
  try {
    const key = await own.client({ name: 'shop' });
    const { body } = await own.ask(key, 'tokenise', { number: visa });
    await own.database.close();
    await trial.run(
      "SELECT GROUP_CONCAT(CONCAT('KILL ', ID) SEPARATOR ';') INTO @kill FROM information_schema.PROCESSLIST WHERE DB = DATABASE() AND ID <> CONNECTION_ID(); EXECUTE IMMEDIATE @kill",
    );

    const found = await own.ask(key, 'open', { token: body['token'], ...purpose });

    assert.deepEqual(found.body, { number: visa });
  } finally {
    await own.stop();
    await trial.drop();
  }
});
