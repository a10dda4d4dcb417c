import type { DatabaseLogin, EngineConfig } from '../core/own.ts';
import { known } from './cells.ts';
import { databaseUrl } from './database-url.ts';
import type { Extension, FileReading, Places, Read, Seen } from './engine.ts';
import { envFiles } from './env-file.ts';
import { field, json, type LockedPackage, npmPackages, textField } from './lock-file.ts';

const locks = ['package-lock.json', 'yarn.lock', 'pnpm-lock.yaml'] as const;

/** The files of a store that runs on Node.js and is known by its lock file. */
export const nodeReads: readonly string[] = ['package.json', ...locks, '.env', '.env.local', '.env.production'];

/** What such a store's files say: the version of its core package, and its database by `.env`. */
export function readNodeStore(read: Read, core: string): FileReading {
  return { versions: versions(read, core), ...known({ config: config(read) }) };
}

function versions(read: Read, core: string): readonly Seen[] {
  const seen: Seen[] = [];
  for (const { place, packages } of lockFiles(read)) {
    const version = packages.find(({ name }) => name === core)?.version;
    if (version !== undefined) seen.push({ version, place, certainty: 'certain' });
  }
  const root = json(read.text('package.json') ?? '');
  const wanted = textField(field(root, 'dependencies'), core);
  if (wanted !== undefined && /^\d+\.\d+\.\d+/.test(wanted))
    seen.push({ version: wanted, place: 'package.json', certainty: 'firm' });
  return seen;
}

function lockFiles(read: Read): readonly { readonly place: string; readonly packages: readonly LockedPackage[] }[] {
  return locks
    .map((place) => ({ place, packages: npmPackages(read.text(place)) }))
    .filter(({ packages }) => packages.length > 0);
}

/** Packages of the store's own making that begin so, such as plugins. */
export function readNodePlugins(read: Read, pattern: RegExp, core: string): readonly Extension[] {
  const [first] = lockFiles(read);
  return (first?.packages ?? [])
    .filter(({ name }) => name !== core && pattern.test(name))
    .map(({ name, version }) => ({ name, version, kind: 'package', place: first?.place ?? '', ecosystem: 'npm' }));
}

function config(read: Read): EngineConfig | undefined {
  const env = envFiles(read.text('.env'), read.text('.env.local'), read.text('.env.production'));
  if (env.size === 0) return undefined;
  const login = databaseUrl(env.get('DATABASE_URL')) ?? ofParts(env);
  return { databases: login ? [login] : [], prefix: '', flags: {} };
}

function ofParts(env: ReadonlyMap<string, string>): DatabaseLogin | undefined {
  const [name, user] = [env.get('DB_NAME') ?? env.get('DB_DATABASE'), env.get('DB_USER') ?? env.get('DB_USERNAME')];
  if (name === undefined || user === undefined) return undefined;
  const port = Number(env.get('DB_PORT'));
  const driver = /mysql|maria/i.test(env.get('DB_TYPE') ?? '') || port === 3306 ? 'mysql' : 'postgres';
  return {
    driver,
    host: env.get('DB_HOST') ?? 'localhost',
    user,
    password: env.get('DB_PASSWORD') ?? '',
    name,
    ...(port > 0 ? { port } : {}),
  };
}

/** Nothing of such a store lies below its web address but what it serves itself. */
export const nodePlaces: Places = {
  admin: ['admin', 'app'],
  checkout: ['checkout'],
  uploads: ['media', 'uploads', 'static', 'assets'],
  generated: ['node_modules', 'dist', 'build', '.next', '.medusa', '.evershop'],
  hidden: [
    {
      path: '.env',
      because: 'It holds the password of the database and the secrets that sign sessions.',
      holds: /^(?:export )?(?:DATABASE_URL|DB_PASSWORD|JWT_SECRET|COOKIE_SECRET)=/m,
      check: 'exposed-env-file',
    },
  ],
  leftovers: [],
  secrets: ['.env', '.env.local', '.env.production'],
};
