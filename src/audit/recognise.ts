import type { Files } from '../core/hands.ts';
import type { EngineConfig } from '../core/own.ts';
import type { Engine, FileMark } from '../engines/engine.ts';
import { certaintyOf, ENOUGH, weigh } from '../engines/weigh.ts';
import type { SeenEngine } from './facts/engine.ts';
import { fetchFiles } from './probes/reading.ts';

export interface RecognisedFiles {
  readonly seen: SeenEngine;
  readonly engine: Engine;
  readonly config: EngineConfig | undefined;
}

const MARK_BYTES = 64 * 1024;

/** Finds the store in the files: at the root, or up to three folders below it (backups begin with such folders). */
export async function recogniseFiles(
  files: Files,
  engines: readonly Engine[],
  only?: string,
): Promise<RecognisedFiles | undefined> {
  const candidates = only ? engines.filter((engine) => engine.id === only) : engines;
  for (const root of await roots(files)) {
    const at = below(files, root);
    let best: { engine: Engine; weight: number } | undefined;
    for (const engine of candidates) {
      const weight = await weighFiles(at, engine);
      if (weight >= ENOUGH && (!best || weight > best.weight)) best = { engine, weight };
    }
    if (best) return describe(at, root, best.engine, best.weight);
  }
  return undefined;
}

async function describe(files: Files, root: string, engine: Engine, weight: number): Promise<RecognisedFiles> {
  const reading = engine.readFiles?.(await fetchFiles(files, engine.reads));
  return {
    engine,
    config: reading?.config,
    seen: {
      id: engine.id,
      certainty: certaintyOf(weight),
      versions: reading?.versions ?? [],
      root,
      ...(reading?.edition === undefined ? {} : { edition: reading.edition }),
      ...(reading?.editionName === undefined ? {} : { editionName: reading.editionName }),
    },
  };
}

async function weighFiles(files: Files, engine: Engine): Promise<number> {
  const weights: number[] = [];
  for (const mark of engine.marks.files) if (await bears(files, mark)) weights.push(mark.weight);
  return weigh(weights);
}

async function bears(files: Files, mark: FileMark): Promise<boolean> {
  if (!mark.path.includes('*') && !mark.holds) return (await files.stat(mark.path)) !== undefined;
  const read = mark.path.includes('*') ? await fetchFiles(files, [mark.path]) : undefined;
  const paths = read ? read.match(mark.path) : [mark.path];
  if (!mark.holds) return paths.length > 0;
  for (const path of paths) {
    const text = await files.text(path, MARK_BYTES);
    if (text !== undefined && mark.holds.test(text)) return true;
  }
  return false;
}

/** The root and the folders in which a store usually lies below it, nearest first. */
async function roots(files: Files): Promise<readonly string[]> {
  const found = [''];
  let level = [''];
  for (let depth = 0; depth < 3; depth++) {
    const next: string[] = [];
    for (const folder of level) {
      const entries = (await files.list(folder)) ?? [];
      for (const entry of entries) if (entry.type === 'folder') next.push(entry.path);
    }
    level = next.slice(0, 40);
    found.push(...level);
  }
  return found;
}

/** The same files, seen from a folder below their root. */
export function below(files: Files, root: string): Files {
  if (root === '') return files;
  const inside = (path: string): string => (path === '' ? root : `${root}/${path}`);
  const outside = <Entry extends { readonly path: string }>(entry: Entry): Entry => ({
    ...entry,
    path: entry.path.slice(root.length + 1),
  });
  return {
    name: files.name,
    kind: files.kind,
    live: files.live,
    left: files.left,
    ...(files.broken === undefined ? {} : { broken: files.broken }),
    ...(files.unpack
      ? { unpack: (path: string, most: number) => files.unpack?.(inside(path), most) ?? Promise.resolve(undefined) }
      : {}),
    text: (path, most) => files.text(inside(path), most),
    bytes: (path, start, length) => files.bytes(inside(path), start, length),
    read: (path) => files.read(inside(path)),
    async stat(path) {
      const entry = await files.stat(inside(path));
      return entry && outside(entry);
    },
    async list(path) {
      return (await files.list(inside(path)))?.map(outside);
    },
    async *walk(path = '', options = {}) {
      const skip = options.skip;
      const inner = skip ? { skip: (folder: string) => skip(folder.slice(root.length + 1)) } : {};
      for await (const entry of files.walk(inside(path), inner)) yield outside(entry);
    },
  };
}
