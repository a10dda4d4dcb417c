import { defineCheck } from '../../../core/check.ts';
import type { Evidence, Flaw } from '../../../core/finding.ts';
import { listed, plural } from '../../../core/text.ts';
import { type ChangedSeen, integrity } from '../../facts/integrity.ts';
import { tree, unseen } from '../../facts/files.ts';
import { type Compared, sortParts } from './official-releases.ts';

const MOST = 40;
const MOST_EVIDENCE = 10;
/** So many files, and such a part of all, are changed by whoever hands out an edition, rather than one by one. */
const EDITION_FILES = 30;
const EDITION_SHARE = 0.05;
const SAME_LINE = 10;

export default defineCheck({
  id: 'core-file-changed',
  title: "A file of the store's own software was changed",
  side: 'files',
  severity: 'high',
  why: 'Thieves of card data like to hide a few lines in files that nobody looks at. A change by a developer is lost with the next update, and with it what it was made for.',
  fix: 'Have the lines shown explained; put the official file back where nobody can.',
  steps: [
    'Keep a copy of the file with its date and owner: it is evidence if the change was an attack.',
    'Ask whoever works on the store whether the lines are theirs.',
    'If nobody knows them, put back the file of the same release, and look for the way in: updates that are missing, stolen passwords.',
    'If they are wanted, move them into an extension or a declared patch, so that the next update keeps them.',
  ],
  who: 'developer',
  effort: 'hours',
  standards: ['pci-dss-4.0.1:11.5.2', 'owasp-2025:A08', 'asvs-5.0.0:V15'],
  rows: ['INT-01', 'WP-03', 'PS-15', 'SW-10', 'M2-40', 'M2-41'],
  needs: { tree, integrity },
  find(facts) {
    const { known, doubt } = sortParts(facts.integrity);
    const flaws = known.flatMap(flawsOf);
    return flaws.length > 0 ? flaws : (doubt ?? unseen(facts.tree) ?? []);
  },
});

function flawsOf(part: Compared): readonly Flaw[] {
  const { changed, compared } = part.comparison;
  if (changed.seen.length + changed.more > Math.max(EDITION_FILES, compared * EDITION_SHARE)) return [editionOf(part)];
  const unexplained = changed.seen.filter(({ patched }) => !patched);
  const beyond = Math.max(0, unexplained.length - MOST) + (unexplained.length > 0 ? changed.more : 0);
  const flaws = [...unexplained.slice(0, MOST).map((file) => flawOf(part, file)), ...patchedSay(part)];
  if (beyond === 0) return flaws;
  return [
    ...flaws,
    {
      subject: `further files of ${part.name}`,
      says: `${plural(beyond, 'more file')} of ${part.name} ${beyond === 1 ? 'differs' : 'differ'} from every release; see them all with: storewarden baseline check.`,
    },
  ];
}

/** Translated and regional editions change many files. So does a worm that writes one line into each of them. */
function editionOf({ name, comparison }: Compared): Flaw {
  const { changed, compared } = comparison;
  const count = changed.seen.length + changed.more;
  const files = new Map<string, number>();
  for (const { lines } of changed.seen)
    for (const text of new Set(lines.map(({ excerpt }) => excerpt))) files.set(text, (files.get(text) ?? 0) + 1);
  const same = [...files.values()].reduce((most, one) => Math.max(most, one), 0);
  const shared = same < SAME_LINE ? '' : ` One and the same foreign line stands in ${same} of them.`;
  return {
    subject: `files of ${name}`,
    says: `${plural(count, 'file')} of ${compared.toLocaleString('en-GB')} differ from every release of ${name} that is known.${shared} This is a changed edition of ${name}, such as a translated one, or many files were written to.`,
    severity: same < SAME_LINE ? 'medium' : 'high',
    confidence: 'tentative',
    evidence: changed.seen.slice(0, MOST_EVIDENCE).map(({ path, lines: [first] }) => ({
      kind: 'file',
      path,
      ...(first === undefined ? {} : first),
    })),
    remedy: {
      says: 'Compare with a clean copy of the same edition: storewarden baseline build, then storewarden baseline check.',
    },
  };
}

/** Whoever can write files can write a patch, too: what patches explain is told, and weighs nothing. */
function patchedSay({ name, comparison }: Compared): readonly Flaw[] {
  const patched = comparison.changed.seen.filter((file) => file.patched).map(({ path }) => path);
  if (patched.length === 0) return [];
  return [
    {
      subject: `patches of ${name}`,
      says: `${plural(patched.length, 'file')} of ${name} ${patched.length === 1 ? 'differs' : 'differ'} from the release by patches that the store itself declares: ${listed(patched)}. Have a developer confirm that the patches are known.`,
      severity: 'info',
      confidence: 'tentative',
      evidence: patched.slice(0, MOST_EVIDENCE).map((path) => ({ kind: 'file', path })),
    },
  ];
}

function flawOf(part: Compared, file: ChangedSeen): Flaw {
  const { path, lines, moreLines, whole } = file;
  const evidence: readonly Evidence[] = lines
    .slice(0, MOST_EVIDENCE)
    .map(({ line, excerpt }) => ({ kind: 'file', path, line, excerpt }));
  const count = lines.length + moreLines;
  return {
    subject: path,
    says: `The file is not as in any of the ${part.comparison.releases} releases of ${part.name} that are known. ${linesSay(count, whole, lines[0]?.line)}`,
    confidence: 'firm',
    ...(count === 0 && !whole ? { severity: 'medium' } : {}),
    evidence: evidence.length > 0 ? evidence : [{ kind: 'file', path }],
  };
}

function linesSay(count: number, whole: boolean, first: number | undefined): string {
  if (whole) return 'Not one of its lines stands in a release.';
  if (count === 0) return 'All its lines stand in releases; some are missing, doubled or moved.';
  if (count === 1) return `Line ${first} stands in no release.`;
  return `${plural(count, 'line')} stand in no release, the first is line ${first}.`;
}
