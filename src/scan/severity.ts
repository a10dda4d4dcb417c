import type { Severity } from '../core/finding.ts';
import type { Seen } from './seen.ts';

type Judged = Pick<Seen, 'detector' | 'kind' | 'confidence' | 'context'>;

/** Of a card, but of no use without its number. */
const beside = new Set(['card-expiry', 'cardholder-name']);

/** How bad it is that a match stands where it stands: what `--fail-on` goes by. */
export function severityOf({ detector, kind, confidence, context }: Judged): Severity {
  if (context.test === true) return 'info';
  if (confidence === 'tentative' || beside.has(detector)) return 'low';
  if (kind === 'card') return 'critical';
  return kind === 'personal' ? 'low' : 'high';
}
