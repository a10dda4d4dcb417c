import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeCandidates } from './candidates.ts';
import { describeWith } from './places.ts';

const describe = describeWith(undefined, '');

function see(...paths: readonly (string | readonly [string, number])[]) {
  const candidates = makeCandidates();
  for (const one of paths) {
    const [path, size] = typeof one === 'string' ? [one, 1_000] : one;
    candidates.see(describe({ path, type: 'file', size, mode: 0o644, modified: 0 }));
  }
  return candidates.told();
}

test('keeps lock files, copies of libraries and scripts by their names', () => {
  const { locks, code, scripts } = see(
    'composer.lock',
    'wp-content/plugins/a/vendor/composer/installed.json',
    'themes/x/yarn.lock',
    'modules/m/lib/class.phpmailer.php',
    'vendor/phpunit/phpunit/src/Runner/Version.php',
    'js/jquery/jquery-1.11.0.min.js',
    'themes/x/assets/js/vendor.bundle.js',
  );

  assert.deepEqual([locks.length, code.length, scripts.length], [3, 2, 2]);
});

test('leaves out what only looks like them', () => {
  const { locks, code, scripts } = see(
    'node_modules/a/package-lock.json',
    'vendor/klarna/kco_rest/composer.lock',
    'tests/e2e/package-lock.json',
    '.gitlab-ci/tools/composer.lock',
    'data/installed.json',
    'wp-includes/version.php',
    'app/Version.php',
    'vendor/magento/magento2-base/lib/web/jquery.js',
    ['js/jquery.js', 10],
    ['js/jquery.js', 50_000_000],
    'js/my-own-code-of-the-shop.js',
  );

  assert.deepEqual([locks.length, code.length, scripts.length], [0, 0, 0]);
});

test('the same script in many themes is one; more than a limit are counted', () => {
  const many = Array.from({ length: 3_005 }, (_, index) => [`js/jquery-${index}.js`, 1_000] as const);

  assert.equal(see('a/jquery.js', 'b/jquery.js', 'c/jquery.js').scripts.length, 1);
  assert.equal(see(...many).more.scripts, 5);
});
