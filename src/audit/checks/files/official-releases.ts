import { Unknown } from '../../../core/fact.ts';
import { printable } from '../../../core/text.ts';
import type { PartSeen } from '../../facts/integrity.ts';

export type Compared = PartSeen & {
  readonly comparison: NonNullable<PartSeen['comparison']> & { readonly release: string };
};

/** Fewer than half of the files as released: another edition, or a fork, and no store with some changed files. */
const FITTING = 0.5;

/** Parts whose release is known, and why the others cannot be judged. */
export function sortParts(parts: readonly PartSeen[]): {
  readonly known: readonly Compared[];
  readonly doubt?: Unknown;
} {
  const known: Compared[] = [];
  let doubt: Unknown | undefined;
  for (const part of parts) {
    const why = doubtOf(part);
    if (why === undefined) known.push(part as Compared); // `doubtOf` has seen that comparison and release are there
    else doubt ??= why;
  }
  return { known, ...(doubt ? { doubt } : {}) };
}

function doubtOf({ name, pack, claimed, because, comparison }: PartSeen): Unknown | undefined {
  const version = claimed === undefined ? '' : ` ${printable(claimed, 40)}`;
  if (!comparison) return new Unknown('unsupported', `${because ?? 'It was not compared.'} ${howTo(pack, claimed)}`);
  if (comparison.distribution !== undefined) {
    return new Unknown(
      'unsupported',
      `This ${name} was handed out by ${comparison.distribution}, which changes the official release; compare it with its own package${comparison.distribution === 'Debian' ? ' (dpkg --verify)' : ''}.`,
    );
  }
  if (comparison.release === undefined) {
    return new Unknown(
      'unsupported',
      `No official list of the files of ${name}${version} is known. ${howTo(pack, claimed)}`,
    );
  }
  if (comparison.official < comparison.compared * FITTING) {
    return new Unknown(
      'unsupported',
      `Most files are not those of ${name}${version}; this may be another edition. ${howTo(pack, claimed)}`,
    );
  }
  return undefined;
}

function howTo(pack: string, version: string | undefined): string {
  return `Make one from a clean copy: storewarden baseline build FOLDER --engine ${pack}@${printable(version ?? 'VERSION', 40)} --out ~/.local/share/storewarden/baselines/${pack}-own.pack`;
}
