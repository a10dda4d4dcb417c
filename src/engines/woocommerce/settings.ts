import type { Row } from '../../core/hands.ts';
import { byName, isOn, textIn } from '../cells.ts';
import type { Look, LookSelect, PaymentMethod, SettingsReading } from '../engine.ts';
import { integrationOf } from '../gateways.ts';
import { at, isMap, type Php, textAt } from '../php.ts';
import { holdsSecret } from '../secret-names.ts';
import { serialized } from '../serialized.ts';
import { powerOf, rolesSelect } from './roles.ts';

const columns = ['option_name', 'option_value'];
const flagNames = [
  'users_can_register',
  'default_role',
  'woocommerce_version',
  'woocommerce_feature_rate_limit_checkout_enabled',
  'woocommerce_force_ssl_checkout',
  'woocommerce_custom_orders_table_enabled',
];
const mail = [
  'mailserver_pass',
  'mailserver_login',
  'mailserver_url',
  'wp_mail_smtp',
  'swpsmtp_options',
  'smtp_options',
  'postman_options',
  'fluentmail-settings',
];
const gatewayOptions: LookSelect = {
  table: 'options',
  columns,
  where: [{ column: 'option_name', is: 'like', value: 'woocommerce_%_settings' }],
  cut: 400_000,
};
/** Parts of WooCommerce that are switched on in the same way and take no payment. */
const noGateways =
  /^(?:flat_rate|free_shipping|local_pickup|local_delivery|international_delivery|pickup_location|legacy_\w{1,60}|maxmind_geolocation|new_order|cancelled_order|failed_order|customer_\w{1,80}|email_\w{1,80}|onboarding\w{0,80})$/;

/** Settings of WordPress and WooCommerce, and the secrets that gateways and mail plugins keep in the options. */
export const settings: Look<SettingsReading> = {
  selects: {
    options: {
      table: 'options',
      columns,
      where: [{ column: 'option_name', is: 'in', value: ['siteurl', 'home', ...flagNames, ...mail] }],
      cut: 400_000,
    },
    gateways: gatewayOptions,
    roles: rolesSelect,
    webhooks: { table: 'wc_webhooks', columns: ['webhook_id', 'status', 'delivery_url'], limit: 1_000 },
  },
  read(rows) {
    const options = byName(rows['options'], 'option_name', 'option_value');
    const role = options.get('default_role');
    return {
      urls: ['siteurl', 'home'].flatMap((name) =>
        options.has(name) ? [{ name: `options.${name}`, value: options.get(name) ?? '' }] : [],
      ),
      flags: Object.fromEntries([
        ...flagNames.flatMap((name) => (options.has(name) ? [[name, options.get(name) ?? '']] : [])),
        ...(role === undefined ? [] : [['defaultRolePower', powerOf(role, rows['roles'] ?? [])]]),
        ...(rows['webhooks'] ?? []).map((row) => [`webhook.${textIn(row['webhook_id'])}`, webhookTarget(row)]),
      ]),
      secrets: [...gatewaySecrets(rows['gateways'] ?? []), ...mailSecrets(options)],
    };
  },
};

/** Payment methods whose settings have been saved at least once; the others are off by default. */
export const payments: Look<readonly PaymentMethod[]> = {
  selects: { gateways: gatewayOptions },
  read(rows) {
    return (rows['gateways'] ?? []).flatMap((row) => {
      const code = codeOf(row);
      const values = serialized(textIn(row['option_value']));
      if (!isMap(values) || !('enabled' in values) || noGateways.test(code) || isMailOrShipping(values)) return [];
      const title = textAt(values, 'title') ?? code;
      const integration = integrationOf(code, title);
      return [
        {
          code,
          title,
          enabled: isOn(textAt(values, 'enabled')),
          integration,
          ...(integration === 'own-form' && /offline|manual|capture/i.test(code) ? { savesCards: true } : {}),
          ...testModeOf(values),
        },
      ];
    });
  },
};

function isMailOrShipping(values: Php): boolean {
  return ['email_type', 'heading', 'recipient', 'tax_status', 'cost', 'availability'].some(
    (name) => at(values, name) !== undefined,
  );
}

function testModeOf(values: Php): { readonly testMode?: boolean } {
  const told = ['testmode', 'test_mode', 'sandbox', 'sandbox_mode'].map(
    (name) => textAt(values, name) ?? at(values, name),
  );
  const known = told.find((value) => value !== undefined);
  if (known === undefined) return {};
  return { testMode: known === true || isOn(typeof known === 'string' ? known : '') };
}

/** `woocommerce_stripe_settings` is `stripe`. */
function codeOf(row: Row): string {
  return textIn(row['option_name'])
    .replace(/^woocommerce_/, '')
    .replace(/_settings$/, '');
}

function gatewaySecrets(rows: readonly Row[]): SettingsReading['secrets'] {
  return rows.flatMap((row) => {
    const name = textIn(row['option_name']);
    const kind = /maxmind|mail|google|recaptcha/i.test(name) ? ('other' as const) : ('gateway' as const);
    return leaves(serialized(textIn(row['option_value'])), name)
      .filter((leaf) => holdsSecret(leaf.name.slice(leaf.name.lastIndexOf('.') + 1), leaf.value))
      .map((leaf) => ({ ...leaf, kind }));
  });
}

function mailSecrets(options: ReadonlyMap<string, string>): SettingsReading['secrets'] {
  const found: { name: string; value: string; kind: 'other' }[] = [];
  const own = options.get('mailserver_pass') ?? '';
  // What every WordPress is born with: mail.example.com, login@example.com.
  const born = /(?:^|@|\.)example\.com$/i;
  if (
    own !== '' &&
    !born.test(options.get('mailserver_url') ?? '') &&
    !born.test(options.get('mailserver_login') ?? '')
  ) {
    found.push({ name: 'options.mailserver_pass', value: own, kind: 'other' });
  }
  for (const name of mail.slice(3)) {
    for (const leaf of leaves(serialized(options.get(name) ?? ''), name)) {
      const last = leaf.name.slice(leaf.name.lastIndexOf('.') + 1);
      if (
        /^(?:pass|password|api_key|secret_key|access_key|client_secret|access_token|refresh_token)$/i.test(last) &&
        leaf.value.length >= 4
      )
        found.push({ ...leaf, kind: 'other' });
    }
  }
  return found;
}

function leaves(value: Php, name: string, depth = 0): readonly { readonly name: string; readonly value: string }[] {
  if (typeof value === 'string') return [{ name, value }];
  if (!isMap(value) || depth > 5) return [];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, `${name}.${key}`, depth + 1));
}

/** `active http://host`: the address without its path, which may hold a secret. */
function webhookTarget(row: Row): string {
  const url = textIn(row['delivery_url']).trim();
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  return `${textIn(row['status']) || 'unknown'} ${parsed ? `${parsed.protocol}//${parsed.host}` : 'unreadable'}`;
}
