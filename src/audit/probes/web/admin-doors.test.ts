import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Answer, html, madeUpWeb, redirect } from '../../../../test/samples/web.ts';
import { quietTools } from '../../../../test/web-hand.ts';
import { CannotTell } from '../../../core/errors.ts';
import { Unknown } from '../../../core/fact.ts';
import type { AdminPaths } from '../../facts/admin.ts';
import probe from './admin-doors.ts';

const signIn = html('Sign in', '<form action="/admin/login" method="post"><input type="password" name="p"></form>');

async function knock(
  answer: (path: string) => Answer | undefined,
  paths: AdminPaths = { usual: ['admin'] },
  origin = 'https://shop.example',
) {
  const { adminDoors } = await probe.gather(
    { web: madeUpWeb(answer, { origin }) },
    { adminPaths: paths, recognised: null },
    quietTools,
  );
  if (adminDoors instanceof Unknown) throw new Error('unknown');
  return adminDoors;
}

test('sees a sign-in page, and whether it is encrypted and kept from search engines', async () => {
  const [door] = await knock((path) => (path === '/admin' ? signIn : undefined));

  assert.deepEqual(door, {
    path: 'admin',
    url: 'https://shop.example/admin',
    status: 200,
    usual: true,
    answer: 'login',
    encrypted: true,
    indexable: true,
  });
});

test('sees sign-ins over plain http, by the page or by its form', async () => {
  const plain = await knock((path) => (path === '/admin' ? signIn : undefined), undefined, 'http://shop.example');
  const form = signIn.replace('action="/admin/login"', 'action="http://shop.example/admin/login"');
  const mixed = await knock((path) => (path === '/admin' ? form : undefined));

  assert.equal(plain[0]?.encrypted, false);
  assert.equal(mixed[0]?.encrypted, false);
});

test('sees what keeps search engines away', async () => {
  const meta = signIn.replace('<head>', '<head><meta name="robots" content="NOINDEX,NOFOLLOW">');
  const answers: readonly Readonly<Record<string, Answer>>[] = [
    { '/admin': meta },
    { '/admin': { status: 200, body: signIn, headers: [['x-robots-tag', 'noindex']] } },
    { '/admin': signIn, '/robots.txt': 'User-agent: *\nDisallow: /admin' },
  ];
  for (const answer of answers) assert.equal((await knock((path) => answer[path]))[0]?.indexable, false);
});

test('follows to the sign-in page, and asks with a slash where it must', async () => {
  const followed = await knock((path) =>
    path === '/admin' ? redirect('/admin/index/login') : path === '/admin/index/login' ? signIn : undefined,
  );
  const slashed = await knock((path) => (path === '/admin/' ? signIn : undefined));

  assert.equal(followed[0]?.answer, 'login');
  assert.equal(slashed[0]?.answer, 'login');
});

test('takes a password of the server, a refusal or an identity provider for a gate', async () => {
  for (const answer of [
    { status: 401 },
    { status: 403 },
    redirect('https://team.cloudflareaccess.com/cdn-cgi/access/login'),
  ]) {
    assert.equal((await knock((path) => (path === '/admin' ? answer : undefined)))[0]?.answer, 'gate');
  }
});

const nothing: Readonly<Record<string, (path: string) => Answer | undefined>> = {
  'a shop that has none there': () => undefined,
  'a shop with a sign-in field for customers on every page, and 200 for everything': (path) =>
    html(`Shop ${path}`, '<input type="password">'),
  'a shop that sends everything unknown to the sign-in page of customers': (path) =>
    path === '/customer/login'
      ? html('Sign in', '<input type="password">')
      : path === '/'
        ? html('Shop')
        : redirect('/customer/login'),
  'a page about administration': (path) =>
    path === '/admin' ? html('Administration', '<p>of public offices</p>') : undefined,
  'a redirect to another host': (path) => (path === '/admin' ? redirect('https://elsewhere.example/') : undefined),
  'an interface that answers JSON': (path) => (path === '/admin' ? '{"input type=\\"password\\"":1}' : undefined),
};
for (const [name, answer] of Object.entries(nothing)) {
  test(`finds no admin area in ${name}`, async () => {
    assert.deepEqual(
      (await knock(answer)).map((door) => door.answer),
      ['absent'],
    );
  });
}

test('knows the sign-in page of an engine by its own mark', async () => {
  const answers: Readonly<Record<string, Answer>> = {
    '/admin': html('Magento Admin', '<input name="login[username]"><input type="password">'),
    '/backend': signIn,
  };
  const recognised = {
    id: 'magento2',
    name: 'Magento',
    editionName: 'Magento',
    kind: 'self-hosted',
    certainty: 'certain',
    versions: [],
    from: ['web'],
  } as const;

  const { adminDoors } = await probe.gather(
    { web: madeUpWeb((path) => answers[path]) },
    { adminPaths: { usual: ['admin', 'backend'] }, recognised },
    quietTools,
  );

  assert.deepEqual(adminDoors instanceof Unknown ? [] : adminDoors.map((door) => `${door.path} ${door.answer}`), [
    'admin login',
    'backend absent',
  ]);
});

test('tries what robots.txt gives away', async () => {
  const robots = 'User-agent: *\nDisallow: /admin_8fk2/ # hidden\nDisallow: /manage-account\nDisallow: /admin\n';

  const doors = await knock((path) => (path === '/robots.txt' ? robots : path === '/admin_8fk2' ? signIn : undefined));

  const given = doors.filter((door) => door.fromRobots).map((door) => `${door.path} ${door.answer}`);
  assert.deepEqual(given, ['admin_8fk2 login', 'manage-account absent']);
});

test('looks at the place that the settings name', async () => {
  const doors = await knock((path) => (path === '/k3-office' ? signIn : undefined), {
    usual: ['admin'],
    configured: 'k3-office',
  });

  assert.deepEqual(
    doors.map((door) => `${door.path} ${door.usual} ${door.answer}`),
    ['k3-office false login', 'admin true absent'],
  );
});

test('cannot tell where the store turns the questions away', async () => {
  await assert.rejects(
    knock(() => ({ status: 403 })),
    CannotTell,
  );
  await assert.rejects(
    knock((path) => (path === '/admin' ? { status: 429 } : undefined)),
    CannotTell,
  );
});

test('knows the sign-in page by its title in a shop that shows a sign-in field everywhere', async () => {
  const shop = (path: string) => html(path === '/' ? 'Shop' : 'Not here', '<input type="password">');

  const there = await knock((path) =>
    path === '/admin' ? html('Administration', '<input type="password">') : shop(path),
  );
  const elsewhere = await knock((path) =>
    path === '/admin' ? html('Our catalogue', '<input type="password">') : shop(path),
  );

  assert.deepEqual(
    [...there, ...elsewhere].map((door) => door.answer),
    ['login', 'absent'],
  );
});
