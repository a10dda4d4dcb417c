import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CannotTell } from '../../../core/errors.ts';
import browsedCheckout from './browsed-checkout.ts';

test('without a page of the checkout nothing is visited, and that is said', async () => {
  const browser = { visit: async () => assert.fail('nothing to visit') };

  await assert.rejects(
    browsedCheckout.gather({ browser }, { pages: [] }, undefined as never),
    (error) => error instanceof CannotTell && /basket/.test(error.message),
  );
});
