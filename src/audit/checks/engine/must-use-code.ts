import { defineCheck } from '../../../core/check.ts';
import { extensions } from '../../facts/engine.ts';

export default defineCheck({
  id: 'must-use-code',
  title: 'Code runs on every page without standing in the list of plugins',
  side: 'files',
  severity: 'info',
  why: 'Files in mu-plugins and a few names in wp-content are run on every page. They cannot be switched off in the admin area and most people never look there, which is why intruders like the place.',
  fix: 'Ask your developer or host what each of these files is for, and remove what nobody knows.',
  who: 'developer',
  effort: 'minutes',
  standards: ['pci-dss-4.0.1:11.5.2', 'pci-dss-4.0.1:6.3.2', 'owasp-2025:A08'],
  rows: ['WP-24'],
  engines: ['woocommerce'],
  needs: { extensions },

  find({ extensions: all }) {
    return all
      .filter((one) => one.kind === 'drop-in')
      .map((one) => ({
        subject: one.place,
        says:
          one.version === undefined
            ? 'This file runs on every page. It does not say what it is or which version.'
            : `This file runs on every page. It calls itself version ${one.version}.`,
        severity: one.version === undefined ? ('low' as const) : ('info' as const),
        confidence: 'certain' as const,
        evidence: [{ kind: 'file' as const, path: one.place }],
      }));
  },
});
