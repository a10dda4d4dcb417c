import assert from 'node:assert/strict';
import { test } from 'node:test';
import { harmless } from '../../../detectors/mask.ts';
import check from './gateway-secret-in-clear.ts';

const at = { now: new Date('2026-11-23') };

const secret = { name: 'payment/x/key', kind: 'gateway' as const, sample: harmless('(20 characters)') };
const other = { ...secret, kind: 'other' as const };

test('what stands in clear is told by its name', () => {
  const flaws = check.find({ settings: { urls: [], flags: {}, secrets: [{ ...secret, form: 'clear' }] } }, at);

  assert.ok(Array.isArray(flaws));
  assert.equal(flaws[0]?.subject, 'payment/x/key');
});

test('what is encrypted, or of the other kind, is left alone', () => {
  assert.deepEqual(
    check.find(
      {
        settings: {
          urls: [],
          flags: {},
          secrets: [
            { ...secret, form: 'encrypted' },
            { ...other, form: 'clear' },
          ],
        },
      },
      at,
    ),
    [],
  );
});
