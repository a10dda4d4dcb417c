import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import type { Files } from '../../../core/hands.ts';
import { openKnowledge } from '../../../io/knowledge.ts';
import type { Candidate, LibraryCandidates } from '../../facts/libraries.ts';
import libraries from './libraries.ts';

const tools = {
  now: () => new Date(0),
  signal: new AbortController().signal,
  log: { debug() {}, info() {}, warn() {}, error() {} },
  tell() {},
};

async function look(
  texts: Readonly<Record<string, string>>,
  kinds: Partial<Record<'locks' | 'code' | 'scripts', readonly string[]>>,
) {
  const files = {
    text: async (path: string) => texts[path],
    bytes: async (path: string, start: number, length: number) =>
      texts[path] === undefined ? undefined : Buffer.from(texts[path]).subarray(start, start + length),
  } as unknown as Files; // the probe asks for these two and no others
  const candidates = (paths: readonly string[] = []): readonly Candidate[] =>
    paths.map((path) => ({ path, size: (texts[path] ?? '').length }));
  const libraryCandidates: LibraryCandidates = {
    locks: candidates(kinds.locks),
    code: candidates(kinds.code),
    scripts: candidates(kinds.scripts),
    more: { locks: 0, code: 0, scripts: 0 },
  };
  const told = await libraries.gather({ files, knowledge: await openKnowledge() }, { libraryCandidates }, tools);
  assert.ok(!(told.libraries instanceof Unknown));
  return told.libraries;
}

test('reads lock files of all kinds, copies in code and scripts', async () => {
  const seen = await look(
    {
      'composer.lock':
        '{"packages":[{"name":"twig/twig","version":"v2.13.0"}],"packages-dev":[{"name":"phpunit/phpunit","version":"4.8.27"}]}',
      'vendor/composer/installed.json': '{"packages":[{"name":"twig/twig","version":"2.13.0"}]}',
      'package-lock.json': '{"packages":{"":{},"node_modules/jquery":{"version":"1.12.4"}}}',
      'lib/class.phpmailer.php': "class PHPMailer { public $Version = '5.2.9';",
      'js/jquery.min.js': '/*! jQuery v1.11.3 | (c) 2005',
      'js/jquery-1.7.1.js': 'no banner at all',
      'js/vendor.js': 'nothing that is known',
    },
    {
      locks: ['composer.lock', 'vendor/composer/installed.json', 'package-lock.json'],
      code: ['lib/class.phpmailer.php'],
      scripts: ['js/jquery.min.js', 'js/jquery-1.7.1.js', 'js/vendor.js'],
    },
  );

  assert.deepEqual(
    seen.found.map(({ ecosystem, name, version, also }) => `${ecosystem} ${name} ${version} +${also}`),
    [
      'composer twig/twig 2.13.0 +1',
      'npm jquery 1.12.4 +0',
      'composer phpmailer/phpmailer 5.2.9 +0',
      'script jquery 1.11.3 +0',
      'script jquery 1.7.1 +0',
    ],
  );
  assert.deepEqual(seen.unread, []);
});

for (const [what, text] of [
  ['is cut', '{"packages":[{"name":"twig/twig","version":"2.13.0"},{"name":"a/'],
  ['is nested without end', '['.repeat(200_000)],
  ['is no JSON', '<html>'],
] as const) {
  test(`a lock file that ${what} is told, and what is in it is not said to be all`, async () => {
    assert.deepEqual((await look({ 'composer.lock': text }, { locks: ['composer.lock'] })).unread, ['composer.lock']);
  });
}

test('a large script is read for the libraries that it brings along', async () => {
  const first = '/*! jQuery v1.12.4 | (c) jQuery Foundation */';
  const second = '/*! jQuery UI - v1.11.4 - 2015-03-11 */';
  const seen = await look(
    {
      'js/large.js': `${first}${' '.repeat(700_000)}${second}`,
      'js/small.js': `${first}${' '.repeat(70_000)}${second}`,
    },
    { scripts: ['js/large.js', 'js/small.js'] },
  );

  assert.deepEqual(
    seen.found.map(({ name, place }) => [name, place]),
    [
      ['jquery', 'js/large.js'],
      ['jquery-ui', 'js/large.js'],
    ],
  );
});

test('keys that mean something to JavaScript are names like others', async () => {
  const text =
    '{"packages":[{"name":"__proto__","version":"1.0"},{"name":"constructor","version":"2.0"}],"__proto__":{"packages":[]}}';

  assert.deepEqual(
    (await look({ 'composer.lock': text }, { locks: ['composer.lock'] })).found.map(({ name }) => name),
    ['__proto__', 'constructor'],
  );
});

const lock = (name: string, version: string, dev = '') =>
  `{"packages":[{"name":"${name}","version":"${version}"}],"packages-dev":[${dev}]}`;
const phpunit = '{"name":"phpunit/phpunit","version":"4.8.27"}';

test('what only developers need counts, unless it is told that it was not put in', async () => {
  const text = lock('twig/twig', '2.13.0', phpunit);
  const names = async (texts: Readonly<Record<string, string>>) =>
    (await look(texts, { locks: Object.keys(texts) })).found.map(({ name }) => name);

  assert.deepEqual(await names({ 'composer.lock': text }), ['twig/twig', 'phpunit/phpunit']);
  assert.deepEqual(
    await names({ 'composer.lock': text, 'vendor/composer/installed.json': lock('twig/twig', '2.13.0') }),
    ['twig/twig'],
  );
});

test('a lock file deep within counts where its packages lie beside it', async () => {
  const texts = {
    'composer.lock': lock('twig/twig', '2.13.0'),
    'tools/ci/composer.lock': lock('guzzlehttp/guzzle', '6.0.0'),
    'modules/m/composer.lock': lock('smarty/smarty', '3.1.0'),
    'modules/m/vendor/composer/installed.json': lock('smarty/smarty', '3.1.0'),
  };

  const { found } = await look(texts, { locks: Object.keys(texts) });

  assert.deepEqual(
    found.map(({ name }) => name),
    ['twig/twig', 'smarty/smarty'],
  );
});

test('the lock file tells the version of a library better than a constant in its code', async () => {
  const code = "namespace GuzzleHttp; interface ClientInterface { const VERSION = '6.5.5'; }";
  const texts = {
    'lib/vendor/composer/installed.json': lock('guzzlehttp/guzzle', '6.5.8'),
    'lib/vendor/guzzlehttp/guzzle/src/ClientInterface.php': code,
    'old/guzzle/ClientInterface.php': code,
  };

  const { found } = await look(texts, { locks: [Object.keys(texts)[0] ?? ''], code: Object.keys(texts).slice(1) });

  assert.deepEqual(
    found.map(({ version, place }) => [version, place]),
    [
      ['6.5.8', 'lib/vendor/composer/installed.json'],
      ['6.5.5', 'old/guzzle/ClientInterface.php'],
    ],
  );
});
