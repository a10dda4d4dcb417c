import assert from 'node:assert/strict';
import { test } from 'node:test';
import { html, madeUpWeb } from '../../../../../test/samples/web.ts';
import { adminNames, covers, disallowed } from './robots.ts';

test('reads the closed paths of robots.txt, and none of a page for people', async () => {
  const page = (body: string) => madeUpWeb(() => body).get('');

  assert.deepEqual(
    disallowed(await page('User-agent: *\r\nDisallow: /a # x\r\n disallow:/b\nDisallow:\nDisallow: /a\nAllow: /c')),
    ['/a', '/b'],
  );
  assert.deepEqual(disallowed(await page(html('x', '\nDisallow: /a\n'))), []);
  assert.deepEqual(disallowed(undefined), []);
});

test('picks what sounds like an admin area, and none of the usual names', () => {
  const paths = [
    '/admin/',
    '/wp-admin/',
    '/admin_8fk2/',
    '/my-backoffice*',
    '/cart',
    '/index.php/admin',
    '/custom',
    '/*?admin=',
    '/a/b/admin7',
    '/administrator',
  ];

  assert.deepEqual(adminNames(paths, ['custom']), ['admin_8fk2', 'my-backoffice']);
});

test('knows whether a path is closed', () => {
  assert.ok(covers(['/adm'], '/admin/x') && covers(['/'], '/x') && covers(['/admin*'], '/admin'));
  assert.ok(!covers(['/other', '*'], '/admin') && !covers([], '/admin'));
});
