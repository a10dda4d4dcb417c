import { defineCheck } from '../../../core/check.ts';
import { Unknown } from '../../../core/fact.ts';
import type { Flaw } from '../../../core/finding.ts';
import { plural } from '../../../core/text.ts';
import { tree, unseen } from '../../facts/files.ts';
import { type UnsafeCode, unsafeCode } from '../../facts/malware.ts';

const harms: Readonly<Record<UnsafeCode['kind'], string>> = {
  sql: 'Visitors can change what the database is asked (SQL injection).',
  include: 'Visitors choose which file is run as code.',
  'file-read': 'Visitors choose which file is read.',
  'file-write': 'Visitors choose where a file is written.',
  'file-delete': 'Visitors choose which file is deleted.',
  unserialize: 'Visitors decide which objects are made.',
  output: 'A link can put a script into the page (cross-site scripting).',
};

export default defineCheck({
  id: 'unsafe-code',
  title: 'Custom code trusts what visitors send',
  severity: 'high',
  side: 'files',
  why: 'Modules and themes of your own get no updates. A value that reaches the database, a file name or a page as it was sent lets strangers read orders and passwords, run code or steal the sessions of customers and staff.',
  fix: 'Have the line changed: prepared statements for SQL, a list of allowed names for files, JSON in place of unserialize, escaping where text is shown.',
  steps: [
    'Give the file, the line and the way of the value to whoever made the module or the theme.',
    'SQL: use placeholders (prepare), or cast numbers with (int).',
    'Files and includes: compare with a fixed list of names; never join a path with what was sent.',
    'Objects: use json_decode in place of unserialize, or allowed_classes => false.',
    'Output: htmlspecialchars, or the function of the engine (esc_html, escapeHtml, |escape) at the place where it is shown.',
    'Run the audit again with --compare to see that it is gone.',
  ],
  who: 'developer',
  effort: 'hours',
  standards: ['pci-dss-4.0.1:6.2.4', 'owasp-2025:A05', 'asvs-5.0.0:V1'],
  rows: [],
  needs: { tree, unsafeCode },
  find({ tree: seenTree, unsafeCode: { seen, more, unread } }) {
    const flaws = flawsOf(seen);
    if (flaws.length > 0 && more > 0)
      flaws.push({ subject: 'further places', says: `There are ${plural(more, 'more place')} of this kind.` });
    if (flaws.length > 0) return flaws;
    if (unread > 0)
      return new Unknown(
        'no-access',
        `${plural(unread, 'file')} of code could not be opened; run as the user who owns the store.`,
      );
    return unseen(seenTree) ?? [];
  },
});

/** One flaw for each file and harm, however often it stands there. */
function flawsOf(seen: readonly UnsafeCode[]): Flaw[] {
  const groups = Map.groupBy(seen, ({ path, kind }) => `${path} (${kind})`);
  return [...groups].map(([subject, all]) => {
    const firm = all.filter(({ confidence }) => confidence !== 'tentative');
    const [first] = firm.length > 0 ? firm : all;
    const others = all.length - 1;
    const where = first ? ` Line ${first.line}: ${first.says}.` : '';
    const rest = others > 0 ? ` ${plural(others, 'more place')} in this file.` : '';
    return {
      subject,
      says: `${first ? harms[first.kind] : ''}${where}${rest}`,
      severity: first?.kind === 'output' ? 'medium' : 'high',
      confidence: first?.confidence ?? 'tentative',
      evidence: all.map(({ path, line, says: excerpt }) => ({ kind: 'file', path, line, excerpt })),
    };
  });
}
