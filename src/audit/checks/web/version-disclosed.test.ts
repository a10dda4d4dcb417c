import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, masked, page, said } from '../../../../test/web-samples.ts';
import check from './version-disclosed.ts';

test('headers and tags with versions are told, each once', () => {
  const one = page({
    headers: { server: 'nginx/1.18.0', 'x-powered-by': 'PHP/8.1.2' },
    generators: [masked('WordPress 6.5.2')],
  });

  assert.equal(said(check.find({ pages: [one, { ...one, kind: 'cart' }], exposed: undefined }, at)).length, 3);
});

test('a file that tells the version is told', () => {
  const place = {
    check: 'version-disclosed',
    path: '/magento_version',
    url: 'https://shop.example/magento_version',
    status: 200,
    because: 'It says 2.4.',
  };

  assert.equal(
    said(check.find({ pages: [page()], exposed: [place, { ...place, check: 'exposed-git', path: '/x' }] }, at)).length,
    1,
  );
});

test('names without versions, and numbers elsewhere, are left alone', () => {
  const one = page({
    headers: { server: 'cloudflare', 'x-powered-by': 'PHP', etag: '1.2.3' },
    generators: [masked('PrestaShop')],
  });

  assert.deepEqual(said(check.find({ pages: [one], exposed: [] }, at)), []);
});
