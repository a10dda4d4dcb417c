// Stores, copies and databases that nobody meant well with: a report or one clear sentence, and an end in time.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { type AddressInfo, createServer as createSocketServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test, type TestContext } from 'node:test';
import { gzipSync } from 'node:zlib';
import { zipOf } from '../files/zip-of.ts';
import { auditJson, program, storewarden } from './run.ts';

const room = mkdtempSync(join(tmpdir(), 'storewarden-hostile-'));
after(() => rmSync(room, { recursive: true, force: true }));

async function serve(t: TestContext, answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`; // listening on TCP, so it is no string
}

const html = { 'content-type': 'text/html; charset=utf-8' };

/** Writes until the other side has had enough. */
function pour(response: Parameters<RequestListener>[1], most: number): number {
  const chunk = Buffer.alloc(65_536, 'x');
  let sent = 0;
  const go = (): void => {
    while (!response.destroyed && sent < most) {
      sent += chunk.length;
      if (!response.write(chunk)) return void response.once('drain', go);
    }
  };
  go();
  return sent;
}

const bomb = gzipSync(Buffer.alloc(300 * 1024 * 1024));
const pages: readonly (readonly [string, RequestListener, looked: boolean])[] = [
  ['pages of ten gigabytes', (_request, response) => void pour(response.writeHead(200, html), 1e10), true],
  [
    'pages that are compression bombs',
    (_request, response) => void response.writeHead(200, { ...html, 'content-encoding': 'gzip' }).end(bomb),
    true,
  ],
  [
    'redirects without end',
    (request, response) => void response.writeHead(302, { location: `${request.url ?? ''}x` }).end(),
    false,
  ],
  [
    'broken characters',
    (_request, response) =>
      void response.writeHead(200, html).end(Buffer.from([0x3c, 0x70, 0x3e, 0xff, 0xfe, 0, 0x80])),
    true,
  ],
  [
    'something else than pages',
    (_request, response) => void response.writeHead(200, { 'content-type': 'application/pdf' }).end('%PDF-1.4'),
    true,
  ],
];

for (const [what, answer, looked] of pages) {
  test(`a store of ${what} is judged as far as that goes`, async (t) => {
    const { report, ran } = await auditJson([await serve(t, answer), '--browser', 'off', '--fail-on', 'never']);

    assert.equal(ran.code, looked ? 0 : 3, ran.stderr);
    assert.equal(report.sides.web.looked, looked);
    assert.equal(report.complete, looked);
    assert.ok(!Object.values(report.outcomes).some(({ ended }) => ended === 'broke'));
    if (what.startsWith('something')) assert.equal(report.outcomes['csp-missing']?.ended, 'unknown');
  });
}

test('names with line breaks, terminal escapes and markup do nothing in any report; links in a circle are not followed', async () => {
  const root = join(room, 'names');
  const uploads = join(root, 'wp-content/uploads');
  mkdirSync(uploads, { recursive: true });
  mkdirSync(join(root, 'wp-includes'));
  writeFileSync(join(root, 'wp-load.php'), "<?php\ndefine( 'ABSPATH', __DIR__ . '/' );\n");
  writeFileSync(join(root, 'wp-includes/version.php'), "<?php\n$wp_version = '6.8.3';\n");
  const intruder = ['<?php ev', 'al(bas', 'e64_decode($_POST[0]));'].join('');
  for (const name of [
    'a\nb.php',
    '\u001b[31m\u001b]0;x\u0007red.php',
    '<img src=x onerror=alert(1)>.php',
    '\u202Efdp.php',
  ])
    writeFileSync(join(uploads, name), intruder);
  symlinkSync('..', join(uploads, 'up'));
  symlinkSync('loop', join(uploads, 'loop'));
  const out = join(room, 'reports');

  const { code, stderr } = await storewarden(
    ['audit', '--root', root, '--db', 'none', '--format', 'terminal,html,markdown,csv,json', '--out', out],
    { env: { FORCE_COLOR: '0' } },
  );
  const shown = await storewarden(['audit', '--root', root, '--db', 'none', '--only', 'code-in-uploads']);

  assert.equal(code, 1, stderr);
  assert.match(shown.stdout, /red\.php/);
  // oxlint-disable-next-line no-control-regex -- these are what must not be there
  assert.doesNotMatch(shown.stdout, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
  assert.doesNotMatch(shown.stdout, /^b\.php/m);
  const files = readdirSync(out);
  assert.ok(files.length >= 5, files.join());
  for (const name of files) {
    const text = readFileSync(join(out, name), 'utf8');
    assert.ok(!text.includes('\u001b'), name);
    // In Markdown it stands between back-quotes, where markup means nothing.
    if (/\.(?:html|md)$/.test(name)) assert.doesNotMatch(text, /(?<!`[^`]*)<img src=x/, name);
  }
});

test('twenty thousand files are walked', async () => {
  const root = join(room, 'many');
  for (let folder = 0; folder < 20; folder++) {
    mkdirSync(join(root, `f${folder}`), { recursive: true });
    for (let index = 0; index < 1000; index++) writeFileSync(join(root, `f${folder}/${index}.txt`), '');
  }

  const { report, ran } = await auditJson(['--root', root, '--db', 'none']);

  assert.equal(ran.code, 0, ran.stderr);
  assert.equal(report.sides.files.looked, true);
});

test('an archive whose names lead out of it is read, and nothing is written anywhere', async () => {
  const where = join(room, 'slip.zip');
  writeFileSync(
    where,
    zipOf([
      { name: '../../../escape.php', content: 'x' },
      { name: '..\\escape.php', content: 'x' },
      { name: 'shop/wp-load.php', content: "<?php\ndefine( 'ABSPATH', __DIR__ . '/' );\n" },
      { name: 'shop/wp-includes/version.php', content: "<?php\n$wp_version = '6.8.3';\n" },
    ]),
  );

  const { report, ran } = await auditJson(['--root', where, '--fail-on', 'never']);

  assert.equal(ran.code, 0, ran.stderr);
  assert.equal(report.store.engine?.id, 'woocommerce');
  assert.ok(!readdirSync(tmpdir()).includes('escape.php') && !readdirSync(room).includes('escape.php'));
});

test('a backup and a dump that break off are judged as far as they go, and the report says so', async () => {
  const dump = join(room, 'cut.sql.gz');
  const rows = Array.from({ length: 20_000 }, (_, index) => `(${index},'c${Math.sin(index)}@customer.example')`).join(
    ',\n',
  );
  writeFileSync(
    dump,
    gzipSync(
      `-- MySQL dump 10.13\nCREATE TABLE \`wp_users\` (\`ID\` int, \`user_email\` text);\nINSERT INTO \`wp_users\` VALUES ${rows};\n`,
    ),
  );
  truncateSync(dump, 100_000);
  const archive = join(room, 'cut.zip');
  writeFileSync(archive, zipOf([{ name: 'a.php', content: 'x'.repeat(9000) }]).subarray(0, 80));

  const { report } = await auditJson(['--db', dump]);
  const { code, stderr } = await storewarden(['audit', '--root', archive]);

  assert.match(JSON.stringify([report.outcomes, report.sides, report.findings]), /cut off|breaks off|incomplete/i);
  assert.equal(code, 2);
  assert.match(stderr, /damaged or cut off/);
});

test('a database of another kind, and one that hangs up, stay closed; the files are still looked at', async (t) => {
  const root = join(room, 'plain');
  mkdirSync(root);
  writeFileSync(join(root, 'readme.txt'), 'No store lives here.\n');
  const server = createSocketServer((socket) => {
    socket.on('error', () => {});
    socket.end('SSH-2.0-OpenSSH_9.2\r\n');
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  t.after(() => server.close());
  const { port } = server.address() as AddressInfo;

  for (const dsn of [`mysql://shop:x@127.0.0.1:${port}/shop`, `postgres://shop:x@127.0.0.1:${port}/shop`]) {
    const { report, ran } = await auditJson(['--root', root, '--db', dsn]);

    assert.equal(ran.code, 3, ran.stderr);
    assert.equal(report.sides.files.looked, true);
    assert.equal(report.sides.database.looked, false);
    assert.ok(!report.sides.database.looked && report.sides.database.hint.length > 20);
  }
});

test('a store that is half moved, and lacks its tables, is judged by what is there', async () => {
  const dump = join(room, 'half.sql');
  writeFileSync(
    dump,
    "-- MySQL dump 10.13\nCREATE TABLE `wp_options` (`option_id` int, `option_name` text, `option_value` longtext);\nINSERT INTO `wp_options` VALUES (1,'siteurl','http://shop.example'),(2,'active_plugins','a:0:{}');\nCREATE TABLE `wp_posts` (`ID` int, `post_content` longtext, `post_status` text);\n",
  );

  const { report, ran } = await auditJson(['--db', dump, '--engine', 'woocommerce', '--fail-on', 'never']);

  assert.ok(ran.code === 0 || ran.code === 3, ran.stderr);
  assert.ok(!Object.values(report.outcomes).some(({ ended }) => ended === 'broke'));
  for (const id of ['weak-admin-password', 'weak-admin-hash', 'stale-api-key', 'too-many-admins'])
    assert.equal(report.outcomes[id]?.ended, 'unknown', id);
});

test('Ctrl-C ends an audit within two seconds, with what was finished, and leaves nothing behind', async (t) => {
  const root = join(room, 'stopped');
  mkdirSync(root);
  writeFileSync(join(root, 'readme.txt'), 'No store lives here.\n');
  const { promise: asked, resolve: ask } = Promise.withResolvers<void>();
  const silent = await serve(t, () => ask());
  const standing = new Set(readdirSync(tmpdir()));
  const child = spawn(process.execPath, [program, 'audit', silent, '--root', root, '--json'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  child.stdout.on('data', (chunk) => (stdout += String(chunk)));
  // The first question at the store: the audit is under way.
  await asked;

  child.kill('SIGINT');
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));

  // Whoever does not stop within the time is ended from outside, with another code.
  assert.equal(code, 3);
  assert.equal((JSON.parse(stdout) as { complete: boolean }).complete, false);
  const left = readdirSync(tmpdir()).filter((name) => !standing.has(name) && /^storewarden-.{6}$/.test(name));
  assert.deepEqual(left, []);
});
