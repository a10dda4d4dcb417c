import { defineCheck } from '../../../core/check.ts';
import type { Confidence, Severity } from '../../../core/finding.ts';
import { printable } from '../../../core/text.ts';
import { settings } from '../../facts/database.ts';

/** The worst first. Calls out alone are what payment extensions do, and mean nothing. */
const grades: readonly {
  readonly all: readonly string[];
  readonly says: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
}[] = [
  {
    all: ['eval', 'base64_decode'],
    says: 'Its code is hidden, and is unpacked and run.',
    severity: 'critical',
    confidence: 'firm',
  },
  {
    all: ['eval', 'gzinflate'],
    says: 'Its code is packed, and is unpacked and run.',
    severity: 'critical',
    confidence: 'firm',
  },
  {
    all: ['eval', 'download'],
    says: 'It fetches code from another server and runs it.',
    severity: 'critical',
    confidence: 'firm',
  },
  { all: ['shell'], says: 'It runs commands on the server.', severity: 'high', confidence: 'tentative' },
  { all: ['eval'], says: 'It runs text as code.', severity: 'high', confidence: 'tentative' },
  { all: ['create_function'], says: 'It runs text as code.', severity: 'high', confidence: 'tentative' },
];

export default defineCheck({
  id: 'hostile-modification',
  title: 'A modification in the database holds code of the kind that intruders write',
  side: 'database',
  severity: 'high',
  why: 'OpenCart puts the code of modifications from its database into the shop. Code there survives every upload of clean files, and no scan of the files finds it.',
  fix: 'Have a developer read the modification, and delete it if nobody can say what it is for.',
  who: 'developer',
  effort: 'hours',
  standards: ['pci-dss-4.0.1:5.2.2', 'pci-dss-4.0.1:11.5.2', 'owasp-2025:A08'],
  rows: ['OC-10'],
  engines: ['opencart'],
  needs: { settings },

  find({ settings: { flags } }) {
    return Object.entries(flags).flatMap(([name, found]) => {
      const [state, words = ''] = found.split(' ');
      if (!name.startsWith('modification.')) return [];
      const grave = grades.filter(({ all }) => all.every((word) => words.split(',').includes(word)));
      const [worst] = grave;
      if (!worst) return [];
      return [
        {
          subject: printable(name, 120),
          says: `${worst.says}${state === 'on' ? '' : ' The modification is switched off.'}`,
          severity: state === 'on' ? worst.severity : ('low' as const),
          confidence: worst.confidence,
        },
      ];
    });
  },
});
