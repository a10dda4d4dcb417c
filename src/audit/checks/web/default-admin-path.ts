import { defineCheck } from '../../../core/check.ts';
import { Unknown } from '../../../core/fact.ts';
import type { Flaw } from '../../../core/finding.ts';
import { type AdminDoor, adminDoors, adminPaths } from '../../facts/admin.ts';
import { recognised } from '../../facts/engine.ts';
import { doorsThere } from './doors.ts';

/** Engines without a setting for it in their admin area: WordPress needs an extension, Shopware 6.5 a variable of the server. */
const fixed = new Set(['woocommerce', 'shopware6', 'shopware5', 'sylius', 'vendure', 'medusa', 'evershop']);

export default defineCheck({
  id: 'default-admin-path',
  title: 'The admin area is where everybody looks for it',
  side: 'web',
  severity: 'medium',
  why: 'Robots try passwords at the usual addresses day and night. At an address of its own, or behind a gate, the sign-in page is left alone by almost all of them. It does not replace good passwords and a second factor.',
  fix: 'Give the admin area an address of its own, or put a gate in front of it.',
  steps: [
    'Where the engine lets you, change the path of the admin area in its settings.',
    'Else let the web server ask for a password of its own, or let in only your own addresses.',
    'Bookmark the new address; do not name it in robots.txt.',
  ],
  who: 'developer',
  effort: 'minutes',
  standards: ['pci-dss-4.0.1:2.2.1', 'owasp-2025:A02', 'asvs-5.0.0:V13'],
  rows: ['ADM-01', 'M2-22'],
  needs: { adminPaths },
  wants: { adminDoors, recognised },

  find({ adminPaths: { usual, configured }, adminDoors: doors, recognised: engine }) {
    const severity = fixed.has(engine?.id ?? '') ? { severity: 'low' as const } : {};
    if (doors)
      return doorsThere(doors.filter((door) => door.usual && door.answer === 'login')).map((door) => ({
        ...flaw(door),
        ...severity,
      }));
    if (configured === undefined) {
      return new Unknown(
        'not-asked',
        'Neither the pages nor the settings of the store tell where its admin area is; give its address, or add --root.',
      );
    }
    if (!usual.includes(configured)) return [];
    const says = `The settings of the store put the admin area at /${configured}, which is the usual place.`;
    return [{ subject: `/${configured}`, says, ...severity }];
  },
});

function flaw({ path, url, status }: AdminDoor): Flaw {
  return {
    subject: `/${path}`,
    says: `The sign-in page of the admin area answers at ${url}, one of the first addresses that anybody tries.`,
    confidence: 'certain',
    evidence: [{ kind: 'page', url, status }],
  };
}
