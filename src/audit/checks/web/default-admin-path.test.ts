import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import { door } from '../../../../test/samples/doors.ts';
import { at } from '../../../../test/samples/exposure.ts';
import check from './default-admin-path.ts';

const usual = ['admin', 'index.php/admin'];

function judged(facts: Partial<Parameters<typeof check.find>[0]>): string | readonly string[] {
  const flaws = check.find({ adminPaths: { usual }, adminDoors: undefined, recognised: undefined, ...facts }, at);
  return flaws instanceof Unknown
    ? flaws.why
    : flaws.map(({ subject, severity }) => `${subject} ${severity ?? ''}`.trim());
}

test('names the usual path where the sign-in page answers', () => {
  assert.deepEqual(judged({ adminDoors: [door('admin', { usual: true }), door('index.php/admin', { usual: true })] }), [
    '/admin',
  ]);
});

test('names the usual path of the settings where the pages were not looked at', () => {
  assert.deepEqual(judged({ adminPaths: { usual, configured: 'admin' } }), ['/admin']);
});

test('weighs it less where the engine has no setting for it', () => {
  const recognised = {
    id: 'woocommerce',
    name: 'WordPress',
    editionName: 'WordPress',
    kind: 'self-hosted',
    certainty: 'certain',
    versions: [],
    from: ['web'],
  } as const;

  assert.deepEqual(judged({ adminDoors: [door('wp-admin', { usual: true })], recognised }), ['/wp-admin low']);
});

test('passes with a path of its own, a gate in front, or nothing at the usual path', () => {
  assert.deepEqual(judged({ adminDoors: [door('k3-office')] }), []);
  assert.deepEqual(judged({ adminDoors: [door('admin', { usual: true, answer: 'gate', status: 401 })] }), []);
  assert.deepEqual(judged({ adminDoors: [door('admin', { usual: true, answer: 'absent', status: 404 })] }), []);
  assert.deepEqual(judged({ adminPaths: { usual, configured: 'k3-office' } }), []);
});

test('knows nothing where neither pages nor settings were seen', () => {
  assert.equal(judged({}), 'not-asked');
});
