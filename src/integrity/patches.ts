import { lineHashes } from './lines.ts';

/** The lines that a unified diff adds, by the file that it names (without `a/` or `b/` before it). */
export function addedLines(diff: string): ReadonlyMap<string, ReadonlySet<number>> {
  const added = new Map<string, Set<number>>();
  let lines: Set<number> | undefined;
  for (const line of diff.split('\n')) {
    if (line.startsWith('+++ ')) {
      const path = (line.slice(4).split('\t')[0] ?? '').trim().replace(/^[abiw]\//, '');
      lines = path === '' || path === '/dev/null' ? undefined : (added.get(path) ?? new Set());
      if (lines) added.set(path, lines);
    } else if (line.startsWith('diff ') || line.startsWith('--- ')) lines = undefined;
    else if (lines && line.startsWith('+')) for (const hash of lineHashes(line.slice(1))) lines.add(hash);
  }
  return added;
}

/** The files that `app/etc/applied.patches.list` of a Magento 1 says its maker's patches have changed. */
export function appliedPatches(list: string): readonly string[] {
  const found = new Set<string>();
  for (const line of list.split('\n')) {
    const path = line.startsWith('patching file ') ? line.slice(14).trim() : '';
    if (path !== '' && found.size < 5000) found.add(path);
  }
  return [...found];
}

/**
 * The patches that a `composer.json` or `composer.patches.json` declares for cweagans/composer-patches or
 * vaimo/composer-patches: the package, and where the patch lies. Those on other machines are left out.
 */
export function declaredPatches(text: string): readonly { readonly target: string; readonly path: string }[] {
  const root = parse(text);
  const patches = field(field(root, 'extra'), 'patches') ?? field(root, 'patches');
  if (patches === undefined) return [];
  const found: { target: string; path: string }[] = [];
  for (const [target, list] of Object.entries(patches)) collect(list, (path) => found.push({ target, path }));
  return found.slice(0, 500);
}

function collect(value: unknown, see: (path: string) => void, depth = 0): void {
  if (typeof value === 'string') {
    if (/\.(?:patch|diff)$/i.test(value) && !/^[a-z]{2,10}:\/\//i.test(value) && !value.includes('..')) see(value);
    return;
  }
  if (depth > 4 || typeof value !== 'object' || value === null) return;
  for (const inner of Object.values(value)) collect(inner, see, depth + 1);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function field(value: unknown, name: string): object | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const inner = (value as Readonly<Record<string, unknown>>)[name]; // any object can be asked for any name
  return typeof inner === 'object' && inner !== null ? inner : undefined;
}
