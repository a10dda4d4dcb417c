import type { DatabaseLogin, EngineConfig } from '../../core/own.ts';
import { known } from '../cells.ts';
import { isoDate } from '../core-config.ts';
import type { Read } from '../engine.ts';
import { mysqlHost } from '../mysql-host.ts';
import { at, isMap, numberAt, type Php, phpArray, type PhpMap, textAt } from '../php.ts';

type Flags = Record<string, string | number | boolean>;

/** What `app/etc/env.php` says, with the modules of `app/etc/config.php`. */
export function readConfig(read: Read): EngineConfig | undefined {
  const env = phpArray(read.text('app/etc/env.php') ?? '');
  if (!env) return undefined;
  const shared = phpArray(read.text('app/etc/config.php') ?? '');
  const keys = cryptKeys(env);
  const mode = textAt(env, 'MAGE_MODE');
  return {
    databases: databases(env),
    prefix: textAt(env, 'db', 'table_prefix') ?? '',
    flags: { ...envFlags(env, keys), ...moduleFlags(shared) },
    ...known({
      adminPath: textAt(env, 'backend', 'frontName')?.replace(/^\/+|\/+$/g, ''),
      url: baseUrl(env) ?? baseUrl(shared),
      debug: mode === undefined ? undefined : mode === 'developer',
      passwordKey: keys.at(-1),
    }),
  };
}

/** The default connection first, then those of split databases and replicas; each server and database once. */
function databases(env: PhpMap): readonly DatabaseLogin[] {
  const main = login(at(env, 'db', 'connection', 'default'));
  const groups = [at(env, 'db', 'connection'), at(env, 'db', 'slave_connection')];
  const all = groups.flatMap((group) => (isMap(group) ? Object.values(group) : []));
  const logins = [...(main ? [main] : []), ...all.flatMap((connection) => login(connection) ?? [])];
  return [...new Map(logins.map((one) => [JSON.stringify([one.host, one.port, one.socket, one.name]), one])).values()];
}

/** `undefined` where a part of it only stands in the environment. */
function login(connection: Php): DatabaseLogin | undefined {
  if (!isMap(connection) || textAt(connection, 'active') === '0') return undefined;
  const name = textAt(connection, 'dbname');
  const user = textAt(connection, 'username');
  const password = 'password' in connection ? textAt(connection, 'password') : '';
  if (name === undefined || user === undefined || password === undefined) return undefined;
  const socket = textAt(connection, 'unix_socket');
  const host = textAt(connection, 'host') ?? 'localhost';
  const place = mysqlHost(host.startsWith('/') ? `:${host}` : host, numberAt(connection, 'port'));
  return { driver: 'mysql', user, password, name, ...place, ...(socket ? { socket } : {}) };
}

/** Old ones first; each on its own line. */
function cryptKeys(env: PhpMap): readonly string[] {
  return (textAt(env, 'crypt', 'key') ?? '').split(/\s+/).filter((key) => key !== '');
}

function envFlags(env: PhpMap, keys: readonly string[]): Flags {
  const flags: Flags = { 'key.name': 'crypt/key in app/etc/env.php', 'key.count': keys.length };
  // A key that the file takes from the environment is not missing.
  if (textAt(env, 'crypt', 'key') !== undefined || !('crypt' in env)) flags['key.form'] = keyForm(keys.at(-1));
  const texts = { mode: textAt(env, 'MAGE_MODE'), installed: isoDate(textAt(env, 'install', 'date')) };
  const introspection = at(env, 'graphql', 'disable_introspection');
  if (typeof introspection === 'boolean') flags['graphql.introspection'] = !introspection;
  return { ...flags, ...known(texts) };
}

/** Magento's own keys have 32 characters, since 2.4.7 `base64` and 32 bytes. */
function keyForm(key: string | undefined): 'missing' | 'short' | 'guessable' | 'set' {
  if (key === undefined) return 'missing';
  if (new Set(key).size < 6 || /^(?:0123456789abcdef|1234567890|abcdefghij)/i.test(key)) return 'guessable';
  return key.length < 32 ? 'short' : 'set';
}

const disablers = /disable_?(?:two_?factor|2fa|tfa)|_(?:no|skip|remove|bypass)_?(?:two_?factor|2fa|tfa)/i;

function moduleFlags(shared: PhpMap | undefined): Flags {
  const modules = at(shared, 'modules');
  if (!isMap(modules)) return {};
  const flags: Flags = {};
  const second = textAt(modules, 'Magento_TwoFactorAuth');
  if (second !== undefined) flags['module.Magento_TwoFactorAuth'] = second === '1';
  const disabler = Object.keys(modules).find((name) => disablers.test(name) && textAt(modules, name) === '1');
  if (disabler !== undefined) flags['second-factor.disabled-by'] = disabler;
  const other = Object.keys(modules).find((name) => isOtherSecondFactor(name) && textAt(modules, name) === '1');
  if (other !== undefined) flags['second-factor.other'] = other;
  return flags;
}

const otherSecondFactor = /two_?factor|2fa|tfa|mfa|otp|single_?sign|sso|saml|oidc|openid|ldap|webauthn|passkey/i;

/** Whether a module of somebody else brings a second factor or another way to sign in. */
export function isOtherSecondFactor(module: string): boolean {
  return !module.startsWith('Magento_') && otherSecondFactor.test(module) && !disablers.test(module);
}

/** The address that a configuration file pins; otherwise it stands in the database. */
function baseUrl(file: PhpMap | undefined): string | undefined {
  const paths = ['secure', 'unsecure'].map((kind) => textAt(file, 'system', 'default', 'web', kind, 'base_url'));
  return paths.find((url) => url !== undefined && /^https?:\/\//.test(url));
}
