import { type Check, defineCheck } from '../../../core/check.ts';
import { Unknown, type Fact } from '../../../core/fact.ts';
import type { Flaw, Severity } from '../../../core/finding.ts';
import { plural } from '../../../core/text.ts';
import { type Sighting, type Sightings, tree, type TreeSeen, unseen, type Zone } from '../../facts/files.ts';

/** How one kind of sighting is judged. */
export interface Judging {
  /** Which sightings it is about; all, if absent. */
  readonly about?: (seen: Sighting) => boolean;
  /** What was seen, without a word on who can reach it. */
  readonly says: (seen: Sighting) => string;
  /** What the place does to the severity; a zone that is left out is no flaw. */
  readonly zones: Partial<Record<Zone, Severity | ((seen: Sighting) => Severity)>>;
  readonly confidence?: (seen: Sighting) => Flaw['confidence'];
  /** Where one folder may hold hundreds: one finding for each folder. */
  readonly byFolder?: boolean;
  /** Whether to say who can reach it. */
  readonly reach?: boolean;
}

const MOST = 40;
const reach: Readonly<Record<Zone, string>> = {
  served: 'Unless a rule of the web server forbids it, anyone can download it.',
  denied: 'An .htaccess file forbids it to visitors; Apache obeys that, nginx does not.',
  outside: 'It lies outside of the folder that the web server should serve.',
};

/** A check that turns the sightings of the walk through the files into flaws. */
export function aboutSightings(
  words: Omit<Check, 'needs' | 'wants' | 'notApplicable' | 'find' | 'side'>,
  sightings: Fact<Sightings>,
  judging: Judging,
): Check<{ tree: Fact<TreeSeen>; sightings: Fact<Sightings> }> {
  return defineCheck({
    ...words,
    side: 'files',
    needs: { tree, sightings },
    find: (facts) => judgeSightings(facts.sightings, facts.tree, judging),
  });
}

/** The flaws; `Unknown` where there are none and part of the files was not seen. */
export function judgeSightings(found: Sightings, seenTree: TreeSeen, judging: Judging): readonly Flaw[] | Unknown {
  const { about = () => true, zones } = judging;
  const relevant = found.seen.filter((seen) => about(seen) && zones[seen.zone] !== undefined);
  const flaws =
    judging.byFolder === true ? foldersOf(relevant, judging) : relevant.map((seen) => flawOf(seen, judging));
  const beyond = Math.max(0, flaws.length - MOST) + (relevant.length > 0 ? found.more : 0);
  const shown = flaws.slice(0, MOST);
  const last = shown.at(-1);
  if (last && beyond > 0) {
    shown.push({
      ...last,
      subject: 'further files',
      says: `There are ${plural(beyond, 'more file')} of this kind.`,
      evidence: [],
    });
  }
  return shown.length > 0 ? shown : (unseen(seenTree) ?? []);
}

function flawOf(seen: Sighting, judging: Judging): Flaw {
  const zone = judging.zones[seen.zone];
  const severity = typeof zone === 'function' ? zone(seen) : zone;
  const confidence = judging.confidence?.(seen);
  return {
    subject: seen.path,
    says: judging.reach === false ? judging.says(seen) : `${judging.says(seen)} ${reach[seen.zone]}`,
    ...(severity === undefined ? {} : { severity }),
    ...(confidence === undefined ? {} : { confidence }),
    evidence: [{ kind: 'file', path: seen.path, ...(seen.excerpt === undefined ? {} : { excerpt: seen.excerpt }) }],
  };
}

function foldersOf(relevant: readonly Sighting[], judging: Judging): Flaw[] {
  const folders = Map.groupBy(relevant, ({ path }) => path.slice(0, Math.max(0, path.lastIndexOf('/'))));
  return [...folders].flatMap(([folder, [first, ...others]]) => {
    if (!first) return [];
    const flaw = flawOf(first, judging);
    const rest = others.length === 0 ? '' : ` So do ${plural(others.length, 'other file')} of this folder.`;
    return [{ ...flaw, subject: folder === '' ? '(the root)' : folder, says: `${flaw.says}${rest}` }];
  });
}
