import { defineCheck } from '../../../core/check.ts';
import { plural } from '../../../core/text.ts';
import { attackTraces } from '../../facts/content.ts';

const words = {
  template: 'commands for the template engine of the shop, as in the attack called TrojanOrder (CVE-2022-24086)',
  sql: 'pieces of database commands',
  script: 'code for browsers, meant for the staff who open the order',
} as const;

export default defineCheck({
  id: 'attack-in-customer-data',
  title: 'Somebody tried to attack the shop through its forms',
  side: 'database',
  severity: 'medium',
  why: 'Attackers place orders or accounts whose names and addresses are commands. If the shop has the matching hole, the command has run, and everything in the shop may be theirs.',
  fix: 'Make sure that the shop is up to date, and look for what the attackers may have left.',
  steps: [
    'See whether the findings on files, staff accounts and content name anything else.',
    'Have the web server log of those days looked at.',
  ],
  who: 'developer',
  effort: 'hours',
  standards: ['pci-dss-4.0.1:10.4.1', 'owasp-2025:A05', 'owasp-2025:A09'],
  rows: ['DBC-23', 'M2-07'],
  needs: { attackTraces },

  find({ attackTraces: { traces } }) {
    return traces.map(({ kind, table, column, rows, row, excerpt }) => ({
      subject: `${table}.${column}: ${kind}`,
      says: `${plural(rows, 'row')} of ${table}.${column} ${rows === 1 ? 'holds' : 'hold'} ${words[kind]}. It shows an attempt, not that it worked.`,
      severity: kind === 'template' ? ('high' as const) : ('medium' as const),
      confidence: kind === 'template' ? ('firm' as const) : ('tentative' as const),
      evidence: [{ kind: 'rows' as const, table, column, count: rows, row, sample: excerpt }],
    }));
  },
});
