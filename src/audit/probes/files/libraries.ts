import { createHash } from 'node:crypto';
import type { Files } from '../../../core/hands.ts';
import { defineProbe } from '../../../core/probe.ts';
import { composerPackages, json, npmPackages } from '../../../engines/lock-file.ts';
import { bundledIn } from '../../../knowledge/bundled.ts';
import {
  type Libraries,
  readLibraries,
  scriptOfHash,
  type ScriptSeen,
  scriptsInText,
  scriptsInUrl,
} from '../../../knowledge/scripts.ts';
import { type Candidate, libraries, libraryCandidates, type LibrarySeen } from '../../facts/libraries.ts';

const MOST_LOCK = 16 * 1024 * 1024;
const MOST_CODE = 32 * 1024;
const MOST_SCRIPT = 2 * 1024 * 1024;
/** Larger files hold more than the library that they begin with. */
const BUNDLE = 256 * 1024;
const HEAD = 4 * 1024;
/** Bytes of scripts that are read beyond their beginnings. */
const MOST_BEYOND = 40 * 1024 * 1024;
const MOST_FOUND = 30_000;

export default defineProbe({
  id: 'libraries',
  title: 'Reads which libraries lie in the files',
  hands: ['files', 'knowledge'],
  needs: { libraryCandidates },
  gives: { libraries },
  touch: 'visitor',

  async gather({ files, knowledge }, { libraryCandidates: candidates }, tools) {
    const known = readLibraries(await knowledge.part('libraries'));
    const list = makeList();
    const counting = locksThatCount(candidates.locks);
    for (const one of counting) await readLock(files, one, isPutIn(one, counting), list);
    for (const { path } of candidates.code) {
      const seen = bundledIn(latin1(await files.bytes(path, 0, MOST_CODE)));
      if (!seen || (inVendor.test(path) && list.locked(seen.name))) continue;
      list.add({ ...seen, ecosystem: 'composer', place: path });
    }
    const budget = { left: MOST_BEYOND };
    for (const one of candidates.scripts) {
      tools.signal.throwIfAborted();
      for (const seen of await scriptsIn(files, one, known, budget))
        list.add({ ...seen, ecosystem: 'script', place: one.path });
    }
    const { locks, code, scripts } = candidates.more;
    if (locks + code + scripts > 0) list.unread(`${locks + code + scripts} further files of libraries`);
    return { libraries: list.told() };
  },
});

// Whose version the lock file tells better: files often keep an older one.
const inVendor = /(?:^|\/)vendor\//;
const composerLock = /(?:^|\/)composer\.lock$/;

/** Of Composer's files the outermost count, and those beside which their packages lie. */
function locksThatCount(locks: readonly Candidate[]): readonly Candidate[] {
  const depths = locks.filter(({ path }) => composerLock.test(path)).map(({ path }) => path.split('/').length);
  const outermost = Math.min(...depths);
  return locks.filter(
    (one) => !composerLock.test(one.path) || one.path.split('/').length === outermost || isPutIn(one, locks),
  );
}

/** Another file tells which of the locked packages were put in. */
function isPutIn({ path }: Candidate, locks: readonly Candidate[]): boolean {
  const installed = path.replace(
    composerLock,
    (found) => `${found.startsWith('/') ? '/' : ''}vendor/composer/installed.json`,
  );
  return installed !== path && locks.some((one) => one.path === installed);
}

/** Each library once for each version, with the first place where it lies. */
function makeList() {
  const found = new Map<string, LibrarySeen>();
  const composer = new Set<string>();
  const unread: string[] = [];
  return {
    add(one: Omit<LibrarySeen, 'also'>): void {
      if (one.ecosystem === 'composer') composer.add(one.name);
      const key = [one.ecosystem, one.name, one.version].join('\0');
      const there = found.get(key);
      if (there) found.set(key, { ...there, also: there.also + 1 });
      else if (found.size < MOST_FOUND) found.set(key, { ...one, also: 0 });
    },
    locked: (name: string): boolean => composer.has(name),
    unread(what: string): void {
      if (unread.length < 20) unread.push(what);
    },
    told: () => ({ found: [...found.values()], unread }),
  };
}

/** What only developers need counts where nothing tells whether it was put in. */
async function readLock(
  files: Files,
  { path, size }: Candidate,
  putIn: boolean,
  list: ReturnType<typeof makeList>,
): Promise<void> {
  const text = await files.text(path, MOST_LOCK);
  const composer = /composer\.lock$|installed\.json$/i.test(path);
  const cut =
    size > MOST_LOCK ||
    text === undefined ||
    (/\.(?:json|lock)$/i.test(path) && !/yarn\.lock$/i.test(path) && json(text) === undefined);
  if (cut) list.unread(path);
  for (const { name, version } of composer ? composerPackages(text, !putIn) : npmPackages(text))
    list.add({ name, version, ecosystem: composer ? 'composer' : 'npm', place: path });
}

/**
 * Libraries say what they are at their beginning. A file whose beginning says nothing, or that is large enough to hold
 * others, is read further, as long as there is time for it.
 */
async function scriptsIn(files: Files, { path, size }: Candidate, known: Libraries, budget: { left: number }) {
  const head = await files.bytes(path, 0, HEAD);
  if (!head) return [];
  const atHead = scriptsInText(latin1(head), known);
  const name = path.slice(path.lastIndexOf('/') + 1);
  const bundle = size > BUNDLE || /vendor|bundle|lib|all|combined|packed|core/i.test(name);
  if ((atHead.length > 0 && !bundle) || size <= HEAD || budget.left < size) return orByName(atHead, path, known);
  budget.left -= Math.min(size, MOST_SCRIPT);
  const bytes = (await files.bytes(path, 0, MOST_SCRIPT)) ?? head;
  const whole = size <= MOST_SCRIPT ? scriptOfHash(createHash('sha1').update(bytes).digest('hex'), known) : undefined;
  return whole ? [whole] : orByName(scriptsInText(latin1(bytes), known), path, known);
}

function orByName(inside: readonly ScriptSeen[], path: string, known: Libraries): readonly ScriptSeen[] {
  return inside.length > 0 ? inside : scriptsInUrl(path, known);
}

function latin1(bytes: Uint8Array | undefined): string {
  return bytes ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1') : '';
}
