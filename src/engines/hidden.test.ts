import assert from 'node:assert/strict';
import { test } from 'node:test';
import { configCopies, listing, logLine } from './hidden.ts';

test('lists of a folder are known in the words of several servers, and other pages are not', () => {
  const { holds, path } = listing('var/log', 'x');

  assert.equal(path, 'var/log/');
  for (const page of [
    '<title>Index of /var/log</title>',
    '<h1>Index of /shop/var/log/</h1>',
    '<title>Directory listing for /var/log/</title>',
  ]) {
    assert.match(page, holds);
  }
  for (const page of [
    '<title>Index of /</title>',
    '<title>Shop</title><p>var/log</p>',
    '<title>Index of /var/logs/x</title>',
  ]) {
    assert.doesNotMatch(page, holds);
  }
});

test('copies of a configuration file are named as editors and people name them', () => {
  const paths = configCopies('app/etc/env.php', /x/, 'y').map(({ path }) => path);

  for (const path of ['app/etc/env.php.bak', 'app/etc/env.php~', 'app/etc/.env.php.swp'])
    assert.ok(paths.includes(path), path);
});

test('lines of logs are told from pages', () => {
  for (const line of [
    '[2026-11-01T10:00:00.123456+00:00] main.CRITICAL: Boom [] []',
    '[2019-01-01 10:00:00] main.INFO: x',
    '2013-03-05T11:20:00+00:00 ERR (3): Warning: x',
  ]) {
    assert.match(line, logLine);
  }
  for (const page of ['<html>2026-11-01 ERROR</html>', 'Order of 2026-11-01: ERROR', '{"date": "2026-11-01"}']) {
    assert.doesNotMatch(page, logLine);
  }
});
