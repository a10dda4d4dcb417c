import { Hono } from 'hono';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Agent, request } from 'undici';
import { startService, trialLimits } from '../test/vault-service.ts';
import { makeTrial, type VaultTrial } from '../test/vault-trial.ts';

/** Requests a second of `vault serve` against a bare Hono server that answers the same bytes, with many clients at once: node bench/vault-serve.ts [mysql|postgres|sqlite] [clients] */
const kind = (process.argv[2] ?? 'mysql') as VaultTrial['kind'];
const CLIENTS = Number(process.argv[3] ?? 32);
const SECONDS = 2;
const visa = '4111111111111111';
const made = await makeTrial(kind);
if (typeof made === 'string') throw new Error(made);
const own = await startService(made, { ...trialLimits, connections: 1000 });
const agent = new Agent({ connections: CLIENTS });

try {
  const key = await own.client({ name: 'bench', perMinute: 10_000_000 });
  await own.change((access) => ({ ...access, openingsAnHour: 1_000_000_000 }));
  const { token } = (await own.ask(key, 'tokenise', { number: visa })).body as { token: string };
  const cases: readonly (readonly [string, unknown])[] = [
    ['fingerprint', { number: visa }],
    ['tokenise', { number: visa }],
    ['tokenise', { numbers: Array.from({ length: 100 }, () => visa) }],
    ['open', { token, who: 'anna', why: 'refund 7' }],
  ];
  for (const [what, body] of cases) await compare(what, key, JSON.stringify(body));
} finally {
  await agent.close();
  await own.stop();
  await made.drop();
}

async function compare(what: string, key: string, body: string): Promise<void> {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  const sample = await request(`${own.at}/v1/${what}`, { method: 'POST', headers, body, dispatcher: agent });
  const bare = await startBare(await sample.body.text());
  const ratios: number[] = [];
  let rate = 0;
  for (let round = 0; round < 3; round++) {
    const theirs = await load(`${bare.at}/v1/${what}`, headers, body);
    rate = await load(`${own.at}/v1/${what}`, headers, body);
    ratios.push(rate / theirs);
  }
  await bare.stop();
  const middle = ratios.toSorted((a, b) => a - b)[1] ?? 0;
  const each = (JSON.parse(body) as { numbers?: string[] }).numbers?.length ?? 1;
  process.stdout.write(
    `${kind}, ${CLIENTS} clients, ${what} of ${each}: ${middle.toFixed(2)} of bare Hono; ${Math.round(rate)} requests, ${Math.round(rate * each)} values a second\n`,
  );
}

async function load(url: string, headers: Record<string, string>, body: string): Promise<number> {
  const until = performance.now() + SECONDS * 1000;
  let count = 0;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      while (performance.now() < until) {
        const answer = await request(url, { method: 'POST', headers, body, dispatcher: agent });
        const text = await answer.body.text();
        if (answer.statusCode !== 200) throw new Error(`${answer.statusCode} ${text}`);
        count += 1;
      }
    }),
  );
  return (count * 1000) / (performance.now() - began);
}

/** Hono behind Node's own server, as plain as it can be. */
async function startBare(answer: string): Promise<{ readonly at: string; stop(): Promise<void> }> {
  const app = new Hono();
  app.post('/v1/:what', async (context) => {
    await context.req.json();
    return context.body(answer, 200, { 'content-type': 'application/json' });
  });
  const server = createServer((asked, told) => {
    const parts: Buffer[] = [];
    asked.on('data', (part: Buffer) => parts.push(part));
    asked.on('end', () => {
      void (async () => {
        const got = await app.fetch(
          new Request(`http://a${asked.url}`, {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: Buffer.concat(parts),
          }),
        );
        told.writeHead(got.status, { 'content-type': 'application/json' });
        told.end(Buffer.from(await got.arrayBuffer()));
      })();
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    at: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () => new Promise((done) => server.close(() => done())),
  };
}
