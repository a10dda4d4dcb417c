import type { Detector, DetectorKind } from '../../src/detectors/detector.ts';
import { issuers } from '../../src/detectors/card/issuers.ts';
import { nationalForms } from '../../src/detectors/personal/national-forms.ts';
import { generated, page, table } from './words.ts';

const kinds: Readonly<Record<DetectorKind, string>> = {
  card: 'Payment cards',
  bank: 'Bank accounts',
  personal: 'Personal data',
  secret: 'Keys, tokens and passwords',
};

/** Each detector: what it finds, and what makes it how sure. */
export function detectorsPage(detectors: readonly Detector[]): string {
  return page(
    generated,
    '# Detectors',
    'What `storewarden scan`, the audit of a database and the vault look for. `--detectors` takes the ids, or a kind.',
    'Each match comes with its reasons. *Certain*: hardly anything else looks like it. *Firm*: worth acting on. *Tentative*: has the form, but nothing says more; `--min-confidence firm` leaves it out. Values are shown masked, never whole.',
    ...Object.entries(kinds).flatMap(([kind, title]) => [
      `## ${title}`,
      table(
        ['Id', 'Finds', 'How sure'],
        detectors.filter((one) => one.kind === kind).map(({ id, finds, sureness }) => [`\`${id}\``, finds, sureness]),
      ),
    ]),
    '## Card schemes',
    table(
      ['Scheme', 'Begins with', 'Digits', 'Digits only where a card is spoken of'],
      issuers.map(({ id, prefixes, lengths, rareLengths, prior }) => [
        id,
        prefixes.join(', '),
        prior === 'low' ? '' : lengths.join(', '),
        [...(prior === 'low' ? lengths : []), ...rareLengths].join(', '),
      ]),
    ),
    '## National numbers',
    table(
      ['Country', 'Number', 'Looked for beside'],
      nationalForms
        .toSorted((a, b) => (a.country < b.country ? -1 : 1))
        .map(({ country, id, words }) => [country, id, [...words].join(', ')]),
    ),
  );
}
