import { defineCheck } from '../../../core/check.ts';
import { listed, plural } from '../../../core/text.ts';
import { libraries } from '../../facts/libraries.ts';

const LOCK = /(?:^|\/)composer\.lock$/;
const INSTALLED = /(?:^|\/)vendor\/composer\/installed\.json$/;

export default defineCheck({
  id: 'vendor-differs-from-lock',
  title: 'Other packages are installed than the lock file names',
  side: 'files',
  severity: 'medium',
  why: 'The lock file says what was tested and approved. Where other versions lie on the server, an update was left half done or somebody changed packages by hand, and nobody can say which holes the shop has.',
  fix: 'Run "composer install" from the lock file, on a copy first.',
  who: 'developer',
  effort: 'hours',
  standards: ['pci-dss-4.0.1:6.3.2', 'owasp-2025:A03', 'owasp-2025:A08'],
  rows: ['INT-04'],
  needs: { libraries },

  find({ libraries: { found } }) {
    const packages = found.filter(({ ecosystem }) => ecosystem === 'composer');
    const installed = new Map(
      packages
        .filter(({ place }) => INSTALLED.test(place))
        .map((one) => [`${one.place.replace(INSTALLED, '')} ${one.name}`, one]),
    );
    const differing = packages
      .filter(({ place }) => LOCK.test(place))
      .flatMap((locked) => {
        const other = installed.get(`${locked.place.replace(LOCK, '')} ${locked.name}`);
        return other ? [{ locked, other }] : [];
      });
    const byLock = Map.groupBy(differing, ({ locked }) => locked.place);
    return [...byLock].map(([place, all]) => ({
      subject: place,
      says: `${plural(all.length, 'package')} ${all.length === 1 ? 'has' : 'have'} another version than ${place} names: ${listed(
        all.map(({ locked, other }) => `${locked.name} ${other.version} in the place of ${locked.version}`),
        4,
      )}.`,
      confidence: 'firm' as const,
      evidence: [{ kind: 'file' as const, path: place }],
    }));
  },
});
