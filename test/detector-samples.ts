/** For tests: texts in which a detector finds something, and such in which it must not. */
export interface Sample {
  readonly find: readonly string[];
  readonly leave: readonly string[];
}

/** Put together here, so that no scanner takes this file for a leak. */
const put = (...parts: readonly string[]): string => parts.join('');
export const letters = 'a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8s9T0u1V2w3X4y5Z6';
export const hex = '0123456789abcdef0123456789abcdef01234567';
const jwt = put(
  'ey',
  'JhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.',
  'ey',
  'JzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkEifQ.',
  letters.slice(0, 43),
);

export const samples: Readonly<Record<string, Sample>> = {
  'card-number': {
    find: [
      'card 4111\u00a01111\u00a01111\u00a01111',
      'pan=4111%201111%201111%201111',
      'cc: 4111&nbsp;1111&nbsp;1111&nbsp;1111',
      'card 4111=201111=201111=201111',
      'card_4111111111111111_x',
      'card 4111111111111111',
      'visa: 5555 5555 5555 4444',
      '"cc_number":"3782-822463-10005"',
    ],
    leave: [
      'gift_card_number: 6304000000000000',
      '2026 1111 2026 1112 and 2026',
      'order 4111111111111112',
      'time 1700000000000',
      'ean 4006381333931',
      'ratio 0.4111111111111111',
    ],
  },
  'card-code': { find: ['cvv: 123', '"cc_cid":"4321"'], leave: ['order 123', 'cvv required', 'csv 123'] },
  'card-expiry': {
    find: ['card 4111111111111111 expires 10/27'],
    leave: ['10/27 of the visitors', 'expires in 10 days'],
  },
  'card-track': {
    find: [
      put('%B', '4111111111111111', '^SAMPLE/ANNA^', '27101010000000000000?'),
      put(';', '4111111111111111', '=', '27101010000000000000?'),
    ],
    leave: ['4111111111111111=x', 'a=b;c=d'],
  },
  'cardholder-name': { find: ['cardholder: Anna Sample'], leave: ['Anna Sample', 'cardholder name on card'] },
  iban: {
    find: ['iban DE89370400440532013000', 'GB82 WEST 1234 5698 7654 32'],
    leave: ['DE89370400440532013001', 'XX89370400440532013000'],
  },
  bic: { find: [' bic : DEUTDEFF500'], leave: ['DEUTSCHE', ' bic : ABCDXXYY'] },
  'sepa-mandate': { find: ['mandate_ref: MNDT-2026-000123'], leave: ['MNDT-2026-000123'] },
  'uk-bank-account': {
    find: ['sort code: 20-00-00 account number: 55779911'],
    leave: ['20-00-00', 'sort code missing'],
  },
  'us-bank-account': { find: ['routing: 021000021 account: 123456789'], leave: ['routing: 021000022', '021000021'] },
  'email-address': {
    find: ['GET /?email=anna%40teapot.shop HTTP/1.1', 'write to anna.sample@teapot.shop'],
    leave: [
      '/* @author Anna Sample <anna@teapot.shop> */',
      'write to info@teapot.shop',
      '{"email":"john.doe@teapot.shop"}',
      '@media screen',
      'icon@2x.png',
    ],
  },
  'phone-number': {
    find: ['phone: +49 30 901820'],
    leave: ['<a href="tel:+4930901820">call us</a>', 'order 49309018'],
  },
  'national-id': { find: ['ssn: 536-22-8726'], leave: ['part 536-22-8726', 'ssn: 000-00-0000'] },
  'passport-number': { find: ['passport_number: C01234567'], leave: ['C01234567', 'passport required'] },
  'birth-date': { find: ['date_of_birth: 1980-04-01'], leave: ['created 1980-04-01'] },
  'ip-address': { find: ['ip_address: 81.2.69.142'], leave: ['version 1.2.3'] },
  'payment-key': {
    find: [
      put(
        'APP',
        '_USR-',
        '7432918465019283',
        '-112233-',
        hex.slice(0, 32).replace('0123456789', '9f31c04d8b'),
        '-482913',
      ),
      put('sk', '_live_', letters.slice(0, 24)),
    ],
    leave: [put('sk', '_live_'), 'sk_live_example'],
  },
  'cloud-key': { find: [put('AK', 'IA', 'QZ7XN4LKPV2M5RTD')], leave: ['AKIA', 'AKIAbcdefghijklmnop'] },
  'mail-key': { find: [put('S', 'G.', letters.slice(0, 22), '.', letters.slice(0, 43))], leave: ['SG.short.x'] },
  'shop-key': { find: [put('sh', 'pat_', '8f1c0e7ba94d2c63e5a7f0918b3d46c2')], leave: ['shpat_xyz'] },
  'source-host-token': { find: [put('gh', 'p_', letters.slice(0, 36))], leave: ['ghp_short'] },
  'service-token': {
    find: [put('rub', 'ygems_', '8f1c0e7ba94d2c63e5a7f0918b3d46c28f1c0e7ba94d2c63')],
    leave: ['rubygems_short'],
  },
  'json-web-token': { find: [jwt], leave: ['eyJub25lIjo'] },
  'private-key': {
    find: [
      put('-----BEGIN ', 'RSA PRIVATE', ' KEY-----\n', letters.repeat(6), '\n-----END ', 'RSA PRIVATE', ' KEY-----'),
    ],
    leave: ['-----BEGIN PUBLIC KEY-----', 'BEGIN RSA'],
  },
  'password-in-url': {
    find: [put('mysql://shop:', 'kq7xTz2pLm', '@db.internal/shop')],
    leave: [
      'ses+api://ACCESS_KEY:SECRET_KEY@default',
      'postgres://shop:shop@db/shop',
      'https://shop.example/a:b@c',
      'mysql://db/shop',
    ],
  },
  'password-setting': {
    find: [put("define('DB_PASSWORD', '", 'kq7xTz2pLm', "');")],
    leave: [
      "'password' => 'admin123'",
      "'password' => 'nullable|min:6|confirmed'",
      "define('DB_PASSWORD', '');",
      'the password is wrong',
    ],
  },
  'high-entropy-value': {
    find: [put('api_secret = "', 'Zk29fjd8Kdk2LmQ7', 'xTz2pLmX9wdR4vB1', '"')],
    leave: ['api_secret = "changeme"', 'title = "A family shop since 1998"'],
  },
};
