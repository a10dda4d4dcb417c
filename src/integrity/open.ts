import { CannotTell } from '../core/errors.ts';
import type { Files } from '../core/hands.ts';
import { type Comparing, startComparing, type Subject } from './comparing.ts';
import type { Layout, Part } from './layout.ts';
import { openPack, type Pack } from './pack/read.ts';
import { sameRelease } from './releases.ts';
import { subjectOf } from './subject.ts';

/** One part of a store, ready to be compared; or why it cannot be. */
export type OpenPart =
  | { readonly part: Part; readonly subject: Subject; readonly comparing: Comparing }
  | { readonly part: Part; readonly because: string };

/**
 * Opens the baselines that a store's parts are compared with. `packs` gives the packs of a name, the first is taken
 * unless another one holds the store's release. Parts that the store does not have are left out.
 */
export async function openParts(
  files: Files,
  layout: Layout,
  version: string | undefined,
  packs: (name: string) => Promise<readonly Uint8Array[]>,
  most?: number,
): Promise<readonly OpenPart[]> {
  const open: OpenPart[] = [];
  for (const part of layout.parts) {
    const one = await openPart(files, part, version, await packs(part.pack), most);
    if (one) open.push(one);
  }
  return open;
}

async function openPart(
  files: Files,
  part: Part,
  version: string | undefined,
  packs: readonly Uint8Array[],
  most: number | undefined,
): Promise<OpenPart | undefined> {
  let chosen: Subject | undefined;
  let because = `No baseline of ${part.name} is known.`;
  for (const bytes of packs) {
    const pack = tryPack(bytes);
    if (typeof pack === 'string') {
      because = pack;
      continue;
    }
    const subject = await subjectOf(files, part, pack, version);
    if (!subject) return undefined;
    if (!chosen || holdsRelease(subject)) chosen = subject;
    if (holdsRelease(subject)) break;
  }
  if (chosen) return { part, subject: chosen, comparing: startComparing(chosen, most) };
  return part.at !== '' && (await files.stat(part.at)) === undefined ? undefined : { part, because };
}

/** Whether the baseline holds the version that the store says it is. */
export function holdsRelease({ pack, claimed }: Subject): boolean {
  return claimed !== undefined && pack.head.releases.some((release) => sameRelease(release, claimed));
}

function tryPack(bytes: Uint8Array): Pack | string {
  try {
    return openPack(bytes);
  } catch (error) {
    if (error instanceof CannotTell) return error.message;
    throw error;
  }
}
