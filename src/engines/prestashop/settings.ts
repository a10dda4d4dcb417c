import { byName, textIn } from '../cells.ts';
import type { Look, SettingsReading } from '../engine.ts';
import { holdsSecret } from '../secret-names.ts';

const MAIL = 'PS_MAIL_PASSWD';
const flagNames = [
  'PS_SSL_ENABLED',
  'PS_SSL_ENABLED_EVERYWHERE',
  'PS_TOKEN_ENABLE',
  'PS_COOKIE_CHECKIP',
  'PS_COOKIE_LIFETIME_BO',
  'PS_COOKIE_SAMESITE',
  'PS_SECURITY_TOKEN',
  'PS_SECURITY_PASSWORD_POLICY_MINIMUM_LENGTH',
  'PS_WEBSERVICE',
  'PS_USE_HTMLPURIFIER',
  'PS_ALLOW_HTML_IFRAME',
  'PS_SMARTY_CACHING_TYPE',
  'PS_SMARTY_CACHE',
  'PS_SHOP_ENABLE',
  'PS_VERSION_DB',
];

/** What the shop's configuration says, and how many payments keep more of a card than its last four digits. */
export const settings: Look<SettingsReading> = {
  selects: {
    configuration: { table: 'configuration', columns: ['name', 'value'], cut: 20_000 },
    urls: { table: 'shop_url', columns: ['domain', 'domain_ssl', 'physical_uri', 'main', 'active'], limit: 200 },
    cards: {
      table: 'order_payment',
      columns: ['card_number', 'card_expiration', 'card_holder'],
      where: [{ column: 'card_number', is: '!=', value: '' }],
      orderBy: { column: 'id_order_payment', descending: true },
    },
  },
  read(rows) {
    const all = byName(rows['configuration'], 'name', 'value');
    const secure = all.get('PS_SSL_ENABLED') === '1';
    const cards = rows['cards'] ?? [];
    const many = cards.filter((row) => (textIn(row['card_number']).match(/\d/g) ?? []).length > 10);
    return {
      urls: (rows['urls'] ?? []).map((row) => ({
        name: 'shop_url.domain',
        value: `${secure ? 'https' : 'http'}://${textIn(secure ? row['domain_ssl'] : row['domain'])}${textIn(row['physical_uri'])}`,
      })),
      flags: {
        ...Object.fromEntries(flagNames.flatMap((name) => (all.has(name) ? [[name, all.get(name) ?? '']] : []))),
        'cards.kept': String(cards.length),
        'cards.long': String(many.length),
        'cards.holders': String(cards.filter((row) => textIn(row['card_holder']).trim() !== '').length),
        'cards.expirations': String(cards.filter((row) => /\d/.test(textIn(row['card_expiration']))).length),
      },
      secrets: [...all]
        .filter(([name, value]) => holdsSecret(name, value) && (name === MAIL || !/^(?:PS_|CONF_|BLOCK)/.test(name)))
        .map(([name, value]) => ({
          name: `configuration.${name}`,
          value,
          kind: name === MAIL ? 'other' : 'gateway',
        })),
    };
  },
};
