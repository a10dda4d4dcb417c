import assert from 'node:assert/strict';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, before, test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';

const root = join(import.meta.dirname, '../..');
const main = join(root, 'src/cli/main.ts');
const home = mkdtempSync(join(tmpdir(), 'sw-serve-e2e-'));
const db = `sqlite:${join(home, 'shop.db')}`;
const visa = ['4111', '1111', '1111', '1111'].join('');
const env = { ...process.env, STOREWARDEN_HOME: home };
let service: ChildProcess;
let at = '';
let key = '';

function vault(words: readonly string[], more: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, 'vault', ...words], {
    encoding: 'utf8',
    input: '',
    env: { ...env, ...more },
  });
  return { status, stdout, stderr };
}

before(async () => {
  const file = new DatabaseSync(join(home, 'shop.db'));
  file.exec(`CREATE TABLE orders (id INTEGER PRIMARY KEY, cc TEXT); INSERT INTO orders VALUES (1, '${visa}')`);
  file.close();
  assert.equal(vault(['init']).status, 0);
  assert.equal(vault(['seal', '--db', db, '--yes']).status, 0);
  const scopes = ['--scope', 'tokenise,open', '--scope', 'fingerprint'];
  key = vault(['client', 'add', 'shop', ...scopes]).stdout.trim();
  service = spawn(process.execPath, [main, 'vault', 'serve', '--db', db, '--listen', '127.0.0.1:0'], { env });
  at = await new Promise((done, fail) => {
    let said = '';
    service.stderr?.on('data', (part: Buffer) => {
      said += part.toString();
      const [found] = /http:\/\/\S+/.exec(said) ?? [];
      if (found) done(found);
    });
    service.once('exit', () => fail(new Error(said)));
  });
});
after(() => service.kill('SIGKILL'));

interface Document {
  readonly openapi: string;
  readonly paths: Readonly<
    Record<
      string,
      Readonly<
        Record<
          string,
          { readonly responses: Readonly<Record<string, { content: Record<string, { schema: object }> }>> }
        >
      >
    >
  >;
  readonly components: object;
}

test('every answer is as the OpenAPI document says, which is the one in docs/reference', async () => {
  const document = (await (await fetch(`${at}/openapi.json`)).json()) as Document;
  assert.equal(document.openapi, '3.1.0');
  assert.deepEqual(
    document,
    JSON.parse(readFileSync(join(root, 'docs/reference/vault-openapi.json'), 'utf8')),
    'npm run generate',
  );
  const ask = (path: string, body: unknown, more: Record<string, string> = {}, method = 'POST') => ({
    path,
    method,
    init: {
      method,
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...more },
      ...(method === 'GET' ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    },
  });
  const made = (await (await fetch(`${at}/v1/tokenise`, ask('', { number: visa }).init)).json()) as { token: string };
  const purpose = { who: 'anna', why: 'refund 7' };
  const file = new DatabaseSync(join(home, 'shop.db'));
  const sealed = String(file.prepare('SELECT cc FROM orders').get()?.['cc']);
  file.close();
  const asked: readonly (readonly [number, ReturnType<typeof ask>])[] = [
    [200, ask('/healthz', '', {}, 'GET')],
    [200, ask('/v1/tokenise', { number: visa })],
    [200, ask('/v1/tokenise', { numbers: [visa, visa] })],
    [200, ask('/v1/open', { token: made.token, ...purpose })],
    [200, ask('/v1/open', { tokens: [made.token], ...purpose })],
    [200, ask('/v1/fingerprint', { number: visa })],
    [200, ask('/v1/fingerprint', { numbers: [visa] })],
    [400, ask('/v1/tokenise', '{')],
    [401, ask('/v1/tokenise', { number: visa }, { authorization: 'Bearer x' })],
    [403, ask('/v1/open', { token: sealed, ...purpose })],
    [404, ask('/v1/open', { token: '9999123412341111', ...purpose })],
    [405, ask('/v1/open', {}, {}, 'PUT')],
    [413, ask('/v1/tokenise', 'x'.repeat(600_000))],
    [415, ask('/v1/tokenise', '{}', { 'content-type': 'text/plain' })],
    [422, ask('/v1/tokenise', { number: '1234' })],
  ];

  for (const [status, { path, init, method }] of asked) {
    const response = await fetch(at + path, init);
    const answer: unknown = await response.json();

    assert.equal(response.status, status, `${method} ${path}`);
    assert.equal(response.headers.get('cache-control'), 'no-store');
    const operation = document.paths[path]?.[method === 'GET' ? 'get' : 'post'];
    const content = operation?.responses[String(status)]?.content ?? {};
    const schema = content[response.headers.get('content-type') ?? '']?.schema;
    assert.ok(schema, `${path} ${status} ${response.headers.get('content-type')} is in the document`);
    const ajv = new Ajv2020({ strict: false });
    const isRight = ajv.compile({ ...schema, components: document.components });
    assert.ok(isRight(answer), `${path} ${status}: ${JSON.stringify(isRight.errors)}`);
  }
});

test('the example in PHP gets a token, and the number back', async (context) => {
  const script = join(root, 'docs/guide/vault-client.php');
  const ran = spawnSync('php', [script, '5555 5555 5555 4444'], {
    encoding: 'utf8',
    env: { ...env, VAULT_URL: at, VAULT_KEY: key },
  });
  if (ran.error) return context.skip('no PHP here');

  assert.match(ran.stdout, /^9999 \d{4} \d{4} 4444\n5555 5555 5555 4444\n$/);
  const wrong = spawnSync('php', [script, '5555 5555 5555 4444'], {
    encoding: 'utf8',
    env: { ...env, VAULT_URL: at, VAULT_KEY: 'x' },
  });
  assert.match(wrong.stderr + wrong.stdout, /refused: no-key/);
});

/** On a connection of its own: while other commands run here, an idle one would be closed. */
function post(what: string, body: unknown): Promise<{ readonly status: number; readonly text: string }> {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  return new Promise((done, fail) => {
    const asked = request(`${at}/v1/${what}`, { method: 'POST', headers, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => (text += part));
      response.on('end', () => done({ status: response.statusCode ?? 0, text }));
    });
    asked.on('error', fail);
    asked.end(JSON.stringify(body));
  });
}

test('above the limit a second key holder has to agree, here and in the service', async () => {
  const bert = { STOREWARDEN_NEW_HOLDER_PASSPHRASE: 'correct horse battery' };
  const asBert = { STOREWARDEN_HOLDER_PASSPHRASE: 'correct horse battery' };
  const asNobody = { STOREWARDEN_HOLDER_PASSPHRASE: 'some other words here' };
  assert.equal(vault(['holder', 'add', 'Bert'], bert).status, 0);
  assert.equal(vault(['limit', '0']).status, 0);
  const file = new DatabaseSync(join(home, 'shop.db'));
  const token = String(file.prepare('SELECT cc FROM orders').get()?.['cc']);
  file.close();
  const open = ['open', token, '--db', db, '--who', 'Anna', '--why', 'refund 7'];
  const made = JSON.parse((await post('tokenise', { number: visa })).text) as object;
  const served = () => post('open', { ...made, who: 'x', why: 'refund 8' });

  const refused = vault(open);
  assert.equal(refused.status, 2);
  assert.match(refused.stderr, /second key holder/);
  assert.equal((await served()).status, 429);
  assert.equal(vault(['limit', '5']).status, 2);
  assert.equal(vault(['limit', '5', '--holder', 'Bert'], asNobody).status, 2);
  const approve = ['approve', '--holder', 'bert', '--values', '1', '--why', 'quarterly audit'];
  assert.equal(vault([...approve, '--for', 'Anna'], asNobody).status, 2);
  assert.equal(vault([...approve, '--for', 'Bert'], asBert).status, 2);
  assert.equal(vault([...approve, '--for', 'Anna'], asBert).status, 0);

  assert.equal(vault(open).stdout, `${visa}\n`);
  assert.equal(vault(open).status, 2);
  assert.equal(vault([...approve, '--for', 'shop'], asBert).status, 0);
  assert.equal((await served()).status, 200);
  assert.equal((await served()).status, 429);
  assert.equal(vault(['limit', '5', '--holder', 'Bert'], asBert).status, 0);
  assert.equal((await served()).status, 200);
  assert.equal(vault(['log', 'verify']).status, 0);
});

test('a client that was removed is refused, and at SIGTERM the service ends in good order', async () => {
  assert.equal(vault(['client', 'remove', 'shop']).status, 0);
  const late = await post('tokenise', { number: '1' });
  assert.equal(late.status, 401);
  const ended = new Promise((done) => service.once('exit', done));

  service.kill('SIGTERM');

  assert.equal(await ended, 0);
  assert.equal(vault(['verify', '--db', db]).status, 0);
});

test('where it may not listen, it says so', () => {
  const open = vault(['serve', '--db', db, '--listen', '0.0.0.0:0']);
  assert.equal(open.status, 2);
  assert.match(open.stderr, /other machines/);
  assert.equal(vault(['serve', '--db', db, '--listen', '0.0.0.0:0', '--tls-cert', 'x']).status, 2);
});
