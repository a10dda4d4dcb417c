import assert from 'node:assert/strict';
import { test } from 'node:test';
import projectRootServed from './project-root-served.ts';

const at = { now: new Date('2026-11-23') };
const exposedLook = { asked: 1, settled: [] };

function find(...paths: readonly string[]) {
  const exposed = paths.map((path) => ({
    check: 'exposed-x',
    path,
    url: `https://shop.example${path}`,
    status: 200,
    because: 'x',
  }));
  return projectRootServed.find({ exposed, exposedLook }, at);
}

test('what lies beside the public folder shows that the wrong folder is served', () => {
  for (const path of [
    '/app/etc/env.php.bak',
    '/vendor/',
    '/shop/var/log/system.log',
    '/composer.lock',
    '/config/jwt/private.pem',
    '/.env',
    '/.env.local',
  ]) {
    const flaws = find(path);

    assert.ok(Array.isArray(flaws) && flaws.length === 1, path);
  }
});

test('open places within the public folder are no proof', () => {
  assert.deepEqual(find(), []);
  for (const path of ['/media/', '/phpinfo.php', '/errors/local.xml', '/magento_version', '/backup.sql', '/variety/'])
    assert.deepEqual(find(path), [], path);
});
