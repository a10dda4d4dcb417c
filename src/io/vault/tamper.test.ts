import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import fc from 'fast-check';
import { makeTrial, makeTrialKeys, trialTools as tools } from '../../../test/vault-trial.ts';
import { makePlan } from '../../protect/vault/plan.ts';
import { sealColumn } from '../../protect/vault/seal.ts';
import { verifyColumn } from '../../protect/vault/verify.ts';

const cards = ['4111111111111111', '5555555555554444', '378282246310005', '6011111111111117'];
const columns = ['place', 'rowkey', 'token', 'sealed', 'fp', 'key_id'] as const;

test('a change of any single bit of a row of the token table is noticed', async () => {
  const trial = await makeTrial('sqlite');
  assert.ok(typeof trial !== 'string');
  await trial.run('CREATE TABLE pay (id INTEGER NOT NULL PRIMARY KEY, cc_number TEXT, pan TEXT)');
  for (const [at, card] of cards.entries())
    await trial.run(`INSERT INTO pay VALUES (${at}, '${card}', '${cards[(at + 1) % 4]}')`);
  const hand = await trial.open();
  await hand.install();
  const keys = await makeTrialKeys();
  for (const row of await makePlan(hand, { method: 'token', columns: [], known: [], most: 100, signal: tools.signal }))
    await sealColumn(hand, keys, row, { batch: 50, rest: 0 }, tools);
  const file = new DatabaseSync(trial.dsn.replace('sqlite:', ''));
  const noticed = async (): Promise<boolean> => {
    for (const place of await hand.places()) {
      const { unknown, damaged } = await verifyColumn(hand, keys, place, tools);
      if (unknown + damaged > 0) return true;
    }
    return false;
  };
  assert.equal(await noticed(), false);

  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...columns), fc.integer({ min: 1, max: 8 }), fc.nat(), async (column, id, at) => {
      const was = file.prepare(`SELECT ${column} AS v FROM storewarden_value WHERE id = ?`).get(id)?.['v'];
      assert.ok(was !== undefined && was !== null);
      const set = file.prepare(`UPDATE storewarden_value SET ${column} = ? WHERE id = ?`);
      set.run(flipped(was, at), id);

      assert.equal(await noticed(), true, `${column} of row ${id}, bit ${at}`);

      set.run(was, id);
    }),
    { numRuns: 400 },
  );
  file.close();
  await hand.close();
  await trial.drop();
});

/** The same value with one bit the other way. */
function flipped(value: string | number | bigint | Uint8Array, at: number): string | number | Uint8Array {
  if (typeof value === 'number' || typeof value === 'bigint') return Number(value) ^ (1 << (at % 16));
  const bytes = Buffer.from(typeof value === 'string' ? Buffer.from(value, 'latin1') : value);
  const bit = at % (bytes.length * 8);
  bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return typeof value === 'string' ? bytes.toString('latin1') : bytes;
}
