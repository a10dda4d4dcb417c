import { Unknown } from '../../../../core/fact.ts';
import type { FileEntry, Files, Knowledge } from '../../../../core/hands.ts';
import { maskText } from '../../../../detectors/mask.ts';
import { MOST_BYTES } from '../../../../integrity/canonical.ts';
import type { Comparison, ChangedFile } from '../../../../integrity/comparing.ts';
import { layoutOf } from '../../../../integrity/layouts.ts';
import { openParts, type OpenPart } from '../../../../integrity/open.ts';
import type { SeenEngine } from '../../../facts/engine.ts';
import type { PartSeen } from '../../../facts/integrity.ts';

/** Compares files with official releases while they are walked through. */
export interface Official {
  /** Reads the file if a baseline speaks of it. `known`: it is as in a release, so its makers answer for what it does. */
  look(files: Files, entry: FileEntry): Promise<Looked>;
  told(): readonly PartSeen[];
}

/** What was read need not be read again. */
export interface Looked {
  readonly known: boolean;
  readonly bytes: Uint8Array | undefined;
}
const unread: Looked = { known: false, bytes: undefined };

/** `Unknown` where there is nothing to compare with, or comparing would be too much. */
export async function openOfficial(
  files: Files,
  engine: SeenEngine | null | undefined,
  knowledge: Knowledge,
): Promise<Official | Unknown> {
  if (!engine)
    return new Unknown(
      'unsupported',
      'The engine of the files is not known, so there is no official release to compare with.',
    );
  const layout = layoutOf(engine.id, engine.edition);
  if (!layout || !knowledge.baselines)
    return new Unknown(
      'unsupported',
      'No official releases of this engine are known. Compare with a baseline of your own: storewarden baseline build, then baseline check.',
    );
  if (files.kind === 'sftp')
    return new Unknown(
      'not-asked',
      'Comparing reads all code of the store, which is slow by SFTP. Ask for it: storewarden baseline check --root sftp://…',
    );
  const parts = await openParts(files, layout, engine.versions[0]?.version, knowledge.baselines);
  const open = parts.filter((part) => 'comparing' in part);
  return {
    async look(from, { path, size }) {
      const asking = open.filter(({ comparing }) => comparing.wants(path));
      if (asking.length === 0) return unread;
      const bytes = size > MOST_BYTES ? 'too-large' : await from.bytes(path, 0, size);
      if (!bytes) return unread;
      let known = false;
      for (const { comparing } of asking) known = comparing.see(path, bytes) || known;
      return { known, bytes: bytes === 'too-large' ? undefined : bytes };
    },
    told: () => parts.map(seenPart),
  };
}

function seenPart(open: OpenPart): PartSeen {
  const { name, pack } = open.part;
  if ('because' in open) return { name, pack, because: open.because };
  const { claimed, distribution, pack: baseline } = open.subject;
  const told = open.comparing.told();
  return {
    name,
    pack,
    ...(claimed === undefined ? {} : { claimed }),
    comparison: {
      made: baseline.head.made,
      releases: baseline.head.releases.length,
      ...(distribution === undefined ? {} : { distribution }),
      ...comparisonOf(told),
    },
  };
}

function comparisonOf({ release, nearest, changed, ...rest }: Comparison) {
  return {
    ...rest,
    ...(release === undefined ? {} : { release }),
    ...(nearest === undefined ? {} : { nearest }),
    changed: { seen: changed.seen.map(seenChange), more: changed.more },
  };
}

function seenChange({ path, lines, more, whole, patched }: ChangedFile) {
  return {
    path,
    lines: lines.map(({ line, text }) => ({ line, excerpt: maskText(text, 160) })),
    moreLines: more,
    whole,
    patched,
  };
}
