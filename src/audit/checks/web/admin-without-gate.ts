import { defineCheck } from '../../../core/check.ts';
import { Unknown } from '../../../core/fact.ts';
import { adminDoors, adminPaths } from '../../facts/admin.ts';
import { doorsOr } from './doors.ts';

export default defineCheck({
  id: 'admin-without-gate',
  title: 'The admin area can be reached from everywhere',
  side: 'web',
  severity: 'medium',
  why: 'Anybody in the world can try passwords on it, and a flaw in the sign-in page or in an extension of the admin area can be used at once. Few people need it, and mostly from a few places.',
  fix: 'Let only known addresses or signed-in people come as far as the sign-in page.',
  steps: [
    'Let the web server admit only the addresses of your office and your VPN, or ask for a password of its own.',
    'Or put an identity gate in front of it that asks for a second factor.',
  ],
  who: 'host',
  effort: 'hours',
  standards: ['pci-dss-4.0.1:8.4.1', 'owasp-2025:A01', 'asvs-5.0.0:V8'],
  rows: ['ADM-02'],
  needs: { adminDoors, adminPaths },

  find({ adminDoors: doors, adminPaths: { configured } }) {
    const there = doorsOr(doors, configured);
    if (there instanceof Unknown) return there;
    return there
      .filter((door) => door.answer === 'login')
      .map(({ path, url, status }) => ({
        subject: `/${path}`,
        says: `The sign-in page at ${url} showed itself to storewarden, which came from an address that the shop does not know.`,
        evidence: [{ kind: 'page', url, status }],
      }));
  },
});
