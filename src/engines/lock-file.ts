/** A package as a lock file names it. */
export type LockedPackage = {
  readonly name: string;
  /** Without a leading `v`. */
  readonly version: string;
  /** Composer's type, such as `magento2-module`; empty where the file does not say. */
  readonly type: string;
};

const MOST = 20_000;

/**
 * The packages of `composer.lock` or `vendor/composer/installed.json` (versions 1 and 2), on request without those that
 * only developers need. A file that was cut or is broken is read as far as pairs of name and version can be told in it.
 * Never throws.
 */
export function composerPackages(text: string | undefined, developers = true): readonly LockedPackage[] {
  if (text === undefined) return [];
  const root = json(text);
  if (root === undefined) return pairs(text);
  const dev = developers ? [field(root, 'packages-dev')] : [];
  const lists = Array.isArray(root) ? [root] : [field(root, 'packages'), ...dev];
  const found: LockedPackage[] = [];
  for (const list of lists) if (Array.isArray(list)) for (const one of list.slice(0, MOST)) add(found, one);
  return found;
}

/** The version of the first of these packages that is locked. */
export function lockedVersion(packages: readonly LockedPackage[], ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const found = packages.find((one) => one.name === name);
    if (found) return found.version;
  }
  return undefined;
}

/**
 * Name and version of what `package-lock.json` (1 to 3), `yarn.lock` (1 and berry) or `pnpm-lock.yaml` locks, each
 * version of a name once, the outermost first. Never throws.
 */
export function npmPackages(text: string | undefined): readonly LockedPackage[] {
  if (text === undefined) return [];
  const root = text.trimStart().startsWith('{') ? json(text) : undefined;
  const found = new Map<string, LockedPackage>();
  if (root !== undefined) {
    const depth = ([path]: readonly [string, unknown]): number => path.split('node_modules/').length;
    for (const [path, entry] of entries(field(root, 'packages')).toSorted((one, other) => depth(one) - depth(other))) {
      const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
      if (path.includes('node_modules/')) keep(found, name, textField(entry, 'version'));
    }
    keepNested(found, root, 0);
  } else {
    readLines(text, found);
  }
  return [...found.values()];
}

const DEEPEST = 30;

/** Lock files of the first form hold what a package brings along below it. */
function keepNested(found: Map<string, LockedPackage>, value: unknown, depth: number): void {
  const below = entries(field(value, 'dependencies'));
  for (const [name, entry] of below) keep(found, name, textField(entry, 'version'));
  if (depth < DEEPEST) for (const [, entry] of below) keepNested(found, entry, depth + 1);
}

// `"@scope/name@npm:^1.0.0", …:` and `name@^1.0.0:` begin an entry of yarn; the version stands on a later line.
const yarnHead = /^"?(@?[^@\s"]{1,200})@[^\n]{0,2000}:\s{0,5}$/;
const yarnVersion = /^ {2}version:? "?([^\s"]{1,80})"?\s{0,5}$/;
// `  '@scope/name@1.0.0':`, `  /name@1.0.0(peer@2):` and `  /name/1.0.0:` of pnpm.
const pnpmEntry = /^ {2}'?\/?(@?[^@\s'(/]{1,200}(?:\/[^@\s'(/]{1,200})?)[@/](\d[^\s'(:]{0,80})[^\n]{0,2000}$/;

function readLines(text: string, found: Map<string, LockedPackage>): void {
  let name: string | undefined;
  for (const line of text.split('\n', 400_000)) {
    if (found.size >= MOST) return;
    const head = yarnHead.exec(line)?.[1];
    if (head !== undefined) name = head;
    const version = yarnVersion.exec(line)?.[1];
    if (version !== undefined && name !== undefined) {
      keep(found, name, version);
      name = undefined;
    }
    const entry = pnpmEntry.exec(line);
    if (entry) keep(found, entry[1] ?? '', entry[2]);
  }
}

function keep(found: Map<string, LockedPackage>, name: string, version: string | undefined): void {
  const key = `${name} ${version}`;
  if (name === '' || version === undefined || found.has(key) || found.size >= MOST) return;
  found.set(key, { name, version, type: '' });
}

const pair = /"name":\s{0,5}"([^"\\]{1,200})",\s{0,40}"version":\s{0,5}"([^"\\]{1,80})"/g;

function pairs(text: string): LockedPackage[] {
  const found: LockedPackage[] = [];
  for (const [, name = '', version = ''] of text.matchAll(pair)) {
    if (found.length >= MOST) break;
    found.push({ name, version: plain(version), type: '' });
  }
  return found;
}

function add(found: LockedPackage[], one: unknown): void {
  const name = textField(one, 'name');
  const version = textField(one, 'version');
  if (name === undefined || version === undefined || found.length >= MOST) return;
  found.push({ name, version: plain(version), type: textField(one, 'type') ?? '' });
}

function plain(version: string): string {
  return version.replace(/^v(?=\d)/, '');
}

/** A JSON text, or `undefined` if it is none. */
export function json(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
}

/** An own field of a JSON object. */
export function field(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Readonly<Record<string, unknown>>)[name]; // an object, as was just seen
}

/** An own text of a JSON object. */
export function textField(value: unknown, name: string): string | undefined {
  const found = field(value, name);
  return typeof found === 'string' ? found : undefined;
}

function entries(value: unknown): readonly [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}
