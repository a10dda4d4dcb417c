import type { Look, LookSelect, PaymentMethod, SettingsReading } from './engine.ts';
import { isOn, known, textIn, timeIn } from './cells.ts';
import { integrationOf } from './gateways.ts';
import type { Row } from '../core/hands.ts';

/** The settings of Magento 1 and 2 stand in one table: a path, a value, and the scope for which it holds. */
const columns = ['config_id', 'scope', 'scope_id', 'path', 'value'] as const;

const patterns = {
  gateways: 'payment/%',
  passwords: '%password',
  secrets: '%secret%',
  keys: '%key',
  tokens: '%token',
} as const;

/** The payment settings, without the long values of which nothing is read. */
export const paymentRows: LookSelect = {
  table: 'core_config_data',
  columns: ['scope', 'scope_id', 'path', 'value'],
  where: [{ column: 'path', is: 'like', value: patterns.gateways }],
  cut: 200,
};

/** Settings by these paths, whatever may hold a secret, and when jobs last ran and somebody last bought. */
export function settingsLook(paths: readonly string[], orders: string): Look<SettingsReading> {
  const select = { table: 'core_config_data', columns, cut: 4_096 } as const;
  const last = (table: string, column: string): LookSelect => ({
    table,
    columns: [column],
    where: [{ column, is: 'not-null' }],
    orderBy: { column, descending: true },
    limit: 1,
  });
  const byPattern = Object.entries(patterns).map(([name, value]): [string, LookSelect] => [
    name,
    { ...select, where: [{ column: 'path', is: 'like', value }] },
  ]);
  return {
    selects: {
      settings: { ...select, where: [{ column: 'path', is: 'in', value: paths }] },
      ...Object.fromEntries(byPattern),
      ran: last('cron_schedule', 'finished_at'),
      ordered: last(orders, 'created_at'),
    },
    read(rows) {
      const reading = readSettings(rows);
      const times = known({
        'cron.last': timeIn(rows['ran']?.[0]?.['finished_at']),
        'order.last': timeIn(rows['ordered']?.[0]?.['created_at']),
      });
      return { ...reading, flags: { ...reading.flags, ...(times as Record<string, string>) } };
    },
  };
}

/** A setting by its path; where it holds for one website or store only, `path@stores/2`. */
export function settingName(row: Row): string {
  const scope = textIn(row['scope']);
  const path = textIn(row['path']);
  return scope === '' || scope === 'default' ? path : `${path}@${scope}/${textIn(row['scope_id'])}`;
}

// The last part of a path that names a secret; names of settings about passwords are others.
const secretName =
  /(?:^|_)(?:password|passwd|pwd|pass|secret|secret_key|private_key|api_key|apikey|api_secret|api_password|access_token|auth_token|token|trans_key|transaction_key|api_signature|client_secret|webhook_secret|shared_secret|merchant_key|encryption_key|hash_key|hmac_key)$/;
const publicName = /public|publishable|site_key|_id$/;

/** Whether the last part of a path names a secret. */
export function isSecretPath(path: string): boolean {
  const last = (path.split('/').at(-1) ?? '').toLowerCase();
  return secretName.test(last) && !publicName.test(last);
}

/** What the rows say: addresses, settings, and whatever should hold a secret. */
export function readSettings(rows: Readonly<Record<string, readonly Row[]>>): SettingsReading {
  const all = Object.values(rows)
    .flat()
    .filter((row) => 'path' in row);
  const flags: Record<string, string> = {};
  for (const row of rows['settings'] ?? []) if (!isUrl(row)) flags[settingName(row)] = textIn(row['value']);
  const secrets = new Map<string, SettingsReading['secrets'][number]>();
  for (const row of all) {
    const path = textIn(row['path']);
    const value = textIn(row['value']).trim();
    // A reference to a path, a yes or no, and stars are no secrets.
    if (!isSecretPath(path) || value.length < 4 || /^\*+$/.test(value)) continue;
    const name = settingName(row);
    secrets.set(name, { name, value, kind: isGateway(path) ? 'gateway' : 'other' });
  }
  return {
    urls: (rows['settings'] ?? [])
      .filter((row) => isUrl(row))
      .map((row) => ({ name: settingName(row), value: textIn(row['value']) })),
    flags,
    secrets: [...secrets.values()],
  };
}

function isUrl(row: Row): boolean {
  return /\/base_(?:url|link_url)$/.test(textIn(row['path']));
}

function isGateway(path: string): boolean {
  return (
    path.startsWith('payment/') || /^(?:paypal|braintree|stripe|klarna|adyen|mollie|payone|amazon_?pay)/.test(path)
  );
}

export interface PaymentDefaults {
  /** Methods that are on although no row says so. */
  readonly on: readonly string[];
  /** Methods with which the shop itself keeps card numbers. */
  readonly saving: readonly string[];
}

/** Payment methods from rows `payment/<code>/…`: on if it is on in any scope, or on by default. */
export function readPayments(rows: readonly Row[], defaults: PaymentDefaults): readonly PaymentMethod[] {
  const settings = new Map<string, Map<string, Row[]>>();
  for (const row of rows) {
    const [head, code, ...rest] = textIn(row['path']).split('/');
    if (head !== 'payment' || !code || rest.length === 0) continue;
    const fields = settings.get(code) ?? new Map<string, Row[]>();
    settings.set(code, fields.set(rest.join('/'), [...(fields.get(rest.join('/')) ?? []), row]));
  }
  for (const code of defaults.on) if (!settings.has(code)) settings.set(code, new Map());
  return [...settings].flatMap(([code, fields]) => method(code, fields, defaults) ?? []);
}

function method(
  code: string,
  fields: ReadonlyMap<string, readonly Row[]>,
  defaults: PaymentDefaults,
): PaymentMethod | undefined {
  const active = fields.get('active');
  if (!active && !defaults.on.includes(code)) return undefined;
  const byDefault = defaults.on.includes(code) && !active?.some((row) => textIn(row['scope']) === 'default');
  const title = textIn(fields.get('title')?.[0]?.['value']) || code;
  return {
    code,
    title,
    enabled: byDefault || (active ?? []).some((row) => isOn(row['value'])),
    integration: integrationOf(code, title),
    ...known({ testMode: testMode(fields), savesCards: defaults.saving.includes(code) ? true : undefined }),
  };
}

function testMode(fields: ReadonlyMap<string, readonly Row[]>): boolean | undefined {
  for (const name of ['sandbox_flag', 'sandbox', 'test', 'test_mode', 'mode', 'environment', 'api_test_mode']) {
    const value = textIn(fields.get(name)?.[0]?.['value']).toLowerCase();
    if (value === '') continue;
    return isOn(value) || /^(?:test|sandbox|demo|development)/.test(value);
  }
  return undefined;
}

/** A date as the installer wrote it (RFC 2822), as ISO 8601. */
export function isoDate(text: string | undefined): string | undefined {
  const time = Date.parse(text ?? '');
  return Number.isFinite(time) && time > Date.UTC(2000) ? new Date(time).toISOString() : undefined;
}
