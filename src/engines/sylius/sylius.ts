import { known } from '../cells.ts';
import { databaseUrl } from '../database-url.ts';
import type { Engine, Read } from '../engine.ts';
import { envFiles } from '../env-file.ts';
import { listing } from '../hidden.ts';
import { composerPackages, lockedVersion } from '../lock-file.ts';

const locks = ['vendor/composer/installed.json', 'composer.lock'] as const;

function config(read: Read) {
  const plain = envFiles(read.text('.env'), read.text('.env.local'));
  if (plain.size === 0) return undefined;
  const env =
    plain.get('APP_ENV') === 'prod'
      ? new Map([...plain, ...envFiles(read.text('.env.prod'), read.text('.env.prod.local'))])
      : plain;
  const login = databaseUrl(env.get('DATABASE_URL')?.replace('%kernel.environment%', env.get('APP_ENV') ?? 'prod'));
  const environment = env.get('APP_ENV');
  return {
    databases: login ? [login] : [],
    prefix: '',
    flags: known({ environment }) as Record<string, string>,
    ...known({ debug: environment === undefined ? undefined : environment === 'dev' }),
  };
}

/** Sylius, known by its lock file. */
export default {
  id: 'sylius',
  name: 'Sylius',
  kind: 'headless',
  marks: {
    web: [
      { in: 'body', pattern: /\/build\/(?:shop|app\/shop)\/[\w./-]{1,60}|\/bundles\/syliusshop\//, weight: 0.5 },
      { in: 'body', pattern: /sylius-[a-z-]{3,40}/, weight: 0.4 },
    ],
    files: [
      { path: 'composer.lock', holds: /"name": "sylius\/sylius"/, weight: 0.95 },
      { path: 'composer.json', holds: /"sylius\/sylius"\s{0,5}:/, weight: 0.9 },
      { path: 'vendor/sylius/sylius/composer.json', weight: 0.9 },
    ],
  },
  reads: [...locks, '.env', '.env.local', '.env.prod', '.env.prod.local'],
  readFiles(read) {
    const versions = locks.flatMap((place) => {
      const version = lockedVersion(composerPackages(read.text(place)), 'sylius/sylius');
      return version === undefined ? [] : [{ version, place, certainty: 'certain' as const }];
    });
    return { versions, ...known({ config: config(read) }) };
  },
  readExtensions: (read) =>
    composerPackages(read.text(locks[0]) ?? read.text(locks[1]))
      .filter(({ type }) => type === 'sylius-plugin' || type === 'sylius-theme')
      .map(({ name, version, type }) => ({
        name,
        version,
        kind: type === 'sylius-theme' ? 'theme' : 'plugin',
        place: 'composer.lock',
        ecosystem: 'composer',
      })),
  places: {
    admin: ['admin'],
    adminMark: /name="_username"[\s\S]{0,4000}[Ss]ylius|[Ss]ylius[\s\S]{0,4000}name="_username"/,
    checkout: ['en_US/checkout/address', 'checkout/address', 'cart/'],
    uploads: ['public/media'],
    generated: ['var/cache', 'public/build', 'public/bundles', 'public/media/cache'],
    hidden: [
      {
        path: '.env',
        because: 'It holds the password of the database and the secret that signs sessions.',
        holds: /^(?:export )?(?:APP_SECRET|DATABASE_URL)=/m,
        check: 'exposed-env-file',
      },
      {
        path: '_profiler/',
        because: 'The profiler shows every request with its headers, sessions and database queries.',
        holds: /Symfony Profiler|sf-profiler/,
        check: 'exposed-phpinfo',
      },
      listing('vendor', 'The whole code of the store lies open, which says that the wrong folder is served.'),
    ],
    leftovers: [],
    secrets: ['.env', '.env.local', '.env.prod.local', 'config/jwt/private.pem'],
    webRoot: 'public',
  },
  knowledge: { default: { releases: 'sylius', eol: 'sylius' } },
} satisfies Engine;
