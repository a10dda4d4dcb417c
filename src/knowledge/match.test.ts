import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Advisory } from './advisory.ts';
import { type Found, match } from './match.ts';

const hole = (more: Partial<Advisory>): Advisory => ({ id: 'CVE-2020-0001', in: ['[0,2.0)'], ...more });
const found = (version: string | undefined, more: Partial<Found> = {}): Found => ({ version, scheme: 'dotted', ...more });
const none = { looked: true, closed: new Set<string>() };

for (const [what, version, more, component, expected] of [
  ['a version in the interval', '1.9', {}, {}, 'vulnerable'],
  ['the fixed version', '2.0', {}, {}, 'no'],
  ['the last affected version', '2.0', { in: ['[0,2.0]'] }, {}, 'vulnerable'],
  ['the version after the last affected one', '2.0.1', { in: ['[0,2.0]'] }, {}, 'no'],
  ['the version after which it came', '1.0', { in: ['(1.0,2.0)'] }, {}, 'no'],
  ['the version behind that', '1.0.1', { in: ['(1.0,2.0)'] }, {}, 'vulnerable'],
  ['anything, where no fix is known', '99.9', { in: ['[0,*]'] }, {}, 'vulnerable'],
  ['a gap between two intervals', '1.5', { in: ['[0,1.5)', '[2.0,2.3)'] }, {}, 'no'],
  ['no version', undefined, {}, {}, 'cannot-tell'],
  ['no version, where every version has it', undefined, { in: ['[0,*]'] }, {}, 'vulnerable'],
  ['a branch instead of a version', 'dev-master', {}, {}, 'cannot-tell'],
  ['a version of 10 kB', '1'.repeat(10_000), {}, {}, 'cannot-tell'],
  ['a line that lies in the interval as a whole', '1.4', {}, { coarse: true }, 'vulnerable'],
  ['a line that the fix came in', '2', { in: ['[0,2.3)'] }, { coarse: true }, 'cannot-tell'],
  ['a line after the interval', '3', {}, { coarse: true }, 'no'],
  ['a version older than what a partial record names', '1.0', { in: ['[1.5,2.0)'], partial: true }, {}, 'cannot-tell'],
  ['a version newer than what a partial record names', '2.1', { in: ['[1.5,2.0)'], partial: true }, {}, 'no'],
  ['a neighbour of the one version named', '1.5.9', { in: ['[1.5.2,1.5.2]'], partial: true }, {}, 'cannot-tell'],
  ['a monthly patch', '1.0', { monthly: '2026-jul' }, {}, 'cannot-tell'],
  ['a build that holds the monthly patch', '1.0-2026-aug', { monthly: '2026-jul' }, { scheme: 'magento' }, 'no'],
  ['a build of the month before', '1.0-2026-jun', { monthly: '2026-jul' }, { scheme: 'magento' }, 'cannot-tell'],
  ['a monthly patch that was seen', '1.0', { monthly: '2026-jul' }, { patches: { looked: true, closed: new Set(['CVE-2020-0001']) } }, 'no'],
  ['a monthly patch that is seen to be missing', '1.0', { monthly: '2026-jul' }, { patches: { ...none, open: new Set(['CVE-2020-0001']) } }, 'vulnerable'],
  ['a patch that nobody looked for', '1.0', { patches: ['SUPEE-1'] }, {}, 'cannot-tell'],
  ['a patch that is not there', '1.0', { patches: ['SUPEE-1'] }, { patches: none }, 'vulnerable'],
  ['a patch that is there', '1.0', { patches: ['SUPEE-1'] }, { patches: { looked: true, closed: new Set(['SUPEE-1']) } }, 'no'],
  ['one patch of two', '1.0', { patches: ['A', 'B'] }, { patches: { looked: true, closed: new Set(['A']) } }, 'vulnerable'],
  ['a package of a distribution', '1.0', {}, { backported: true }, 'cannot-tell'],
  ["a module with the shop's major in front, fixed", '8.5.0.5', { in: ['[5.0.0,5.0.5)'] }, { shopMajor: true }, 'no'],
  ["a module with the shop's major in front, open", '8.5.0.4', { in: ['[5.0.0,5.0.5)'] }, { shopMajor: true }, 'vulnerable'],
  ['a module whose own versions have four parts', '8.5.0.4', { in: ['[0,8.5.0.5)'] }, { shopMajor: true }, 'vulnerable'],
] as const) {
  test(`${what}: ${expected}`, () => {
    const answers = match(found(version, component), [hole(more)]);

    assert.equal(answers[0]?.answer ?? 'no', expected);
  });
}

test('an aggregate counts only where no single hole matched', () => {
  const aggregate = hole({ id: 'ALL', aggregate: true });

  const alone = match(found('1.0'), [hole({ in: ['[0,0.5)'] }), aggregate]);
  const beside = match(found('1.0'), [hole({}), aggregate]);

  assert.deepEqual(alone.map(({ advisory }) => advisory.id), ['ALL']);
  assert.deepEqual(beside.map(({ advisory }) => advisory.id), ['CVE-2020-0001']);
});

test('a bulletin without holes of its own gives way to them', () => {
  const bulletin = hole({ id: 'APSB99-01', bulletin: true });
  const ofIt = hole({ of: 'APSB99-01' });

  assert.deepEqual(match(found('1.0'), [bulletin, ofIt]).map(({ advisory }) => advisory.id), ['CVE-2020-0001']);
  assert.deepEqual(match(found('1.0'), [{ ...bulletin, also: ['CVE-2020-0002'] }, ofIt]).length, 2);
});
