import { type Advisory, levelIn, levels, linkOf } from '../../../knowledge/advisory.ts';
import { type Found, match, type Match } from '../../../knowledge/match.ts';
import { bestTarget } from '../../../knowledge/remedy.ts';
import type { Affected, Hole } from '../../facts/holes.ts';

export interface Component extends Found {
  readonly name: string;
  readonly place: string;
  readonly ecosystem: string;
  readonly off?: boolean;
}

/** The holes that a component has or may have, put into words of facts; `undefined` if there are none. */
export function affectedBy(component: Component, advisories: readonly Advisory[]): Affected | undefined {
  const matches = match(component, advisories);
  if (matches.length === 0) return undefined;
  const { version, name, place, ecosystem } = component;
  const open = matches.filter(({ answer }) => answer === 'vulnerable');
  const target =
    version === undefined
      ? undefined
      : bestTarget(version, open.length > 0 ? open : matches, component.scheme, advisories);
  return {
    name,
    place,
    ecosystem,
    off: component.off === true,
    holes: unique(matches.map((one) => hole(one))).toSorted(worstFirst),
    ...(version === undefined ? {} : { version: version.slice(0, 100) }),
    ...(target ? { target } : {}),
  };
}

function hole({ advisory, answer, doubt, fix, past }: Match): Hole {
  const { id, also = [], of, cvss, kind, login, exploited, date, monthly, patches = [] } = advisory;
  const url = linkOf(advisory);
  return {
    id,
    also: of === undefined || also.includes(of) ? also : [...also, of],
    answer,
    shaky: advisory.unconfirmed === true || advisory.disputed === true,
    level: levelIn(advisory),
    public: advisory.public === true,
    patches: monthly === undefined ? patches : [monthly, ...patches],
    aggregate: advisory.aggregate === true,
    ...(doubt ? { doubt } : {}),
    ...(cvss === undefined ? {} : { cvss }),
    ...(kind === undefined ? {} : { kind }),
    ...(login === undefined ? {} : { login }),
    ...(exploited === undefined ? {} : { exploited }),
    ...(advisory.likely === undefined ? {} : { likely: advisory.likely }),
    ...(date === undefined ? {} : { published: date }),
    ...(url === undefined ? {} : { url }),
    ...(fix === undefined ? {} : { fix }),
    ...(past === undefined ? {} : { past }),
  };
}

/** Two records of one hole are one hole: the first that is certain. */
function unique(holes: readonly Hole[]): readonly Hole[] {
  const found = new Map<string, Hole>();
  for (const one of holes) if (found.get(one.id)?.answer !== 'vulnerable') found.set(one.id, one);
  return [...found.values()];
}

/** Known exploited outranks any score. */
function worstFirst(one: Hole, other: Hole): number {
  return (
    Number(one.exploited === undefined) - Number(other.exploited === undefined) ||
    levels.indexOf(one.level) - levels.indexOf(other.level) ||
    (other.likely ?? 0) - (one.likely ?? 0) ||
    (other.cvss ?? 0) - (one.cvss ?? 0) ||
    (one.id < other.id ? -1 : 1)
  );
}
