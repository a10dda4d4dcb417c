import type { FileEntry } from '../../core/hands.ts';
import { byName, inside, joined, linkInside } from './names.ts';
import type { LeftOut } from './left-out.ts';

/** What an archive says of one of its entries. */
export interface Listed<Place> {
  readonly type: FileEntry['type'];
  readonly size: number;
  readonly mode: number;
  readonly uid?: number;
  readonly gid?: number;
  readonly modified: number;
  readonly target?: string;
  /** Where its content lies in the archive. */
  readonly place?: Place;
}

interface Node<Place> {
  listed: Listed<Place>;
  children?: Map<string, Node<Place>>;
}

/** The table of contents of an archive, as a tree. */
export interface Catalogue<Place> {
  /** Names that leave the root are counted and left out; of two entries of one name the later stands, as when unpacked. */
  add(name: string, listed: Listed<Place>): void;
  find(path: string): Listed<Place> | undefined;
  /** Where a path's content lies, links within the archive followed. */
  content(path: string): Listed<Place> | undefined;
  entry(path: string): FileEntry | undefined;
  children(path: string): FileEntry[] | undefined;
  readonly count: () => number;
}

const folder = { type: 'folder', size: 0, mode: 0, modified: 0 } as const;
const MOST_HOPS = 8;

export function makeCatalogue<Place>(left: LeftOut): Catalogue<Place> {
  const root: Node<Place> = { listed: folder, children: new Map() };
  let count = 0;

  function node(path: string): Node<Place> | undefined {
    const safe = inside(path);
    if (safe === undefined) return undefined;
    let here: Node<Place> | undefined = root;
    for (const part of safe === '' ? [] : safe.split('/')) here = here?.children?.get(part);
    return here;
  }

  function parentOf(parts: readonly string[]): Map<string, Node<Place>> | undefined {
    let here = root;
    for (const part of parts) {
      let next = here.children?.get(part);
      if (!next || next.listed.type !== 'folder') {
        // A folder that was never listed, or whose name a link or file bears: what lies below it wins.
        next = { listed: folder };
        here.children ??= new Map();
        here.children.set(part, next);
        count++;
      }
      here = next;
    }
    here.children ??= new Map();
    return here.children;
  }

  function content(path: string): Listed<Place> | undefined {
    let at: string | undefined = path;
    for (let hop = 0; hop < MOST_HOPS && at !== undefined; hop++) {
      const found: Listed<Place> | undefined = node(at)?.listed;
      if (found?.type !== 'link') return found?.type === 'file' ? found : undefined;
      const parent: string = at.slice(0, Math.max(0, at.lastIndexOf('/')));
      const next = linkInside(parent, found.target ?? '');
      if (next === undefined) left.outside(path);
      at = next;
    }
    return undefined;
  }

  return {
    count: () => count,
    content,
    find: (path) => node(path)?.listed,
    add(name, listed) {
      const safe = inside(name);
      if (safe === undefined) return left.outside(name);
      if (safe === '') return;
      const parts = safe.split('/');
      const last = parts.pop() ?? '';
      const siblings = parentOf(parts);
      const before = siblings?.get(last);
      if (!before) count++;
      if (before?.children && listed.type !== 'folder') return;
      siblings?.set(last, { listed, ...(before?.children ? { children: before.children } : {}) });
    },
    entry(path) {
      const found = node(path);
      return found && describe(inside(path) ?? '', found.listed);
    },
    children(path) {
      const found = node(path);
      if (found?.listed.type !== 'folder') return undefined;
      const at = inside(path) ?? '';
      const names = [...(found.children?.keys() ?? [])].sort(byName);
      return names.flatMap((name) => {
        const child = found.children?.get(name);
        return child ? [describe(joined(at, name), child.listed)] : [];
      });
    },
  };
}

function describe<Place>(path: string, listed: Listed<Place>): FileEntry {
  const { type, size, mode, uid, gid, modified, target } = listed;
  return {
    path,
    type,
    size,
    mode,
    modified,
    ...(uid === undefined ? {} : { uid }),
    ...(gid === undefined ? {} : { gid }),
    ...(target === undefined ? {} : { target }),
  };
}
