import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DataColumn } from '../../../core/data-map.ts';
import { harmless } from '../../../detectors/mask.ts';
import check from './identity-data-stored.ts';

const at = { now: new Date('2026-11-23') };
const passport: DataColumn = {
  table: 'booking',
  column: 'passport_no',
  kind: 'personal',
  holds: 'passport-number',
  filled: 900,
  rows: 812,
  tests: 0,
  confidence: 'firm',
  estimated: true,
  samples: [harmless('*****12'), harmless('*****34')],
};

function found(...columns: readonly DataColumn[]) {
  return check.find({ dataMap: { tables: 1, rows: 900, columns } }, at);
}

test('numbers of papers are grave, dates of birth less so', () => {
  const flaws = found(passport, { ...passport, column: 'dob', holds: 'birth-date', estimated: false });

  assert.ok(Array.isArray(flaws));
  assert.deepEqual(
    flaws.map(({ subject, severity }) => `${subject} ${severity}`),
    ['booking.passport_no high', 'booking.dob low'],
  );
  assert.match(flaws[0]?.says ?? '', /^Passport numbers stand in about 812 rows\.$/);
});

test('a few, the same one again and again, what is not sure and other data are left alone', () => {
  const others = [
    { ...passport, rows: 4 },
    { ...passport, samples: passport.samples.slice(0, 1) },
    { ...passport, confidence: 'tentative' as const },
    { ...passport, holds: 'email-address' },
  ];

  assert.deepEqual(found(...others), []);
});
