import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { zipOf } from '../files/zip-of.ts';

/** How a document is answered; as it is, if nothing is said. */
export type Answer = 'html' | 'half' | 'huge' | 'slow' | 'garbage' | 'gone' | 'empty' | 'other-bytes' | 'bomb';

/** The documents of all sources in the shapes that they have, as of one day; versions and figures end with `mark`. */
export function documentsOf(day: string, mark = 0, count = 3): Readonly<Record<string, Buffer>> {
  const holes = Array.from({ length: count }, (_, index) => index);
  const osv = (ecosystem: string, name: string) =>
    zipOf(
      holes.map((index) => ({
        name: `GHSA-test-${index}.json`,
        content: JSON.stringify({
            id: `GHSA-aaaa-bbbb-${String(index).padStart(4, '0')}`,
            aliases: [`CVE-2026-${100_000 + index}`],
            modified: `${day}T10:00:00Z`,
            published: `${day}T09:00:00Z`,
            affected: [{ package: { ecosystem, name: `${name}${index}` }, ranges: [{ type: 'ECOSYSTEM', events: [{ introduced: '0' }, { fixed: `2.0.${mark}` }] }] }],
        }),
      })),
    );
  const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));
  return {
    '/kev': json({ vulnerabilities: [{ cveID: 'CVE-2024-39397', dateAdded: day }] }),
    '/osv': osv('Packagist', 'acme/shop'),
    '/osv-npm': osv('npm', 'acme-'),
    '/epss': gzipSync(`#model_version:v2025.03.14,score_date:${day}T00:00:00+0000\ncve,epss,percentile\nCVE-2024-39397,${(0.9 + mark / 10_000).toFixed(4)},0.99\nCVE-2024-39398,0.01,0.2\n`),
    '/endoflife': json({
      schema_version: '1.2.1',
      generated_at: `${day}T00:00:00+00:00`,
      result: [{ name: 'php', releases: [{ name: '8.99', releaseDate: '2026-11-01', isEol: false, eolFrom: '2030-12-31', latest: { name: `8.99.${mark}`, date: day } }] }],
    }),
    '/wordpress': json({ '6.8.5': 'insecure', '6.9.5': 'outdated', '7.9': 'latest', 'not a version': 'latest' }),
    '/retirejs': json({
      'made-up-lib': {
        npmname: 'made-up-lib',
        vulnerabilities: [{ below: '2.0.0', severity: 'high', identifiers: { CVE: ['CVE-2026-100009'] }, info: ['https://example.com/x'] }],
        extractors: { filename: ['made-up-lib-(§§version§§)(.min)?\\.js'], filecontent: ['/\\*! made-up-lib v(§§version§§)'], hashes: {} },
      },
    }),
    '/wordfence': json({
      u1: { id: 'u1', cve: 'CVE-2026-100010', published: `${day} 00:00:00`, cvss: { vector: 'CVSS:3.1/PR:N', score: 9.8 }, software: [{ type: 'plugin', slug: 'acme', affected_versions: { a: { from_version: '*', to_version: '1.4', to_inclusive: true } } }] },
    }),
    '/github': json([
      { tag_name: `99.1.${mark}`, published_at: `${day}T00:00:00Z`, draft: false, prerelease: false },
      { tag_name: 'v99.2.0-beta.1', published_at: `${day}T00:00:00Z`, prerelease: true },
      { tag_name: 'wc-beta-tester-3.0.1', published_at: `${day}T00:00:00Z` },
    ]),
  };
}

/** `source=address` for every source that the server answers for. */
export interface FeedServer {
  readonly from: readonly string[];
  /** Is told each path that is asked for. */
  onAsked: (path: string) => void;
  serve(documents: Readonly<Record<string, Buffer>>, how?: Readonly<Record<string, Answer>>): void;
  close(): Promise<void>;
}

/** Serves the documents of all sources on the loopback. */
export async function feedServer(): Promise<FeedServer> {
  let documents: Readonly<Record<string, Buffer>> = {};
  let how: Readonly<Record<string, Answer>> = {};
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').startsWith('/github/') ? '/github' : (request.url ?? '/');
    made.onAsked(request.url ?? '/');
    answer(request, response, documents[path], how[path]);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // it listens, so it has a port
  const made: FeedServer = {
    from: ['kev', 'osv', 'osv-npm', 'epss', 'endoflife', 'wordpress', 'github', 'retirejs', 'wordfence'].map((name) => `${name}=${base}/${name}`),
    onAsked: () => undefined,
    serve(given, answers = {}) {
      documents = given;
      how = answers;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return made;
}

function answer(request: IncomingMessage, response: ServerResponse, bytes: Buffer | undefined, how?: Answer): void {
  if (how === 'gone' || !bytes) return void response.writeHead(404).end();
  if (how === 'slow') return void response.writeHead(200).write(bytes.subarray(0, 1));
  if (how === 'html') return void response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><html>maintenance</html>');
  if (how === 'garbage') return void response.end(Buffer.alloc(1000, 0xfe));
  if (how === 'empty') return void response.end();
  if (how === 'bomb') return void response.end(bomb());
  if (how === 'other-bytes') {
    const md5 = createHash('md5').update('something else').digest('base64');
    return void response.writeHead(200, { 'x-goog-hash': `crc32c=AAAAAA==,md5=${md5}` }).end(bytes);
  }
  if (how === 'half') {
    response.writeHead(200, { 'content-length': String(bytes.length) });
    response.write(bytes.subarray(0, bytes.length >> 1));
    setTimeout(() => response.destroy(), 20);
    return;
  }
  if (how === 'huge') {
    const chunk = Buffer.alloc(1024 * 1024, 0x20);
    const pour = (): void => {
      while (response.write(chunk));
    };
    response.on('drain', pour);
    return pour();
  }
  const etag = `"${createHash('sha1').update(bytes).digest('hex')}"`;
  if (request.headers['if-none-match'] === etag) return void response.writeHead(304).end();
  response.writeHead(200, { etag, 'x-goog-hash': `md5=${createHash('md5').update(bytes).digest('base64')}` }).end(bytes);
}

let packed: Buffer | undefined;

/** A little that unpacks to a lot. */
function bomb(): Buffer {
  packed ??= gzipSync(Buffer.alloc(100 * 1024 * 1024));
  return packed;
}
