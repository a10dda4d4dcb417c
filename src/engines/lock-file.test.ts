import assert from 'node:assert/strict';
import { test } from 'node:test';
import { composerPackages, lockedVersion, npmPackages } from './lock-file.ts';

const one = { name: 'a/b', version: 'v1.2.3', type: 'magento2-module' };

test('packages are read from every form of composer files', () => {
  const texts = [
    JSON.stringify({ packages: [one], 'packages-dev': [{ name: 'c/d', version: '2.0.0' }] }),
    JSON.stringify([one, { name: 'c/d', version: '2.0.0' }]),
    `\ufeff${JSON.stringify({ packages: [one, { name: 'c/d', version: '2.0.0' }], dev: true })}`,
  ];

  for (const text of texts) {
    const packages = composerPackages(text);

    assert.deepEqual(packages[0], { name: 'a/b', version: '1.2.3', type: 'magento2-module' });
    assert.equal(lockedVersion(packages, 'x/y', 'c/d'), '2.0.0');
    assert.equal(lockedVersion(packages, 'x/y'), undefined);
  }
});

test('a lock file that was cut is read as far as it goes', () => {
  const text = JSON.stringify(
    {
      packages: [
        { name: 'a/b', version: '1.0' },
        { name: 'c/d', version: '2.0' },
      ],
    },
    null,
    4,
  );

  const packages = composerPackages(text.slice(0, -40));

  assert.equal(lockedVersion(packages, 'a/b'), '1.0');
});

test('what is no lock file gives no packages', () => {
  for (const text of [
    undefined,
    '',
    '[]',
    'null',
    '5',
    '{"packages":{"a":1}}',
    '{"packages":[null,5,{"name":5}]}',
    '<html>',
  ]) {
    assert.deepEqual(composerPackages(text), []);
    assert.deepEqual(npmPackages(text), []);
  }
});

test('packages are read from the lock files of npm, yarn and pnpm', () => {
  const texts = [
    JSON.stringify({
      lockfileVersion: 1,
      dependencies: { '@medusajs/medusa': { version: '2.8.0' }, left: { version: '1.0.0' } },
    }),
    JSON.stringify({
      lockfileVersion: 3,
      packages: {
        '': { name: 'x' },
        'node_modules/@medusajs/medusa': { version: '2.8.0' },
        'node_modules/a/node_modules/left': { version: '1.0.0' },
      },
    }),
    '# yarn lockfile v1\n\n"@medusajs/medusa@^2.0.0", "@medusajs/medusa@2.8.0":\n  version "2.8.0"\n  dependencies:\n    left "^1"\n\nleft@^1:\n  version "1.0.0"\n',
    '__metadata:\n  version: 8\n\n"@medusajs/medusa@npm:^2.0.0":\n  version: 2.8.0\n  resolution: "x"\n\n"left@npm:^1":\n  version: 1.0.0\n',
    "lockfileVersion: '9.0'\n\npackages:\n\n  '@medusajs/medusa@2.8.0':\n    resolution: {integrity: sha512-x}\n\n  left@1.0.0:\n    resolution: {}\n",
    'lockfileVersion: 5.4\n\npackages:\n\n  /@medusajs/medusa/2.8.0_abc:\n    resolution: {}\n\n  /left/1.0.0:\n    resolution: {}\n',
    "lockfileVersion: '6.0'\n\npackages:\n\n  /@medusajs/medusa@2.8.0(typeorm@0.3.0):\n    resolution: {}\n\n  /left@1.0.0:\n    resolution: {}\n",
  ];

  for (const text of texts) {
    const packages = npmPackages(text);

    assert.equal(lockedVersion(packages, '@medusajs/medusa')?.replace(/_.*/, ''), '2.8.0', text);
    assert.equal(lockedVersion(packages, 'left'), '1.0.0', text);
  }
});

test('a package that is there in two versions is told in both, the outermost first', () => {
  const texts = [
    JSON.stringify({
      lockfileVersion: 1,
      dependencies: {
        a: { version: '1.0.0', dependencies: { left: { version: '0.9.0' } } },
        left: { version: '1.0.0' },
      },
    }),
    JSON.stringify({
      lockfileVersion: 3,
      packages: {
        'node_modules/a': { version: '1.0.0' },
        'node_modules/a/node_modules/left': { version: '0.9.0' },
        'node_modules/left': { version: '1.0.0' },
      },
    }),
    'left@^1.0.0:\n  version "1.0.0"\n\nleft@^0.9.0:\n  version "0.9.0"\n',
  ];

  for (const text of texts) {
    const left = npmPackages(text).filter(({ name }) => name === 'left');

    assert.deepEqual(
      left.map(({ version }) => version),
      ['1.0.0', '0.9.0'],
      text,
    );
  }
});
