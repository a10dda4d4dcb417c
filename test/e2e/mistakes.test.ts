// What a user gets who makes a mistake, or whose store cannot be looked at: one clear sentence, the right exit code, and
// the rest of the audit done.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { auditJson, storewarden } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'storewarden-mistakes-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const place = (name: string, content: string | Uint8Array = ''): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
mkdirSync(join(folder, 'empty'));
mkdirSync(join(folder, 'plain'));
writeFileSync(join(folder, 'plain/readme.txt'), 'No store lives here.\n');

const mistakes: readonly (readonly [string, readonly string[], RegExp])[] = [
  ['an unknown command', ['audti'], /audit/],
  ['an unknown flag', ['audit', '--roto', '.'], /--root/],
  ['a flag without its value', ['audit', '--root'], /--root/],
  ['an unknown choice', ['audit', '--touch', 'gently'], /visitor/],
  ['an unknown report format', ['audit', '--format', 'pdf'], /html/],
  ['several formats and no folder', ['audit', '--format', 'html,json'], /--out/],
  ['an unknown engine', ['audit', '--engine', 'magneto'], /magento2/],
  ['a root that is not there', ['audit', '--root', join(folder, 'nowhere')], /nowhere/],
  ['a root that is no archive', ['audit', '--root', place('picture.png', 'PNG')], /picture\.png/],
  ['an archive that is garbage', ['audit', '--root', place('backup.zip', 'not a zip at all')], /backup\.zip/],
  ['an address that is none', ['audit', 'ht!tp://'], /address/],
  ['an address with a password', ['audit', 'https://me:secret@shop.example/'], /password/],
  ['a scheme that is not the web', ['audit', 'ftp://shop.example/'], /address/],
  ['a dump that is not there', ['audit', '--db', join(folder, 'missing.sql')], /missing\.sql/],
  ['a dump that is garbage', ['audit', '--db', place('garbage.sql', Buffer.alloc(4096, 7))], /garbage\.sql/],
  ['a DSN that is none', ['audit', '--db', 'oracle://x'], /mysql:/],
  ['a broken settings file', ['audit', '--config', place('broken.json', '{"store":')], /broken\.json/],
  ['a settings file with a wrong option', ['audit', '--config', place('wrong.json', '{"sotre":{}}')], /sotre/],
  ['facts that are none', ['audit', '--facts', place('facts.json', '{}')], /facts/],
  [
    'a report to compare that is none',
    ['audit', '--root', join(folder, 'plain'), '--compare', place('report.json', '[]')],
    /report/,
  ],
  ['a pattern that leaves no check', ['audit', '--root', join(folder, 'plain'), '--only', 'no-such-*'], /check/],
];

for (const [what, words, sentence] of mistakes) {
  test(`${what} is one sentence, a hint and exit 2`, async () => {
    const { code, stdout, stderr } = await storewarden(words, { cwd: folder });

    assert.equal(code, 2, stderr);
    assert.equal(stdout, '');
    assert.match(stderr, sentence);
    assert.match(stderr, /^Hint: /m);
    assert.doesNotMatch(stderr, /^\s+at /m, 'no stack');
    assert.doesNotMatch(stderr, /secret/);
  });
}

test('an empty folder is a mistake: there is nothing to look at', async () => {
  const { code, stderr } = await storewarden(['audit', '--root', join(folder, 'empty')]);

  assert.equal(code, 2);
  assert.match(stderr, /empty/);
});

test('a folder that is no store gets the general checks', async () => {
  const { report, ran } = await auditJson(['--root', join(folder, 'plain'), '--db', 'none']);

  assert.equal(ran.code, 0, ran.stderr);
  assert.equal(report.store.engine, undefined);
  assert.equal(report.sides.files.looked, true);
  assert.ok(report.findings.some(({ check, severity }) => check === 'engine-unknown' && severity === 'info'));
});

/** A port at which nobody listens, and one at which somebody listens and says nothing. */
async function listen(answer: (server: Server) => void): Promise<{ port: number; close(): void }> {
  const server = createServer();
  answer(server);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return { port, close: () => server.close() };
}

test('a store that does not answer is exit 3, and the files are still looked at', async () => {
  const { port, close } = await listen(() => {});
  close();

  const { report, ran } = await auditJson([
    `http://127.0.0.1:${port}/`,
    '--root',
    join(folder, 'plain'),
    '--db',
    'none',
  ]);

  assert.equal(ran.code, 3, JSON.stringify(report.findings.map(({ check }) => check)));
  assert.equal(report.complete, false);
  assert.equal(report.sides.web.looked, false);
  assert.equal(report.sides.files.looked, true);
});

test('a name that does not resolve is told in one sentence', async () => {
  const { report, ran } = await auditJson(['https://shop.invalid/', '--root', join(folder, 'plain'), '--db', 'none']);

  assert.equal(ran.code, 3);
  assert.ok(
    !report.sides.web.looked && /shop\.invalid|resolve/i.test(report.sides.web.hint),
    JSON.stringify(report.sides.web),
  );
});

test('a server that talks something else than HTTP does not break the audit', async () => {
  const { port, close } = await listen((server) =>
    server.on('connection', (socket) => {
      socket.on('error', () => {});
      socket.end('\u0000\u0001\u0002 220 ready\r\n');
    }),
  );

  const { report, ran } = await auditJson([`http://127.0.0.1:${port}/`]);
  close();

  assert.equal(ran.code, 3, ran.stderr);
  assert.equal(report.sides.web.looked, false);
});

test('a database that refuses the login stays closed, and the rest is done', async () => {
  const dsn = 'mysql://nobody:wrong-password@127.0.0.1:3306/shop';

  const { report, ran } = await auditJson(['--root', join(folder, 'plain'), '--db', dsn]);

  assert.equal(ran.code, 3, ran.stderr);
  assert.equal(report.sides.database.looked, false);
  assert.ok(!ran.stdout.includes('wrong-password') && !ran.stderr.includes('wrong-password'));
});
