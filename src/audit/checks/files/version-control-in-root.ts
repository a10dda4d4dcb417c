import { versionControl } from '../../facts/files.ts';
import { aboutSightings } from './sightings.ts';

export default aboutSightings(
  {
    id: 'version-control-in-root',
    title: 'The history of the code lies in the folder that is served',
    severity: 'medium',
    why: 'From these folders the whole code of the shop can be put together, with every password that ever stood in it. Robots ask for them all day.',
    fix: 'Move the folder out of what is served, or forbid all names that begin with a dot.',
    steps: [
      'Deploy without the folder of version control, or forbid it in the settings of the web server.',
      'Ask for /.git/HEAD from outside, to see that it is refused.',
    ],
    who: 'developer',
    effort: 'minutes',
    standards: ['pci-dss-4.0.1:2.2.4', 'owasp-2025:A02', 'asvs-5.0.0:V13'],
    rows: ['EXP-01', 'EXP-02'],
  },
  versionControl,
  {
    about: ({ path }) => !/(?:^|\/)(?:vendor|node_modules)\//.test(path),
    says: ({ kind }) => `A folder of version control (${kind}) lies here.`,
    zones: { served: 'medium' },
    confidence: () => 'firm',
  },
);
