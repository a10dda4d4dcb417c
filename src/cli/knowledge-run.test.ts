import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { UserError } from '../core/errors.ts';
import { readAdvisories } from '../knowledge/advisory.ts';
import { importKnowledge, newestKnowledge, updateKnowledge } from './knowledge-run.ts';

const home = mkdtempSync(join(tmpdir(), 'storewarden-home-'));
const given = process.env['STOREWARDEN_HOME'];
before(() => (process.env['STOREWARDEN_HOME'] = home));
after(() => {
  if (given === undefined) delete process.env['STOREWARDEN_HOME'];
  else process.env['STOREWARDEN_HOME'] = given;
  rmSync(home, { recursive: true, force: true });
});

const kev = (since: string): string =>
  JSON.stringify({ vulnerabilities: [{ cveID: 'CVE-2024-39397', dateAdded: since }] });

async function exploitedSince(): Promise<unknown> {
  const lines = await (await newestKnowledge()).lines('advisories/engine/adobe-commerce', ['adobe-commerce']);
  return readAdvisories(lines?.get('adobe-commerce')).find(({ id }) => id === 'CVE-2024-39397')?.exploited;
}

test('a file that is brought home counts from then on, and one that is none changes nothing', async () => {
  const [good, bad] = [join(home, 'kev.json'), join(home, 'bad.json')];
  writeFileSync(good, kev('2026-11-01'));
  writeFileSync(bad, '<html>not found</html>');
  assert.equal(await exploitedSince(), undefined);

  assert.equal(await importKnowledge(good), 0);

  assert.equal(await exploitedSince(), '2026-11-01');
  assert.equal((await newestKnowledge()).date, '2026-11-01');
  await assert.rejects(importKnowledge(bad), UserError);
  await assert.rejects(importKnowledge(join(home, 'no-such-file')), UserError);
  assert.equal(await exploitedSince(), '2026-11-01');
});

test('a source that answers with something else leaves what is there, and is told by the exit code', async () => {
  const server = createServer((_request, response) => response.end('<html>maintenance</html>'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;

  assert.equal(await updateKnowledge({ from: [`kev=${url}`], quiet: true }), 3);

  server.close();
  assert.equal((await newestKnowledge()).date, '2026-11-01');
  await assert.rejects(updateKnowledge({ from: ['elsewhere'] }), UserError);
});
