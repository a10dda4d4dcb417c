import { secretFiles } from '../../facts/files.ts';
import { aboutSightings } from './sightings.ts';

const names: Readonly<Record<string, string>> = {
  'private-key': 'A private key',
  environment: 'A file of settings with passwords (.env)',
  'composer-login': 'A login of Composer (auth.json)',
  'npm-login': 'A login of npm',
  'password-file': 'A list of passwords for the web server (.htpasswd)',
  'ftp-login': 'A login for FTP or SFTP',
  'git-login': 'A login for Git',
  'database-login': 'A login for the database',
  'cloud-login': 'A key of a cloud account',
  'net-login': 'A list of logins (.netrc)',
};

export default aboutSightings(
  {
    id: 'secret-file-in-root',
    title: 'A file with keys or passwords lies in the folder that is served',
    severity: 'high',
    why: 'Files of this kind are sent as text to whoever asks. Their names are known, and robots ask for them on every shop.',
    fix: 'Move the file out of the folder that is served, and change what stands in it.',
    steps: [
      'Move the file above the folder that is served, or delete it.',
      'Change the keys and passwords that stand in it.',
      'Forbid names that begin with a dot in the settings of the web server.',
    ],
    who: 'developer',
    effort: 'minutes',
    standards: ['pci-dss-4.0.1:8.6.2', 'owasp-2025:A02', 'asvs-5.0.0:V13'],
    rows: ['EXP-03', 'EXP-16'],
  },
  secretFiles,
  {
    says: ({ kind }) => `${names[kind] ?? 'A secret'} lies here.`,
    // Apache keeps .htpasswd and the like to itself by its own first settings.
    zones: { served: ({ kind }) => (kind === 'password-file' ? 'low' : 'high'), denied: 'low' },
    confidence: () => 'firm',
  },
);
