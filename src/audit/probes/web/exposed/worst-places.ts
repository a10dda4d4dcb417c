import { archive, databaseDump, environment, jsonWith, phpInfo } from './content.ts';
import { namesOf } from './names.ts';
import { holds, type Place, shows } from './place.ts';

/** Places of any store, those that give away most first. */
export function worstPlaces(origin: string): readonly Place[] {
  return [...repositories, ...settings, ...dumps(namesOf(origin)), ...archives(namesOf(origin)), ...tools];
}

const REPOSITORY =
  "It is part of the shop's version control, from which a stranger can rebuild the shop's code and every password that was ever in it.";
const repositories: readonly Place[] = [
  {
    path: '.git/HEAD',
    check: 'exposed-git',
    because: REPOSITORY,
    form: 'text',
    proves: shows(/^(?:ref: refs\/[\w./-]{1,200}|[0-9a-f]{40})\s{0,4}$/),
  },
  {
    path: '.git/config',
    check: 'exposed-git',
    because: REPOSITORY,
    form: 'text',
    proves: holds(/^\s{0,10}\[core\]/m, /^\s{0,10}(?:repositoryformatversion|bare|filemode)\s?=/m),
  },
  {
    path: '.svn/wc.db',
    check: 'exposed-version-control',
    because: REPOSITORY,
    form: 'bytes',
    proves: (page) => (page.body.startsWith('SQLite format 3') ? '' : undefined),
  },
  {
    path: '.hg/requires',
    check: 'exposed-version-control',
    because: REPOSITORY,
    form: 'text',
    proves: holds(/^(?:revlogv1|revlogv2|store|fncache|dotencode|generaldelta|share-safe|sparserevlog)$/m),
  },
  {
    path: '.bzr/branch-format',
    check: 'exposed-version-control',
    because: REPOSITORY,
    form: 'text',
    proves: holds(/^Bazaar/),
  },
];

const ENVIRONMENT = 'It is a settings file, and such files hold passwords and keys.';
const SECRET = 'It holds a key or a password with which a stranger can sign in elsewhere.';
const settings: readonly Place[] = [
  ...['.env', '.env.local', '.env.production', '.env.bak'].map((path): Place => ({
    path,
    check: 'exposed-env-file',
    because: ENVIRONMENT,
    form: 'text',
    proves: environment,
  })),
  {
    path: 'auth.json',
    check: 'exposed-secret-file',
    because: SECRET,
    form: 'text',
    proves: jsonWith(/"(?:http-basic|github-oauth|gitlab-token|bearer)"\s{0,10}:/),
  },
  {
    path: 'id_rsa',
    check: 'exposed-secret-file',
    because: SECRET,
    form: 'text',
    proves: holds(/^-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----/),
  },
  {
    path: '.npmrc',
    check: 'exposed-secret-file',
    because: SECRET,
    form: 'text',
    proves: holds(/_auth(?:Token)?\s{0,4}=/),
  },
  {
    path: '.htpasswd',
    check: 'exposed-secret-file',
    because: SECRET,
    form: 'text',
    proves: holds(/^[^\s:<]{1,100}:(?:\$(?:apr1|2[aby]|5|6)\$|\{SHA\})/m),
  },
  {
    path: '.git-credentials',
    check: 'exposed-secret-file',
    because: SECRET,
    form: 'text',
    proves: holds(/^https?:\/\/[^\s:@/]{1,200}:[^\s@/]{1,300}@/),
  },
];

const DUMP = 'It is a copy of the database: customers, orders and staff passwords can be downloaded by anyone.';
function dumps(names: readonly string[]): readonly Place[] {
  const own = names.flatMap((name) => [`${name}.sql`, `${name}.sql.gz`]);
  return ['backup.sql', 'dump.sql', ...own, 'database.sql', 'backup.sql.gz', 'dump.sql.gz', 'db.sql'].map((path) => ({
    path,
    check: 'exposed-database-dump',
    because: DUMP,
    form: 'bytes',
    proves: databaseDump,
  }));
}

const ARCHIVE = "It is a copy of the shop's files: its passwords and keys can be downloaded by anyone.";
function archives(names: readonly string[]): readonly Place[] {
  const own = names.flatMap((name) => [`${name}.zip`, `${name}.tar.gz`]);
  return [...own, 'backup.zip', 'backup.tar.gz', 'www.zip', 'public_html.zip'].map((path) => ({
    path,
    check: 'exposed-archive',
    because: ARCHIVE,
    form: 'bytes',
    proves: archive,
  }));
}

const TOOL =
  'It is a tool that opens the database from a browser; a stranger needs one password, or one flaw in the tool.';
const adminer = shows(/name=["']auth\[(?:driver|server|username)\]["']/);
const phpMyAdmin = shows(/\bname="pma_(?:username|servername)"|\bid="pma_navigation"|PMA_commonParams|pmahomme/);
const PHPINFO = 'It tells strangers how the server is built, down to paths, versions and sometimes passwords.';
const tools: readonly Place[] = [
  ...['phpinfo.php', 'info.php', 'test.php'].map((path): Place => ({
    path,
    check: 'exposed-phpinfo',
    because: PHPINFO,
    form: 'page',
    proves: phpInfo,
  })),
  { path: 'adminer.php', check: 'exposed-database-tool', because: TOOL, form: 'page', proves: adminer },
  { path: 'adminer/', check: 'exposed-database-tool', because: TOOL, form: 'page', proves: adminer },
  { path: 'phpmyadmin/', check: 'exposed-database-tool', because: TOOL, form: 'page', proves: phpMyAdmin },
  { path: 'pma/', check: 'exposed-database-tool', because: TOOL, form: 'page', proves: phpMyAdmin },
  {
    path: 'sqlbuddy/',
    check: 'exposed-database-tool',
    because: TOOL,
    form: 'page',
    proves: holds(/<title>\s{0,20}SQL Buddy/i),
  },
];
