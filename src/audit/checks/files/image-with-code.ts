import { imagesWithCode } from '../../facts/files.ts';
import { aboutSightings } from './sightings.ts';

export default aboutSightings(
  {
    id: 'image-with-code',
    title: 'An image holds program code',
    severity: 'critical',
    why: 'An image needs no code. It is put there so that a second file, or a setting, can run it; this is how strangers hide their way back in.',
    fix: 'Have the image looked at, keep a copy as evidence, and replace it with a clean one.',
    steps: [
      'Copy the file with its date and owner to a safe place.',
      'Search the code for its name: something may load it.',
      'Remove it, and look for the way it came in.',
    ],
    who: 'developer',
    effort: 'hours',
    standards: ['pci-dss-4.0.1:5.2.2', 'owasp-2025:A08', 'asvs-5.0.0:V5'],
    rows: ['MAL-04', 'M2-14'],
  },
  imagesWithCode,
  {
    says: ({ kind }) =>
      kind === 'code' ? 'The file has the name of an image and is PHP code.' : 'Within the image stands PHP code.',
    zones: { served: 'critical', denied: 'critical', outside: 'critical' },
    confidence: () => 'firm',
    reach: false,
  },
);
