import { plural, printable } from '../core/text.ts';
import { maskText } from '../detectors/mask.ts';
import type { ChangedFile, Comparison, Some } from '../integrity/comparing.ts';
import type { OpenPart } from '../integrity/open.ts';

/** What differs, for scripts. Lines are shown without secrets. */
export function asJson(parts: readonly OpenPart[]): string {
  return `${JSON.stringify({ version: 1, parts: parts.map(plain) }, undefined, 2)}\n`;
}

function plain(part: OpenPart) {
  const { name, pack } = part.part;
  if ('because' in part) return { name, pack, because: part.because };
  const { claimed, distribution, pack: baseline } = part.subject;
  const { changed, ...told } = part.comparing.told();
  return {
    name,
    pack,
    claimed,
    distribution,
    baseline: { made: baseline.head.made, releases: baseline.head.releases.length, sha256: baseline.checksum },
    ...told,
    changed: {
      ...changed,
      seen: changed.seen.map((file) => ({
        ...file,
        lines: file.lines.map(({ line, text }) => ({ line, text: maskText(text, 200) })),
      })),
    },
  };
}

/** What differs, for people. */
export function asText(parts: readonly OpenPart[]): string {
  return parts.map((part) => `${about(part).join('\n')}\n`).join('\n');
}

function about(part: OpenPart): readonly string[] {
  if ('because' in part) return [`${part.part.name}: not compared. ${part.because}`];
  const { subject, comparing } = part;
  const told = comparing.told();
  const of = subject.claimed === undefined ? '' : ` ${printable(subject.claimed, 40)}`;
  const { made, releases } = subject.pack.head;
  return [
    `${part.part.name}${of}: ${plural(told.official, 'file')} of ${plural(told.compared, 'known path')} as released`,
    `  compared with ${plural(releases.length, 'release')} (baseline of ${printable(made, 30)}, SHA-256 ${subject.pack.checksum.slice(0, 16)}…)`,
    ...releaseWords(told),
    ...(subject.distribution === undefined
      ? []
      : [`  handed out by ${subject.distribution}, which changes the official release: compare with its own package`]),
    ...told.changed.seen.flatMap(changedWords),
    ...rest(told.changed, 'changed'),
    ...told.foreign.seen.map(
      ({ path, official }) => `  foreign  ${printable(path)}${official ? ' (an official file, in another place)' : ''}`,
    ),
    ...rest(told.foreign, 'foreign'),
    ...told.otherRelease.seen.map((path) => `  other release  ${printable(path)}`),
    ...rest(told.otherRelease, 'of another release'),
    ...told.missing.seen.map((path) => `  missing  ${printable(path)}`),
    ...rest(told.missing, 'missing'),
  ];
}

function releaseWords({ release, nearest }: Comparison): readonly string[] {
  if (release !== undefined) return [];
  const near = nearest ? `; most files are as in ${printable(nearest.release, 40)}` : '';
  return [`  the baseline does not hold this release${near}, so official files may look changed`];
}

function changedWords({ path, lines, more, whole, patched }: ChangedFile): readonly string[] {
  const note = patched
    ? ' (by a patch that the store declares)'
    : whole
      ? ' (no line of it is known)'
      : lines.length === 0
        ? ' (lines are missing, doubled or moved)'
        : '';
  return [
    `  changed  ${printable(path)}${note}`,
    ...lines.map(({ line, text }) => `    ${String(line).padStart(6)}  ${maskText(text, 160)}`),
    ...(more > 0 ? [`            and ${plural(more, 'more line')}`] : []),
  ];
}

function rest({ more }: Some<unknown>, what: string): readonly string[] {
  return more > 0 ? [`  and ${plural(more, 'more file')} ${what}`] : [];
}
