import type { Files } from '../core/hands.ts';
import type { Subject } from './comparing.ts';
import type { Part } from './layout.ts';
import type { Pack } from './pack/read.ts';
import { addedLines, appliedPatches, declaredPatches } from './patches.ts';

/**
 * Looks at the store just enough to compare it: its version, what it calls its folders, which patches it declares.
 * `version` is the engine's, used where the part has none of its own. `undefined` if the part is not there.
 */
export async function subjectOf(
  files: Files,
  part: Part,
  pack: Pack,
  version: string | undefined,
): Promise<Subject | undefined> {
  if (part.at !== '' && (await files.stat(part.at))?.type !== 'folder') return undefined;
  const at = part.at === '' ? '' : `${part.at}/`;
  const distribution = await distributionOf(files, part);
  return {
    part,
    pack,
    claimed: part.version ? await versionIn(files, `${at}${part.version.path}`, part.version.holds) : version,
    renamed: await renamedIn(files, part, pack),
    patched: await patchedIn(files),
    ...(distribution === undefined ? {} : { distribution }),
  };
}

async function versionIn(files: Files, path: string, holds: RegExp): Promise<string | undefined> {
  return holds.exec((await files.text(path, 64 * 1024)) ?? '')?.[1];
}

async function distributionOf(files: Files, { distributions = [] }: Part): Promise<string | undefined> {
  for (const { name, path, holds } of distributions)
    if (holds.test((await files.text(path, 64 * 1024)) ?? '')) return name;
  return undefined;
}

/** A folder that no release knows and that holds most of the files of one that is gone is that one, renamed. */
async function renamedIn(files: Files, { at, renamed = [] }: Part, pack: Pack): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  const entries = (await files.list(at)) ?? [];
  const folders = entries.filter(({ type }) => type === 'folder').map(({ path }) => path);
  const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
  for (const official of renamed) {
    if (folders.some((path) => nameOf(path) === official)) continue;
    const inside = [...pack.paths()].filter((path) => path.startsWith(`${official}/`) && path.split('/').length === 2);
    let best = 0;
    for (const folder of folders.filter((path) => !pack.hasFolder(nameOf(path)))) {
      const names = new Set((await files.list(folder))?.map(({ path }) => `${official}/${nameOf(path)}`));
      const fitting = inside.filter((path) => names.has(path)).length;
      if (fitting > best && fitting * 2 >= inside.length) {
        best = fitting;
        found.set(official, nameOf(folder));
      }
    }
  }
  return found;
}

const MOST_PATCHES = 3000;
/** Where makers of Magento put patches that tools of theirs apply. */
const patchFolders = [
  'm2-hotfixes',
  'vendor/magento/quality-patches/patches',
  'vendor/magento/magento-cloud-patches/patches',
] as const;

/** The lines that the store says it has added by patches. Whoever may write files may say so: it explains, and hides nothing. */
async function patchedIn(files: Files): Promise<ReadonlyMap<string, ReadonlySet<number>>> {
  const found = new Map<string, Set<number>>();
  for (const place of appliedPatches((await files.text('app/etc/applied.patches.list')) ?? ''))
    found.set(place, new Set());
  for (const { target, path } of await patchesIn(files)) {
    for (const [file, lines] of addedLines((await files.text(path)) ?? ''))
      for (const place of target === '' ? [file] : [file, `vendor/${target}/${file}`]) {
        const before = found.get(place) ?? new Set();
        for (const line of lines) before.add(line);
        found.set(place, before);
      }
  }
  return found;
}

async function patchesIn(files: Files): Promise<readonly { readonly target: string; readonly path: string }[]> {
  const patches: { target: string; path: string }[] = [];
  for (const name of ['composer.json', 'composer.patches.json', 'patches.json'])
    patches.push(...declaredPatches((await files.text(name)) ?? ''));
  for (const folder of patchFolders) {
    if ((await files.stat(folder))?.type !== 'folder') continue;
    for await (const { type, path } of files.walk(folder)) {
      if (patches.length >= MOST_PATCHES) return patches;
      if (type === 'file' && path.endsWith('.patch')) patches.push({ target: '', path });
    }
  }
  return patches;
}
