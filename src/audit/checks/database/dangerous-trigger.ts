import { defineCheck } from '../../../core/check.ts';
import type { Flaw } from '../../../core/finding.ts';
import { listed } from '../../../core/text.ts';
import { triggers, type TriggerSeen } from '../../facts/database.ts';

const words = {
  script: 'holds code for browsers',
  'hidden-code': 'holds hidden code',
  'file-access': 'reads or writes files of the server',
  'system-call': 'runs programs or calls other machines',
} as const;

export default defineCheck({
  id: 'dangerous-trigger',
  title: 'The database itself changes accounts or content',
  side: 'database',
  severity: 'critical',
  why: 'A trigger or timed event runs inside the database, where nobody looks. Attackers leave one behind so that their account or their code comes back after every cleaning.',
  fix: 'Have a developer read the trigger today, and drop it if nobody can say what it is for.',
  who: 'developer',
  effort: 'hours',
  standards: ['pci-dss-4.0.1:5.2.2', 'pci-dss-4.0.1:11.5.2', 'owasp-2025:A08'],
  rows: ['MAL-14'],
  needs: { triggers },

  find({ triggers: seen }) {
    return seen.flatMap((one) => flaw(one));
  },
});

function flaw(one: TriggerSeen): Flaw[] {
  const acts: string[] = one.holds.flatMap((mark) => (mark === 'network-address' ? [] : [words[mark]]));
  if (one.writesAccounts) acts.push('changes accounts of staff');
  const plants = one.writesContent && one.holds.length > 0;
  if (plants) acts.push('changes content that visitors see');
  if (acts.length === 0) return [];
  const certain = plants && (one.holds.includes('script') || one.holds.includes('hidden-code'));
  const what = one.kind === 'event' ? `The timed event "${one.name}"` : `The trigger "${one.name}" on ${one.table}`;
  // Bookkeeping on the table of staff (a time stamp, a log) is done by honest modules too.
  const only = one.writesAccounts && one.holds.length === 0;
  return [
    {
      subject: one.name,
      says: `${what} ${listed(acts)}.`,
      severity: only && one.kind === 'trigger' ? 'high' : 'critical',
      confidence: certain ? 'certain' : only ? 'tentative' : 'firm',
      evidence: [
        {
          kind: 'rows',
          table: one.table === '' ? 'information_schema.events' : one.table,
          column: one.name,
          count: 1,
          sample: one.excerpt,
        },
      ],
    },
  ];
}
