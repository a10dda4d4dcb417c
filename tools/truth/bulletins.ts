import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** A hole as its bulletin tells it; nothing of it comes from knowledge/. */
export interface Bulletin {
  readonly id: string;
  /** The list of holes that it belongs to: see src/knowledge/schemes.ts. */
  readonly holes: string;
  /** Any of these; each is a list of bounds that hold together, such as `>=2.3` and `<2.3.2`. */
  readonly affected: readonly (readonly string[])[];
  /** Where it was read. */
  readonly source: string;
}

const LARGEST = 1 << 28;
const records = join(import.meta.dirname, 'records.ndjson');

/**
 * All bulletins: those that were read one by one (`records.ndjson`), those of FriendsOfPHP/security-advisories and the
 * records of CVE in trickest/cve, as far as these repositories lie below `repositories` (see trees.ts). What was read
 * one by one counts before the others, which often keep a first guess.
 */
export function readBulletins(repositories: string): readonly Bulletin[] {
  const own = readFileSync(records, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => readRecord(line));
  const all = [...own, ...ofFriends(repositories), ...ofRecords(repositories), ...ofAdobe(repositories)];
  const first = new Map<string, Bulletin>();
  for (const one of all) {
    const key = `${one.holes} ${one.id}`;
    if (!first.has(key)) first.set(key, one);
  }
  return [...first.values()];
}

/** `{"id":…,"holes":…,"affected":"<1.2 | >=2.0 <2.1","source":…}`. */
function readRecord(line: string): Bulletin {
  const { id, holes, affected, source } = JSON.parse(line) as Record<'id' | 'holes' | 'affected' | 'source', string>;
  return { id, holes, source, affected: affected.split('|').map((part) => part.trim().split(/[\s,]+/)) };
}

const friends: Readonly<Record<string, string>> = {
  'magento/magento1ce': 'magento1',
  'magento/product-community-edition': 'magento-open-source',
  'shopware/shopware': 'shopware5',
  'sylius/sylius': 'sylius',
};

function ofFriends(repositories: string): readonly Bulletin[] {
  const git = gitIn(repositories, 'FriendsOfPHP+security-advisories');
  if (git === undefined) return [];
  return Object.entries(friends).flatMap(([folder, holes]) =>
    run(git, 'ls-tree', '--name-only', 'HEAD', `${folder}/`)
      .trim()
      .split('\n')
      .map((path): Bulletin => {
        const { cve, branches } = parse(run(git, 'show', `HEAD:${path}`)) as {
          cve?: string | null;
          branches: Readonly<Record<string, { readonly versions: readonly string[] }>>;
        };
        const name = path.slice(path.lastIndexOf('/') + 1, -'.yaml'.length);
        const affected = Object.values(branches).map(({ versions }) => versions);
        return { id: cve ?? name, holes, affected, source: `FriendsOfPHP/security-advisories ${path}` };
      }),
  );
}

const products: Readonly<Record<string, string>> = {
  'magento-lts': 'openmage',
  'opencart/opencart': 'opencart',
  PrestaShop: 'prestashop',
  'sylius/sylius': 'sylius',
  'wordpress-develop': 'wordpress',
};
const bound = /^(?:[<>]=?|=)\s*v?[0-9][0-9.a-z-]*$/i;

/** Records that give versions as bounds; names and plain versions are left out. */
function ofRecords(repositories: string): readonly Bulletin[] {
  const git = gitIn(repositories, 'trickest+cve');
  if (git === undefined) return [];
  const pattern =
    'Product&message=(shopware|magento-lts|opencart%2Fopencart|PrestaShop|sylius%2Fsylius|wordpress-develop)&';
  const paths = run(git, 'grep', '-l', '-E', pattern, 'HEAD', '--', '20*/*.md').trim().split('\n');
  return paths.flatMap((place): readonly Bulletin[] => {
    const path = place.slice('HEAD:'.length);
    const text = run(git, 'show', `HEAD:${path}`);
    const badges = (label: string): readonly string[] =>
      [...text.matchAll(new RegExp(`label=${label}&message=([^&]*)&`, 'g'))].map(([, value = '']) =>
        decodeURIComponent(value).trim(),
      );
    const affected = badges('Version')
      .map((value) => value.split(',').map((part) => part.trim().replace(/\s+/g, '')))
      .filter((bounds) => bounds.every((one) => bound.test(one)));
    const [product = ''] = badges('Product');
    const holes = products[product] ?? (/[<>=]v?6\./.test(affected.flat().join()) ? 'shopware6' : 'shopware5');
    const id = /CVE-\d{4}-\d+/.exec(path)?.[0];
    if (id === undefined || affected.length === 0) return [];
    return [{ id, holes, affected, source: `trickest/cve ${path}` }];
  });
}

/** Adobe's records name the last affected version of each line in their text: "2.4.6-p3, 2.4.5-p5 and earlier". */
function ofAdobe(repositories: string): readonly Bulletin[] {
  const git = gitIn(repositories, 'trickest+cve');
  if (git === undefined) return [];
  const pattern = 'Product&message=(Adobe%20Commerce|Magento%20Commerce)&';
  const paths = run(git, 'grep', '-l', '-E', pattern, 'HEAD', '--', '20*/*.md').trim().split('\n');
  return paths.flatMap((place): readonly Bulletin[] => {
    const path = place.slice('HEAD:'.length);
    const said = /### Description\s+([^\n]{0,600}?)(?:and earlier\)?|\(and earlier\)) (?:is|are) affected/.exec(
      run(git, 'show', `HEAD:${path}`),
    )?.[1];
    const last = [...(said ?? '').matchAll(/\b2\.\d\.\d+(?:-p\d+)?\b/g)].map(([version]) => version).toSorted();
    const [lowest] = last;
    const id = /CVE-\d{4}-\d+/.exec(path)?.[0];
    if (id === undefined || lowest === undefined) return [];
    const lines = last.slice(1).map((version, at) => [`>=${after(last[at] ?? '')}`, `<=${version}`]);
    return [
      { id, holes: 'magento-open-source', affected: [[`<=${lowest}`], ...lines], source: `trickest/cve ${path}` },
    ];
  });
}

/** The first version of the next line: what is older than a line that is named, and newer than another, is affected too. */
function after(version: string): string {
  const [major = '', minor = '', patch = ''] = version.replace(/-p\d+$/, '').split('.');
  return `${major}.${minor}.${Number(patch) + 1}`;
}

function gitIn(repositories: string, name: string): string | undefined {
  const folder = join(repositories, name, 'repo');
  return [join(folder, '.git'), folder].find((path) => existsSync(join(path, 'HEAD')));
}

function run(git: string, ...words: string[]): string {
  return execFileSync('git', ['--git-dir', git, ...words], { encoding: 'utf8', maxBuffer: LARGEST });
}
