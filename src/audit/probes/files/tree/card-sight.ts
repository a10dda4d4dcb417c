import { plural } from '../../../../core/text.ts';
import type { Match } from '../../../../detectors/detector.ts';
import type { Sight } from './looker.ts';

/** What the matches in one file amount to: `track`, `card`, or `test` for published test numbers alone. */
export function sightOf(matches: readonly Match[]): Sight | undefined {
  const sure = matches.filter(({ confidence }) => confidence !== 'tentative');
  const [first] = sure;
  if (first === undefined) return undefined;
  const live = sure.filter(({ context }) => context.test !== true);
  const track = sure.find(({ detector }) => detector !== 'card-number');
  if (track) return { kind: 'track', detail: `first in line ${track.line}` };
  const shown = live[0] ?? first;
  const detail = `${plural(live.length === 0 ? sure.length : live.length, 'number')}, first in line ${shown.line}`;
  return { kind: live.length === 0 ? 'test' : 'card', detail, excerpt: shown.masked };
}
