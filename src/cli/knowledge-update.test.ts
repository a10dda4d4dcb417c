import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { type Answer, documentsOf, feedServer, type FeedServer } from '../../test/knowledge/feed-server.ts';
import { readAdvisories } from '../knowledge/advisory.ts';
import { newestKnowledge, updateKnowledge } from './knowledge-run.ts';

const given = { home: process.env['STOREWARDEN_HOME'], key: process.env['WORDFENCE_KEY'] };
let home = '';
let server: FeedServer;
before(async () => {
  server = await feedServer();
});
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'storewarden-update-'));
  process.env['STOREWARDEN_HOME'] = home;
});
after(async () => {
  if (given.home === undefined) delete process.env['STOREWARDEN_HOME'];
  else process.env['STOREWARDEN_HOME'] = given.home;
  await server.close();
  rmSync(home, { recursive: true, force: true });
});

const limits = { tries: 2, pauseSeconds: 0.01, timeoutSeconds: 20, idleSeconds: 0.5, most: 4 * 1024 * 1024 };
const update = (from: readonly string[] = server.from) => updateKnowledge({ from, quiet: true }, limits);
async function holesOf(part: string, name: string) {
  return readAdvisories((await (await newestKnowledge()).lines(`advisories/${part}`, [name]))?.get(name));
}

test('every source changes its own part, and the rest stays', { timeout: 120_000 }, async () => {
  server.serve(documentsOf('2026-11-20'));
  const twig = await holesOf('composer', 'twig/twig');

  assert.equal(await update(), 0);

  const knowledge = await newestKnowledge();
  assert.deepEqual(await holesOf('composer', 'twig/twig'), twig);
  assert.ok(twig.length > 0);
  assert.deepEqual((await holesOf('composer', 'acme/shop1'))[0]?.in, ['[0,2.0.0)']);
  assert.deepEqual((await holesOf('npm', 'acme-2'))[0]?.id, 'CVE-2026-100002');
  assert.equal((await holesOf('wordpress-plugin', 'acme'))[0]?.cvss, 9.8);
  const marked = (await holesOf('engine/adobe-commerce', 'adobe-commerce')).find(({ id }) => id === 'CVE-2024-39397');
  assert.deepEqual([marked?.exploited, marked?.likely], ['2026-11-20', 0.9]);
  const eol = (await knowledge.part('eol')) as { products: Record<string, { cycles: { cycle: string }[] }> };
  assert.deepEqual(
    eol.products['php']?.cycles.slice(0, 2).map(({ cycle }) => cycle === '8.99'),
    [true, false],
  );
  assert.ok((eol.products['adobe-commerce']?.cycles.length ?? 0) > 3);
  const releases = (await knowledge.part('releases/opencart')) as { releases: { version: string; branch: string }[] };
  assert.deepEqual(
    releases.releases.filter(({ version }) => version.startsWith('99.')).map(({ version }) => version),
    ['99.1.0'],
  );
  assert.deepEqual(Object.keys((await knowledge.part('wordpress-versions')) as object), ['6.8.5', '6.9.5', '7.9']);
  const wordpress = (await knowledge.part('releases/wordpress')) as {
    releases: { version: string; date: string | null; branch: string }[];
  };
  assert.deepEqual(
    wordpress.releases.filter(({ version }) => version === '7.9'),
    [{ version: '7.9', date: null, branch: '7.9' }],
  );
  assert.ok(wordpress.releases.some(({ version, date }) => version === '6.8.1' && date !== null));
  assert.ok(
    'made-up-lib' in ((await knowledge.part('libraries')) as object) &&
      'jquery' in ((await knowledge.part('libraries')) as object),
  );
  const { parts } = (await knowledge.part('about')) as { parts: Record<string, string> };
  assert.deepEqual(
    [parts['exploited'], parts['npm'], parts['likelihood'], parts['endOfLife']],
    Array.from({ length: 4 }, () => '2026-11-20'),
  );
});

test(
  'what has not changed is not sent again, and what was brought home before stays',
  { timeout: 120_000 },
  async () => {
    server.serve(documentsOf('2026-11-20'));
    await update();
    const pointer = readFileSync(join(home, 'knowledge/current'), 'utf8');

    assert.equal(await update(), 0);
    assert.equal(readFileSync(join(home, 'knowledge/current'), 'utf8'), pointer);
    server.serve({ ...documentsOf('2026-11-20'), '/kev': documentsOf('2026-11-22')['/kev'] ?? Buffer.alloc(0) });
    assert.equal(await update(), 0);

    assert.notEqual(readFileSync(join(home, 'knowledge/current'), 'utf8'), pointer);
    assert.equal((await holesOf('npm', 'acme-2')).length, 1);
    assert.ok(await (await newestKnowledge()).part('wordpress-versions'));
  },
);

for (const how of [
  'html',
  'half',
  'huge',
  'slow',
  'garbage',
  'gone',
  'empty',
  'other-bytes',
  'bomb',
] as const satisfies readonly Answer[]) {
  test(`sources that answer ${how} change nothing, and are told`, { timeout: 300_000 }, async () => {
    server.serve(documentsOf('2026-11-20'));
    await update();
    const pointer = readFileSync(join(home, 'knowledge/current'), 'utf8');
    const documents = documentsOf('2026-11-22');
    server.serve(documents, Object.fromEntries(Object.keys(documents).map((path) => [path, how])));

    assert.equal(await update(server.from.filter((one) => !one.startsWith('github'))), 3);

    assert.equal(readFileSync(join(home, 'knowledge/current'), 'utf8'), pointer);
    assert.equal((await newestKnowledge()).date, '2026-11-20');
  });
}

test('one source that is broken does not keep the others away', { timeout: 120_000 }, async () => {
  server.serve(documentsOf('2026-11-20'), { '/osv': 'half', '/epss': 'html' });

  assert.equal(await update(), 3);

  assert.equal((await holesOf('npm', 'acme-1')).length, 1);
  assert.equal((await holesOf('composer', 'acme/shop1')).length, 0);
});

test('a document of hostile shapes is refused or read without harm', { timeout: 120_000 }, async () => {
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
  const hostile: Readonly<Record<string, string>> = {
    '/kev': `{"vulnerabilities":${deep}}`,
    '/endoflife': '{"result":[{"name":"__proto__","releases":[{"name":"1"}]},{"name":"php","releases":"no"}]}',
    '/wordpress': '{"__proto__":{"polluted":true},"7.1":"latest"}',
    '/retirejs': '{"constructor":{"vulnerabilities":[],"extractors":{"filecontent":["(((","(a+)+§§version§§"]}}}',
    '/wordfence':
      '{"u":{"id":"u","software":[{"type":"plugin","slug":"__proto__","affected_versions":{"a":{"from_version":"*","to_version":"1"}}}]}}',
  };
  server.serve(Object.fromEntries(Object.entries(hostile).map(([path, text]) => [path, Buffer.from(text)])));

  await update(server.from.filter((one) => Object.keys(hostile).some((path) => one.endsWith(path))));

  assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
  const knowledge = await newestKnowledge();
  const eol = (await knowledge.part('eol')) as { products: Record<string, { cycles: unknown[] }> };
  assert.ok((eol.products['php']?.cycles.length ?? 0) > 3);
  assert.ok((await holesOf('wordpress-plugin', 'woocommerce')).length > 0);
});
