import { defineCheck } from '../../../core/check.ts';
import { hostSettings } from '../../facts/host.ts';
import { phpHoles } from '../../facts/holes.ts';

const NAME = 'session.upload_progress.enabled';
/** Holes of PHP that are reached by way of it. */
const reached = new Set(['CVE-2026-115560', 'CVE-2026-109618', 'CVE-2026-109619']);

export default defineCheck({
  id: 'upload-progress-on',
  title: 'PHP keeps track of uploads for strangers',
  side: 'host',
  severity: 'low',
  why: 'With this setting, which is on unless it is switched off, PHP writes what a stranger sends into a session before the shop has a say. Attacks on PHP itself and on files that are included have come by this way; shops hardly ever need it.',
  fix: 'Set session.upload_progress.enabled to Off in the php.ini that serves the store, and restart PHP.',
  who: 'host',
  effort: 'minutes',
  standards: ['pci-dss-4.0.1:2.2.6', 'owasp-2025:A02'],
  rows: ['RUN-03'],
  needs: { hostSettings },
  wants: { phpHoles },
  notApplicable: ({ hostSettings: { php } }) =>
    php.length === 0 ? 'No php.ini of a web-facing PHP was found on the server.' : undefined,

  find({ hostSettings: { php }, phpHoles: holes }) {
    const open = (holes?.affected ?? []).some((one) =>
      one.holes.some(({ id, answer }) => answer === 'vulnerable' && reached.has(id)),
    );
    return [...new Set(php.map(({ file }) => file))].flatMap((file) => {
      const set = php.findLast((one) => one.file === file && one.name === NAME)?.value;
      if (set !== undefined && /^(?:off|0|no|false|)$/i.test(set)) return [];
      return [
        {
          subject: `${file} ${NAME}`,
          says: `${NAME} is on${set === undefined ? ', since nothing else is set' : ''}.${open ? ' This PHP has a hole that is reached by it.' : ''}`,
          severity: open ? ('medium' as const) : ('low' as const),
          confidence: 'certain' as const,
          evidence: [{ kind: 'file' as const, path: file }],
        },
      ];
    });
  },
});
