import { type Check, defineCheck } from '../../../core/check.ts';
import { Unknown } from '../../../core/fact.ts';
import type { Flaw } from '../../../core/finding.ts';
import { exposed, exposedLook, type ExposedLook, type ExposedPlace } from '../../facts/exposed.ts';

const facts = { exposed, exposedLook };
interface Given {
  readonly exposed: readonly ExposedPlace[];
  readonly exposedLook: ExposedLook;
}

/** A check that speaks of the places with its id that answered, and does not pass while any of them was not asked. */
export function exposure(
  words: Omit<Check, 'needs' | 'wants' | 'notApplicable' | 'find' | 'side'>,
): Check<typeof facts> {
  return defineCheck({
    ...words,
    side: 'web',
    needs: facts,
    notApplicable: onPlatform,
    find: (given) => exposedFlaws(words.id, given),
  });
}

/** The flaws of one check, or why it cannot be told that there are none. */
export function exposedFlaws(id: string, given: Given): readonly Flaw[] | Unknown {
  const own = given.exposed.filter((place) => place.check === id);
  if (own.length > 0) return own.map(flaw);
  if (given.exposedLook.settled.includes(id)) return [];
  const detail =
    given.exposedLook.trouble ?? 'These places are asked for once the kind of shop is known; name it with --engine.';
  return new Unknown(given.exposedLook.why ?? 'unsupported', detail);
}

/** Why the question does not arise: the files are a platform's. */
export function onPlatform({ exposedLook: { platform } }: Given): string | undefined {
  return platform === undefined ? undefined : `The files of this shop are kept by ${platform}.`;
}

function flaw({ path, url, status, because, excerpt }: ExposedPlace): Flaw {
  const reason = because.endsWith('.') ? because : `${because}.`;
  return {
    subject: path,
    says: `Anyone can open ${url}. ${reason.slice(0, 1).toUpperCase()}${reason.slice(1)}`,
    confidence: 'certain',
    evidence: [{ kind: 'page', url, status, ...(excerpt === undefined ? {} : { excerpt }) }],
  };
}
