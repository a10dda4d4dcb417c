import { deployment } from '../../facts/files.ts';
import { aboutSightings } from './sightings.ts';

export default aboutSightings(
  {
    id: 'deployment-file-in-root',
    title: "Files of developers' tools lie next to the start page",
    severity: 'info',
    why: 'They tell which servers, accounts and tools are behind the shop. That alone opens nothing, and makes an attack easier.',
    fix: 'Leave such files out when the shop is put onto the server.',
    who: 'developer',
    effort: 'minutes',
    standards: ['owasp-2025:A02'],
    rows: ['EXP-15'],
  },
  deployment,
  {
    says: () => 'A file of a tool for developers lies here.',
    zones: { served: 'info' },
    byFolder: true,
  },
);
