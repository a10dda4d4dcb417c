import { exposure } from './exposure.ts';

export default exposure({
  id: 'staging-copy',
  title: 'A second copy of the shop answers in a folder beside it',
  severity: 'high',
  why: 'Copies made for trying things out are rarely updated and rarely watched, share the server with the live shop, and often hold real customers. Who breaks into the copy is in the shop.',
  fix: 'Take the copy off the public web.',
  steps: [
    'Delete it if it is no longer needed, with its database.',
    'Else put it behind a password on a server of its own, with made-up customers.',
  ],
  who: 'developer',
  effort: 'hours',
  standards: ['pci-dss-4.0.1:6.5.3', 'owasp-2025:A02', 'asvs-5.0.0:V13'],
  rows: ['EXP-17'],
});
