import type { Finding } from '../../core/finding.ts';
import type { Report, ReportFormat } from '../../core/report.ts';
import { evidenceSays } from '../summary/evidence.ts';
import { cleaned } from '../summary/clean.ts';
import { csvLine } from '../summary/csv-line.ts';

const columns: readonly (readonly [string, (finding: Finding) => string | number])[] = [
  ['severity', ({ severity }) => severity],
  ['check', ({ check }) => check],
  ['title', ({ title }) => title],
  ['side', ({ side }) => side],
  ['subject', ({ subject }) => subject],
  ['says', ({ says }) => says],
  ['confidence', ({ confidence }) => confidence],
  ['who', ({ remedy }) => remedy.who],
  ['effort', ({ remedy }) => remedy.effort],
  ['fix', ({ remedy }) => remedy.says],
  ['evidence', ({ evidence }) => evidence.map((one) => evidenceSays(one)).join(' | ')],
  ['advisories', ({ advisories }) => advisories.join(' ')],
  ['known_exploited', ({ knownExploited }) => (knownExploited ? 'yes' : 'no')],
  ['standards', ({ standards }) => standards.join(' ')],
  ['change', ({ change }) => change ?? ''],
  ['loss_mean', ({ loss }) => loss?.mean ?? ''],
  ['loss_p90', ({ loss }) => loss?.p90 ?? ''],
  ['loss_currency', ({ loss }) => loss?.currency ?? ''],
  ['fingerprint', ({ fingerprint }) => fingerprint],
];

/** RFC 4180: one line a finding, those that are gone last. */
export default {
  id: 'csv',
  title: 'A table of the findings, for spreadsheets',
  extension: 'csv',
  render(given: Report): string {
    const { findings, accepted = [], gone = [] } = cleaned(given);
    const rows = [
      ...findings.map((one) => row(one)),
      ...accepted.map((one) => row(one, 'accepted')),
      ...gone.map((one) => row(one, 'gone')),
    ];
    return [columns.map(([name]) => name), ...rows].map((cells) => csvLine(cells)).join('');
  },
} satisfies ReportFormat;

function row(finding: Finding, change?: 'accepted' | 'gone'): readonly (string | number)[] {
  return columns.map(([name, value]) => (name === 'change' && change ? change : value(finding)));
}
