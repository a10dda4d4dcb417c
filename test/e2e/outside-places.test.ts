import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { gather, type Known, type OpenHands } from '../../src/audit/gather.ts';
import { judge } from '../../src/audit/judge.ts';
import adminIndexable from '../../src/audit/checks/web/admin-indexable.ts';
import adminLoginInClear from '../../src/audit/checks/web/admin-login-in-clear.ts';
import adminWithoutGate from '../../src/audit/checks/web/admin-without-gate.ts';
import defaultAdminPath from '../../src/audit/checks/web/default-admin-path.ts';
import directoryListing from '../../src/audit/checks/web/directory-listing.ts';
import errorPageDetails from '../../src/audit/checks/web/error-page-details.ts';
import exposedArchive from '../../src/audit/checks/web/exposed-archive.ts';
import exposedDatabaseDump from '../../src/audit/checks/web/exposed-database-dump.ts';
import exposedEnvFile from '../../src/audit/checks/web/exposed-env-file.ts';
import exposedGit from '../../src/audit/checks/web/exposed-git.ts';
import exposedLog from '../../src/audit/checks/web/exposed-log.ts';
import exposedPhpinfo from '../../src/audit/checks/web/exposed-phpinfo.ts';
import securityContactMissing from '../../src/audit/checks/web/security-contact-missing.ts';
import adminDoors from '../../src/audit/probes/web/admin-doors.ts';
import adminPaths from '../../src/audit/probes/web/admin-paths.ts';
import errorPages from '../../src/audit/probes/web/error-pages.ts';
import exposedPlaces from '../../src/audit/probes/web/exposed-places.ts';
import securityTxt from '../../src/audit/probes/web/security-txt.ts';
import { Unknown } from '../../src/core/fact.ts';
import { openWeb } from '../../src/io/web.ts';
import { quietTools } from '../web-hand.ts';

const probes = [adminDoors, adminPaths, errorPages, exposedPlaces, securityTxt];
const checks = [
  adminIndexable,
  adminLoginInClear,
  adminWithoutGate,
  defaultAdminPath,
  directoryListing,
  errorPageDetails,
  exposedArchive,
  exposedDatabaseDump,
  exposedEnvFile,
  exposedGit,
  exposedLog,
  exposedPhpinfo,
  securityContactMissing,
];

const dump = gzipSync('-- MySQL dump 10.13\nCREATE TABLE customer (email text);\n'.repeat(500));
const content: Readonly<Record<string, string | Buffer>> = {
  '/': '<!doctype html><title>Shop</title>',
  '/.git/HEAD': 'ref: refs/heads/main\n',
  '/.env': 'APP_ENV=prod\nDB_PASSWORD=x\n',
  '/backup.sql.gz': dump,
  '/backup.zip': Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), Buffer.alloc(5000, 7)]),
  '/error_log': '[23-Nov-2026 10:00:00 UTC] PHP Warning:  x in /a/b.php on line 3\n',
  '/info.php': '<!DOCTYPE html><title>PHP 8.2.1 - phpinfo()</title><h1 class="p">PHP Version 8.2.1</h1>',
  '/media/':
    '<html><head><title>Index of /media/</title></head><body><h1>Index of /media/</h1><a href="../">../</a></body></html>',
  '/admin': '<!doctype html><title>Admin</title><form method="post"><input type="password" name="p"></form>',
};

function open(path: string, request: IncomingMessage, response: ServerResponse): void {
  const body = content[path];
  if (body === undefined) {
    response
      .writeHead(404, { 'content-type': 'text/html' })
      .end('<!doctype html><title>Not found</title><b>Notice</b>:  x in <b>/var/www/a.php</b> on line <b>3</b>');
    return;
  }
  const range = /^bytes=0-(\d+)$/.exec(request.headers.range ?? '')?.[1];
  const bytes = Buffer.from(body);
  response.writeHead(range === undefined ? 200 : 206, { 'content-type': 'text/html' });
  response.end(range === undefined ? bytes : bytes.subarray(0, Number(range) + 1));
}

/** Audits a store on loopback; gives which checks failed, which could not tell, and how many requests came. */
async function audit(
  answer: (path: string, request: IncomingMessage, response: ServerResponse, number: number) => void,
) {
  let requests = 0;
  const server = createServer((request, response) => answer(request.url ?? '/', request, response, ++requests));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // listening on TCP, so it is no string
  const { web, close } = openWeb(new URL(`http://127.0.0.1:${port}`), { touch: 'curious' }, quietTools);
  const shut = new Unknown('not-asked', 'Not for this test.');
  const hands: OpenHands = {
    web,
    tls: shut,
    files: shut,
    database: shut,
    host: shut,
    logs: shut,
    browser: shut,
    knowledge: shut,
    guesser: shut,
    own: shut,
  };
  const known: Known = new Map<string, unknown>([['engine.recognised', null]]);
  try {
    await gather(probes, hands, known, quietTools);
  } finally {
    await close();
    server.closeAllConnections();
    server.close();
  }
  const judged = [...judge(checks, known, 'shop', new Date('2026-11-23'))];
  const ended = (how: string) => judged.filter(([, { outcome }]) => outcome.ended === how).map(([id]) => id);
  return { failed: ended('failed'), unknown: ended('unknown'), broke: ended('broke'), requests };
}

test('an open store on loopback is seen as it is, within the requests', async () => {
  const { failed, unknown, broke, requests } = await audit(open);

  assert.deepEqual(failed.toSorted(), checks.map(({ id }) => id).toSorted());
  assert.deepEqual([unknown, broke], [[], []]);
  assert.ok(requests <= 110, String(requests));
});

test('a store that shows its home page for everything is not accused', async () => {
  const { failed } = await audit((_path, _request, response) =>
    response.end('<!doctype html><title>Shop</title><input type="password"> phpinfo() .env'),
  );

  assert.deepEqual(failed, ['security-contact-missing']);
});

test('a store behind a firewall that shuts is not acquitted', async () => {
  const { failed, unknown } = await audit((path, request, response, number) => {
    if (number > 12) response.writeHead(403).end('blocked');
    else if (path.startsWith('/nothing') || path === '/') open(path, request, response);
    else response.writeHead(404).end();
  });

  assert.ok(!failed.some((id) => id.startsWith('exposed-')));
  for (const id of ['exposed-archive', 'exposed-log', 'exposed-phpinfo', 'directory-listing'])
    assert.ok(unknown.includes(id), id);
});
