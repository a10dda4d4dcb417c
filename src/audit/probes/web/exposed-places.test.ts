import assert from 'node:assert/strict';
import { test } from 'node:test';
import { html, madeUpWeb, type Answer, redirect } from '../../../../test/samples/web.ts';
import { quietTools as tools } from '../../../../test/web-hand.ts';
import { CannotTell } from '../../../core/errors.ts';
import { Unknown } from '../../../core/fact.ts';
import type { Web } from '../../../core/hands.ts';
import type { Recognised } from '../../facts/engine.ts';
import { engines } from '../../../engines/index.gen.ts';
import probe from './exposed-places.ts';

const gzip = Uint8Array.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 75, 76]);
const zip = Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0, 0, 0]);
const magento: Recognised = {
  id: 'magento2',
  name: 'Magento',
  editionName: 'Magento',
  kind: 'self-hosted',
  certainty: 'certain',
  versions: [],
  from: ['web'],
};

async function look(web: Web, recognised?: Recognised | null) {
  const told = await probe.gather(
    { web },
    { recognised, pages: undefined, payment: undefined, adminDoors: undefined },
    tools,
  );
  if (told.exposed instanceof Unknown || told.exposedLook instanceof Unknown) throw new Error('unknown');
  return {
    found: told.exposed.map(({ check, path }) => `${check} ${path}`),
    look: told.exposedLook,
    exposed: told.exposed,
  };
}

const phpinfo = html(
  'PHP 8.2.1 - phpinfo()',
  '<h1 class="p">PHP Version 8.2.1</h1><table><tr><td class="e">System </td><td class="v">Linux</td></tr></table>',
);
const open: Readonly<Record<string, readonly [string, Answer]>> = {
  '/.git/HEAD': ['exposed-git', 'ref: refs/heads/main\n'],
  '/.git/config': ['exposed-git', '[core]\n\trepositoryformatversion = 0\n\tbare = false\n'],
  '/.svn/wc.db': ['exposed-version-control', 'SQLite format 3\0more'],
  '/.hg/requires': ['exposed-version-control', 'dotencode\nfncache\nrevlogv1\n'],
  '/.env': ['exposed-env-file', '# shop\nAPP_ENV=prod\nDATABASE_URL=mysql://a\n'],
  '/auth.json': ['exposed-secret-file', '{"http-basic": {"repo.example": {}}}'],
  '/id_rsa': ['exposed-secret-file', ['-----BEGIN OPENSSH', 'PRIVATE', 'KEY-----\nabc'].join(' ')],
  '/.htpasswd': ['exposed-secret-file', 'jo:$apr1$xyz$abc\n'],
  '/backup.sql': ['exposed-database-dump', '-- MySQL dump 10.13\nCREATE TABLE a (b int);'],
  '/shop.sql.gz': ['exposed-database-dump', gzip],
  '/shop.example.zip': ['exposed-archive', zip],
  '/backup.tar.gz': ['exposed-archive', gzip],
  '/info.php': ['exposed-phpinfo', phpinfo],
  '/adminer.php': ['exposed-database-tool', html('Login - Adminer', '<select name="auth[driver]"></select>')],
  '/phpmyadmin/': ['exposed-database-tool', html('phpMyAdmin', '<input name="pma_username">')],
  '/config.php.bak': ['exposed-config-copy', "<?php\n$db = 'a';\n"],
  '/error_log': ['exposed-log', '[23-Nov-2026 10:00:00 UTC] PHP Warning:  x in /a/b.php on line 3\n'],
  '/customers.csv': ['exposed-customer-export', 'id,Email,name\n1,jo@shop.example,Jo\n'],
  '/backup/': ['directory-listing', html('Index of /backup/', '<h1>Index of /backup/</h1><a href="../">../</a>')],
  '/tmp/': [
    'exposed-session-file',
    html('Index of /tmp', `<h1>Index of /tmp</h1><a href="x">sess_${'0a'.repeat(13)}</a>`),
  ],
  '/composer.lock': ['exposed-dependency-file', '{ "_readme": [], "content-hash": "a" }'],
  '/server-status': ['exposed-server-status', html('Apache Status', '<h1>Apache Server Status for shop.example</h1>')],
  '/accesson.php': [
    'exposed-web-shell',
    '<form method=post>Password: <input type=password name=pass><input type=submit></form>',
  ],
  '/Dockerfile': ['exposed-deployment-file', 'FROM php:8.2\nRUN true\n'],
  '/php.ini': ['exposed-server-settings', 'magic_quotes_gpc = Off;\nmemory_limit = 64M\n'],
};

test('finds what answers, by its content', async () => {
  const { found, look: how } = await look(
    madeUpWeb((path) => open[path]?.[1]),
    null,
  );

  for (const [path, [check]] of Object.entries(open)) assert.ok(found.includes(`${check} ${path}`), path);
  assert.equal(how.trouble, undefined);
  assert.ok(how.settled.includes('exposed-git'));
});

test('stays within its requests, and never asks for the same path twice', async () => {
  const web = madeUpWeb(() => undefined);

  const { found, look: how } = await look(web, magento);

  assert.deepEqual(found, []);
  assert.ok(web.asked.length <= 92, String(web.asked.length));
  assert.ok(how.settled.includes('exposed-log') && how.settled.includes('directory-listing'));
});

test('shows nothing secret of what it found', async () => {
  const secret = ['hunter', '2-and-more'].join('');
  const web = madeUpWeb((path) =>
    path === '/.env'
      ? `DB_PASSWORD=${secret}\nAPP_ENV=prod\n`
      : path === '/customers.csv'
        ? `email,name\njo@shop.example,Jo\n`
        : undefined,
  );

  const { exposed } = await look(web, null);

  assert.equal(exposed.length, 2);
  assert.ok(!JSON.stringify(exposed).includes(secret));
  assert.ok(!JSON.stringify(exposed).includes('jo@'));
});

const quiet: Readonly<Record<string, (path: string) => Answer | undefined>> = {
  'a store that answers its home page to everything': () =>
    html('Shop', '<a href="/a">composer.json .env phpinfo()</a><input type="password">'),
  'a single-page app': () =>
    '<!doctype html><html><head><title>App</title></head><body><div id="app"></div><script src="/app.js"></script></body></html>',
  'a store whose own page for what is not there is German': (path) => ({
    status: 404,
    body: html('Seite nicht gefunden', `<p>${path} gibt es nicht.</p>`),
  }),
  'the same with status 200 and the path in the title': (path) =>
    path === '/' ? html('Laden') : html(`${path} nicht gefunden`, '<p>Leider nichts.</p>'),
  'a store that sends everything unknown home': (path) => (path === '/' ? html('Shop') : redirect('/')),
  'a store that answers JSON to everything': () => '{"error":"not found","name":"x","version":"1"}',
  'a store that answers nothing, with status 200': () => '',
  'pages that talk about such things': (path) => {
    if (path === '/info.php' || path === '/phpinfo.php')
      return html('What phpinfo() shows', '<p>PHP Version 8 and more</p>');
    if (path === '/.env') return html('About .env', '<pre>\nAPP_ENV=prod\nDB_PASSWORD=secret\n</pre>');
    if (path === '/backup/')
      return html('Index of /backup explained', '<h1>What a listing is</h1><a href="/">home</a>');
    if (path === '/media/') return html('Media', '<h1>Our media</h1><a href="/">home</a>');
    if (path === '/backup.sql') return html('Backups', '<pre>\nCREATE TABLE a\n</pre>');
    if (path === '/adminer.php') return html('Adminer', '<p>We like Adminer and auth[driver]</p>');
    if (path === '/test/')
      return html(
        'Magento',
        '<script src="/static/version1/frontend/a.js"></script><a href="/test/one.html">Product</a>',
      );
    return undefined;
  },
};

for (const [name, answer] of Object.entries(quiet)) {
  test(`finds nothing in ${name}`, async () => {
    const { found } = await look(madeUpWeb(answer), magento);

    assert.deepEqual(found, []);
  });
}

test('cannot tell where questions are turned away from the start', async () => {
  for (const status of [401, 403, 406, 429, 503]) {
    const web = madeUpWeb((path) => (path === '/' ? html('Shop') : { status }));

    await assert.rejects(look(web, null), (error) => error instanceof CannotTell && error.why === 'no-access');
    assert.equal(web.asked.length, 2);
  }
});

test('stops where a firewall shuts after a while, and passes nothing that was not answered', async () => {
  const web = madeUpWeb((path, number) => (number > 20 ? { status: 403 } : open[path]?.[1]));

  const { found, look: how } = await look(web, null);

  assert.ok(found.includes('exposed-git /.git/HEAD'));
  assert.ok(web.asked.length < 30, String(web.asked.length));
  assert.match(how.trouble ?? '', /turned away/);
  assert.ok(how.settled.includes('exposed-git'));
  for (const check of ['exposed-archive', 'exposed-log', 'directory-listing'])
    assert.ok(!how.settled.includes(check), check);
});

test('takes a refusal for closed while the store still answers other questions', async () => {
  const web = madeUpWeb((path) =>
    /^\/\.|\.(?:sql|gz|zip)$/.test(path) && !path.includes('nothing-') ? { status: 403 } : undefined,
  );

  const { found, look: how } = await look(web, null);

  assert.deepEqual(found, []);
  for (const check of ['exposed-git', 'exposed-env-file', 'exposed-archive', 'exposed-log'])
    assert.ok(how.settled.includes(check), check);
});

test('does not pass what a broken answer hides', async () => {
  const web = madeUpWeb((path) =>
    path === '/.git/HEAD' ? new CannotTell('timed-out', 'The store took too long.') : undefined,
  );

  const { look: how } = await look(web, null);

  assert.ok(!how.settled.includes('exposed-git'));
  assert.ok(how.settled.includes('exposed-env-file'));
  assert.equal(how.trouble, 'The store took too long.');
});

test('stops where the store goes silent', async () => {
  const web = madeUpWeb((_path, number) =>
    number > 10 ? new CannotTell('unreachable', 'Nobody answers.') : undefined,
  );

  const { look: how } = await look(web, null);

  assert.ok(web.asked.length < 20);
  assert.equal(how.why, 'unreachable');
});

test('asks nothing of a platform', async () => {
  const web = madeUpWeb(() => undefined);

  const { look: how } = await look(web, { ...magento, id: 'shopify', name: 'Shopify', kind: 'hosted' });

  assert.equal(web.asked.length, 0);
  assert.equal(how.platform, 'Shopify');
});

test('looks below the folder in which the store lies', async () => {
  const web = madeUpWeb((path) => (path === '/shop/.git/HEAD' ? 'ref: refs/heads/main\n' : undefined), {
    base: '/shop/',
  });

  const { found } = await look(web, null);

  assert.deepEqual(found, ['exposed-git /shop/.git/HEAD']);
});

test('asks for something of every check, whatever the engine brings along', async () => {
  for (const { id, name, kind } of engines.filter((engine) => engine.kind === 'self-hosted')) {
    const web = madeUpWeb(() => undefined);

    const { look: how } = await look(web, { ...magento, id, name, kind });

    for (const [check] of Object.values(open)) assert.ok(how.settled.includes(check), `${id} ${check}`);
    assert.ok(how.settled.includes('staging-copy'), id);
    assert.ok(web.asked.length <= 92, `${id} ${web.asked.length}`);
  }
});

test('follows only to what lies below the place, and so stays within its requests where everything is redirected', async () => {
  const web = madeUpWeb((path) => {
    if (path === '/phpmyadmin/') return redirect('/phpmyadmin/index.php?route=/');
    if (path.startsWith('/phpmyadmin/index.php')) return html('phpMyAdmin', '<input name="pma_username">');
    return path.startsWith('/en/') ? undefined : redirect(`/en${path}`);
  });

  const { found } = await look(web, magento);

  assert.deepEqual(found, ['exposed-database-tool /phpmyadmin/']);
  assert.ok(web.asked.length <= 95, String(web.asked.length));
});
