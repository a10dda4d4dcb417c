import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cookie, page } from '../../../../test/web-samples.ts';
import { isSessionCookie, sessionCookies } from './session-cookies.ts';

test('session cookies of engines are known by name, cookies for scripts are not taken for one', () => {
  const yes = [
    'PHPSESSID',
    '__Host-PHPSESSID',
    'frontend',
    'adminhtml',
    'admin',
    `PrestaShop-${'a0'.repeat(16)}`,
    'OCSESSID',
    'session-',
    'session-1',
    'osCsid',
    'zenid',
    'wordpress_logged_in_abc',
    'wp_woocommerce_session_abc',
    'laravel_session',
    'ci_session',
    'sessionid',
    'JSESSIONID',
  ];
  const no = [
    'form_key',
    'mage-cache-sessid',
    'X-Magento-Vary',
    'private_content_version',
    'woocommerce_cart_hash',
    'woocommerce_items_in_cart',
    'wordpress_test_cookie',
    'wp-settings-1',
    '__csrf_token-1',
    'XSRF-TOKEN',
    'language',
    'currency',
    '_ga',
    'frontend_cid',
    'possession_note',
    'obsession2',
  ];

  for (const name of yes) assert.equal(isSessionCookie(name), true, name);
  for (const name of no) assert.equal(isSessionCookie(name), false, name);
});

test('of a cookie that is set twice the last one counts, and a deleted one does not', () => {
  const twice = page({ cookies: [cookie({ secure: false }), cookie()] });
  const gone = page({ cookies: [cookie({ name: 'zenid', deletes: true })] });
  const insecure = (one: { secure: boolean }): boolean => !one.secure;

  assert.deepEqual(
    sessionCookies([twice, gone], insecure).map(({ cookie: { name, secure } }) => [name, secure]),
    [['PHPSESSID', true]],
  );
  const elsewhere = page({ cookies: [cookie({ secure: false, path: '/shop' })] });
  assert.equal(sessionCookies([twice, elsewhere], insecure)[0]?.cookie.secure, false);
});
