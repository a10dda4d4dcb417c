import { defineCheck } from '../../../core/check.ts';
import { plural } from '../../../core/text.ts';
import { content } from '../../facts/content.ts';

export default defineCheck({
  id: 'foreign-script-host',
  title: 'The shop loads scripts from a service that is not widely known',
  side: 'database',
  severity: 'medium',
  why: 'Who controls that service, or buys its address once it is given up, can change your pages, the checkout included, without touching your server.',
  fix: 'Make sure that somebody knows what each of these services is for, and remove the ones that nobody needs.',
  steps: ['Keep a list of the scripts on payment pages with the reason for each; PCI DSS 6.4.3 asks for it.'],
  who: 'owner',
  effort: 'hours',
  standards: ['pci-dss-4.0.1:6.4.3', 'owasp-2025:A08', 'asvs-5.0.0:V3'],
  rows: ['DBC-22'],
  needs: { content },

  find({ content: { hosts } }) {
    return hosts
      .filter(({ known, as }) => !known && as === 'script')
      .map(({ host, rows, table, column, row }) => ({
        subject: host,
        says: `Scripts from ${host} are loaded by ${plural(rows, 'piece')} of content or settings (${table}.${column}).`,
        confidence: 'tentative' as const,
        evidence: [{ kind: 'rows' as const, table, column, count: rows, row }],
      }));
  },
});
