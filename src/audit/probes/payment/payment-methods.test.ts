import assert from 'node:assert/strict';
import { test } from 'node:test';
import { madeUpDatabase } from '../../../../test/made-up-database.ts';
import { Unknown } from '../../../core/fact.ts';
import paymentMethods from './payment-methods.ts';

const own = { config: undefined, prefix: '' };

test('methods come from the tables of the engine', async () => {
  const payment_method = [
    { id: 'a', technical_name: 'payment_cashpayment', handler_identifier: 'X\\CashPayment', active: 1, name: 'Cash' },
  ];
  const inDatabase = { id: 'shopware6', certainty: 'certain', versions: [] } as const;

  const { methods } = await paymentMethods.gather(
    { database: madeUpDatabase({ payment_method }), own },
    { inDatabase },
    undefined as never,
  );

  assert.ok(!(methods instanceof Unknown));
  assert.deepEqual(
    methods.map(({ enabled, integration }) => [enabled, integration]),
    [[true, 'offline']],
  );
});

test('no known engine or no such table is an unknown', async () => {
  const database = madeUpDatabase({ other: [] });
  for (const inDatabase of [null, { id: 'shopware6', certainty: 'certain' as const, versions: [] }]) {
    const { methods } = await paymentMethods.gather({ database, own }, { inDatabase }, undefined as never);

    assert.ok(methods instanceof Unknown);
  }
});
