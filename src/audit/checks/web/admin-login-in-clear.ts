import { defineCheck } from '../../../core/check.ts';
import { Unknown } from '../../../core/fact.ts';
import { type AdminDoor, adminDoors, adminPaths } from '../../facts/admin.ts';
import { doorsOr } from './doors.ts';

export default defineCheck({
  id: 'admin-login-in-clear',
  title: 'Staff passwords travel without encryption',
  side: 'web',
  severity: 'critical',
  why: 'Whoever sits between a member of staff and the shop, such as in a café or a hotel, reads the password as it is sent, and is administrator of the shop from then on.',
  fix: 'Let the admin area answer over https only.',
  steps: [
    'Send every request for http:// on to https://.',
    'Set the address of the admin area to https in the settings of the shop.',
    'Change the passwords of staff afterwards.',
  ],
  who: 'host',
  effort: 'hours',
  standards: ['pci-dss-4.0.1:2.2.7', 'pci-dss-4.0.1:8.3.2', 'owasp-2025:A04', 'asvs-5.0.0:V12'],
  rows: ['ADM-06'],
  needs: { adminDoors, adminPaths },

  find({ adminDoors: doors, adminPaths: { configured } }) {
    const there = doorsOr(doors, configured);
    if (there instanceof Unknown) return there;
    return there.filter(asksInClear).map(({ path, url, status }) => ({
      subject: `/${path}`,
      says: `The sign-in at ${url} sends name and password over plain http.`,
      confidence: 'certain',
      evidence: [{ kind: 'page', url, status }],
    }));
  },
});

function asksInClear({ answer, encrypted, status, url }: AdminDoor): boolean {
  return answer === 'login' ? encrypted === false : status === 401 && url.startsWith('http:');
}
