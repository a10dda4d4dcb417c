import assert from 'node:assert/strict';
import { test } from 'node:test';
import { html, madeUpWeb } from '../../../../test/samples/web.ts';
import { CannotTell } from '../../../core/errors.ts';
import { absentPath, isHtml, isRefusal, learnAbsence } from './absence.ts';

test('knows again what the store shows for what does not exist', async () => {
  const web = madeUpWeb((path) => (path.includes('real') ? html('Real') : html('Shop', `nothing for ${path}`)));

  const absence = await learnAbsence(web);

  assert.ok(absence.like(await web.get('anything')));
  assert.ok(!absence.like(await web.get('real')));
  assert.ok(absence.echoes);
});

test('takes nothing for a known page where the store answers 404', async () => {
  const web = madeUpWeb((path) => (path === '/' ? html('Home') : path === '/real' ? html('404 Not Found') : undefined));

  const absence = await learnAbsence(web);

  assert.ok(!absence.like(await web.get('real')));
  assert.ok(!absence.echoes);
});

test('cannot tell where the store refuses', async () => {
  await assert.rejects(
    learnAbsence(madeUpWeb(() => ({ status: 401 }))),
    (error) => error instanceof CannotTell && /password/.test(error.message),
  );
});

test('asks for the same names in every audit of a store, and others in another', () => {
  const [one, other] = [madeUpWeb(() => ''), madeUpWeb(() => '', { origin: 'https://other.example' })];

  assert.equal(absentPath(one, 0), absentPath(one, 0));
  assert.notEqual(absentPath(one, 0), absentPath(one, 1));
  assert.notEqual(absentPath(one, 0), absentPath(other, 0));
});

test('tells refusals and pages for people from other answers', async () => {
  const challenge = await madeUpWeb(() => ({ status: 200, headers: [['cf-mitigated', 'challenge']] })).get('');
  const plain = await madeUpWeb(() => ({ status: 404 })).get('');

  assert.ok(isRefusal(challenge) && !isRefusal(plain));
  assert.ok(isHtml(await madeUpWeb(() => ' <!-- x --><!DOCTYPE html>').get('')));
  assert.ok(!isHtml(await madeUpWeb(() => '[2026] a log that quotes <html>').get('')));
});
