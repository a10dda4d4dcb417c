import { begins, customerTable, directoryListing, jsonWith, log, sessionListing, webShell } from './content.ts';
import { holds, LISTING, type Place, shows } from './place.ts';

const LOG = 'It is a log: it tells of errors, paths and visitors, and often of customers and payments.';
const logs = ['error_log', 'debug.log', 'error.log', 'access.log'].map((path): Place => ({
  path,
  check: 'exposed-log',
  because: LOG,
  form: 'text',
  proves: log,
}));

const EXPORT = 'It is an export: the people in it can be read by anyone.';
const exports = ['customers.csv', 'orders.csv', 'export.csv'].map((path): Place => ({
  path,
  check: 'exposed-customer-export',
  because: EXPORT,
  form: 'text',
  proves: customerTable,
}));

const listings = ['backup/', 'backups/', 'export/', 'var/', 'logs/', 'media/', 'uploads/', 'tmp/'].map(
  (path): Place => ({
    path,
    check: 'directory-listing',
    because: LISTING,
    form: 'page',
    proves: directoryListing,
  }),
);

const PARTS = 'It lists the parts that the shop is made of with their versions, and so which known holes fit.';
const parts: readonly Place[] = [
  {
    path: 'composer.lock',
    check: 'exposed-dependency-file',
    because: PARTS,
    form: 'text',
    proves: jsonWith(/"(?:content-hash|packages|hash)"\s{0,10}:/),
  },
  {
    path: 'composer.json',
    check: 'exposed-dependency-file',
    because: PARTS,
    form: 'text',
    proves: jsonWith(/"(?:require|require-dev|autoload)"\s{0,10}:/),
  },
  {
    path: 'vendor/composer/installed.json',
    check: 'exposed-dependency-file',
    because: PARTS,
    form: 'text',
    proves: jsonWith(/"(?:packages|version_normalized)"\s{0,10}:/),
  },
  {
    path: 'package.json',
    check: 'exposed-dependency-file',
    because: PARTS,
    form: 'text',
    proves: jsonWith(
      /"(?:name|version|private)"\s{0,10}:/,
      /"(?:dependencies|devDependencies|scripts)"\s{0,10}:\s{0,10}\{/,
    ),
  },
];

const DEPLOYMENT = 'It tells how the shop is built and put on its server, at times with passwords.';
const deployment: readonly Place[] = [
  {
    path: 'docker-compose.yml',
    check: 'exposed-deployment-file',
    because: DEPLOYMENT,
    form: 'text',
    proves: holds(/^services:/m, /^\s{1,20}(?:image|build):/m),
  },
  {
    path: 'Dockerfile',
    check: 'exposed-deployment-file',
    because: DEPLOYMENT,
    form: 'text',
    proves: holds(/^FROM \S/m, /^(?:RUN|COPY|CMD|ENTRYPOINT|ADD|ENV) /m),
  },
  {
    path: '.gitlab-ci.yml',
    check: 'exposed-deployment-file',
    because: DEPLOYMENT,
    form: 'text',
    proves: holds(/^(?:stages|image|include|variables|[\w.-]{1,60}):/m, /^\s{1,20}(?:script|stage|- )/m),
  },
  {
    path: '.vscode/sftp.json',
    check: 'exposed-deployment-file',
    because: DEPLOYMENT,
    form: 'text',
    proves: jsonWith(/"host"\s{0,10}:/, /"(?:username|remotePath|password)"\s{0,10}:/),
  },
  {
    path: '.DS_Store',
    check: 'exposed-deployment-file',
    because: 'It lists the names of the files that lay beside it on somebody’s computer.',
    form: 'bytes',
    proves: (page) => (begins(page, [0, 0, 0, 1, 0x42, 0x75, 0x64, 0x31]) ? '' : undefined),
  },
];

const STATUS = "It shows the server's inner life: which pages are asked for, from which addresses.";
const status: readonly Place[] = [
  {
    path: '/server-status',
    check: 'exposed-server-status',
    because: STATUS,
    form: 'page',
    proves: shows(/Apache Server Status for|<title>Apache Status<\/title>/),
  },
  {
    path: '/nginx_status',
    check: 'exposed-server-status',
    because: STATUS,
    form: 'text',
    proves: shows(/^Active connections: \d{1,9}/),
  },
  {
    path: '/status',
    check: 'exposed-server-status',
    because: STATUS,
    form: 'text',
    proves: holds(/^pool:\s/m, /^process manager:\s/m),
  },
];

const SETTINGS = 'It tells how the server is set up, and where its files lie.';
const settings: readonly Place[] = [
  ...['php.ini', '.user.ini'].map((path): Place => ({
    path,
    check: 'exposed-server-settings',
    because: SETTINGS,
    form: 'text',
    proves: shows(
      /^\s{0,10}(?:memory_limit|upload_max_filesize|post_max_size|max_execution_time|auto_prepend_file|display_errors|session\.[a-z_]{1,40}|extension|magic_quotes_gpc|register_globals)\s{0,10}=/m,
    ),
  })),
  {
    path: 'web.config',
    check: 'exposed-server-settings',
    because: SETTINGS,
    form: 'text',
    proves: holds(/<configuration[\s>]/, /<system\.web/),
  },
];

const SHELL = 'It looks like a back door through which a stranger can run commands in the shop.';
const shells = ['accesson.php', 'filefuns.php', 'XsamXadoo_Bot.php', '0x666.php', 'wso.php'].map((path): Place => ({
  path,
  check: 'exposed-web-shell',
  because: SHELL,
  form: 'page',
  proves: webShell,
}));

const sessions: readonly Place[] = ['tmp/'].map((path) => ({
  path,
  check: 'exposed-session-file',
  because: 'The sessions of people who are signed in lie in it; whoever takes one is signed in as that person.',
  form: 'page',
  proves: sessionListing,
}));

/** Places of any store that come after those of its engine. A path that stands here twice is asked for once. */
export const otherPlaces: readonly Place[] = [
  ...logs,
  ...exports,
  ...listings,
  ...sessions,
  ...parts,
  ...status,
  ...shells,
  ...deployment,
  ...settings,
];
