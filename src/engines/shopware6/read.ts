import type { EngineConfig } from '../../core/own.ts';
import { known } from '../cells.ts';
import { databaseUrl } from '../database-url.ts';
import type { Extension, FileReading, Read, Seen } from '../engine.ts';
import { envFiles } from '../env-file.ts';
import { composerPackages, field, json, lockedVersion, textField } from '../lock-file.ts';
import { phpArray, textAt } from '../php.ts';

export const reads = [
  '.env',
  '.env.dist',
  '.env.local',
  '.env.prod',
  '.env.prod.local',
  '.env.local.php',
  'composer.json',
  'composer.lock',
  'vendor/composer/installed.json',
  'custom/plugins/*/composer.json',
  'custom/static-plugins/*/composer.json',
  'custom/apps/*/manifest.xml',
  'install.lock',
] as const;

const core = ['shopware/core', 'shopware/platform'] as const;

export function readFiles(read: Read): FileReading {
  return { versions: versions(read), ...known({ config: readConfig(read) }) };
}

function versions(read: Read): readonly Seen[] {
  const seen: Seen[] = [];
  for (const place of ['vendor/composer/installed.json', 'composer.lock']) {
    const version = lockedVersion(composerPackages(read.text(place)), ...core);
    if (version !== undefined && /^\d/.test(version)) seen.push({ version, place, certainty: 'certain' });
  }
  const required = field(json(read.text('composer.json') ?? ''), 'require');
  const wanted = core.map((name) => textField(required, name)).find((one) => one !== undefined);
  const exact = /^v?(\d+(?:\.\d+){2,3})$/.exec(wanted ?? '')?.[1];
  if (exact) seen.push({ version: exact, place: 'composer.json', certainty: 'firm' });
  return seen;
}

/** Symfony reads `.env`, `.env.local`, then those of the environment; `.env.local.php` replaces them all. */
function settingsOf(read: Read): ReadonlyMap<string, string> {
  const compiled = phpArray(read.text('.env.local.php') ?? '');
  if (compiled) return new Map(Object.keys(compiled).map((name) => [name, textAt(compiled, name) ?? '']));
  const plain = envFiles(read.text('.env') ?? read.text('.env.dist'), read.text('.env.local'));
  if ((plain.get('APP_ENV') ?? 'prod') !== 'prod') return plain;
  return new Map([...plain, ...envFiles(read.text('.env.prod'), read.text('.env.prod.local'))]);
}

function readConfig(read: Read): EngineConfig | undefined {
  const settings = settingsOf(read);
  if (settings.size === 0) return undefined;
  const databases = [settings.get('DATABASE_URL'), ...replicas(settings)].flatMap((url) => databaseUrl(url) ?? []);
  const environment = settings.get('APP_ENV');
  const url = settings.get('APP_URL');
  const debug = settings.get('APP_DEBUG');
  return {
    databases,
    prefix: '',
    flags: {
      'key.name': 'APP_SECRET',
      ...known({
        'key.form': settings.has('APP_SECRET') ? keyForm(settings.get('APP_SECRET') ?? '') : undefined,
        environment,
        'app.debug': debug === undefined ? undefined : isYes(debug),
      }),
    },
    ...known({
      adminPath: (settings.get('SHOPWARE_ADMINISTRATION_PATH_NAME') ?? 'admin').replace(/^\/+|\/+$/g, ''),
      url: url !== undefined && /^https?:\/\//.test(url) ? url : undefined,
      debug:
        environment === undefined && debug === undefined
          ? undefined
          : environment === 'dev' || (debug !== undefined && isYes(debug)),
    }),
  };
}

function replicas(settings: ReadonlyMap<string, string>): readonly string[] {
  return [0, 1, 2, 3].flatMap((number) => settings.get(`DATABASE_REPLICA_${number}_URL`) ?? []);
}

function isYes(text: string): boolean {
  return /^(?:1|true|on|yes)$/i.test(text);
}

/** Shopware's own secrets are 64 characters and more; those of its templates are words. */
function keyForm(secret: string): 'missing' | 'short' | 'guessable' | 'set' {
  if (secret === '') return 'missing';
  if (
    new Set(secret).size < 6 ||
    /^(?:!?change ?me!?|thistokenisnotsosecret.*|s\$cretf0rt3st|secret.{0,10}|default.{0,10})$/i.test(secret)
  )
    return 'guessable';
  return secret.length < 16 ? 'short' : 'set';
}

/** Plugins by Composer and in `custom/`, and apps by their manifests. */
export function readExtensions(read: Read): readonly Extension[] {
  const lock =
    read.text('vendor/composer/installed.json') === undefined ? 'composer.lock' : 'vendor/composer/installed.json';
  const packages = composerPackages(read.text(lock))
    .filter(({ type }) => /^shopware-(?:platform-plugin|bundle|app)$/.test(type))
    .map(({ name, version }) => ({ name, version, kind: 'plugin' as const, place: lock, ecosystem: 'composer' }));
  const folders = ['custom/plugins/*/composer.json', 'custom/static-plugins/*/composer.json'].flatMap((pattern) =>
    read.match(pattern),
  );
  const apps = read.match('custom/apps/*/manifest.xml').flatMap((path) => app(read, path) ?? []);
  return [...packages, ...folders.flatMap((path) => plugin(read, path) ?? []), ...apps];
}

/** The technical name is the last part of the plugin's class. */
function plugin(read: Read, path: string): Extension | undefined {
  const place = path.slice(0, -'/composer.json'.length);
  const root = json(read.text(path) ?? '');
  const type = textField(root, 'type');
  if (type !== undefined && type !== 'shopware-platform-plugin') return undefined;
  const ofClass = textField(field(root, 'extra'), 'shopware-plugin-class')?.split('\\').at(-1);
  const name = ofClass || (place.split('/').at(-1) ?? '');
  const version = textField(root, 'version')?.replace(/^v(?=\d)/, '');
  return { name, kind: 'plugin', place, ecosystem: 'shopware6-plugin', ...known({ version }) };
}

function app(read: Read, path: string): Extension | undefined {
  const text = read.text(path) ?? '';
  const name = /<name>\s{0,10}([^<]{1,200}?)\s{0,10}<\/name>/.exec(text)?.[1];
  if (name === undefined) return undefined;
  const version = /<version>\s{0,10}([\w.+-]{1,60})\s{0,10}<\/version>/.exec(text)?.[1];
  return {
    name,
    kind: 'plugin',
    place: path.slice(0, -'/manifest.xml'.length),
    ecosystem: 'shopware6-app',
    ...known({ version }),
  };
}
