import { defineCheck } from '../../../core/check.ts';
import { adminDoors } from '../../facts/admin.ts';

export default defineCheck({
  id: 'admin-path-in-robots',
  title: 'robots.txt tells where the admin area is',
  side: 'web',
  severity: 'low',
  why: 'The admin area has an address of its own so that strangers do not find it. robots.txt is the first file that they read.',
  fix: 'Take the line out of robots.txt, and give the admin area a new address.',
  steps: [
    'Delete the line from robots.txt.',
    'Keep search engines away by the header `X-Robots-Tag: noindex` on the sign-in page instead.',
    'Change the address once more: the old one is known.',
  ],
  who: 'developer',
  effort: 'minutes',
  standards: ['owasp-2025:A02', 'asvs-5.0.0:V13'],
  rows: ['EXP-19'],
  needs: { adminDoors },

  find({ adminDoors: doors }) {
    return doors
      .filter((door) => door.fromRobots && door.answer === 'login')
      .map(({ path, url, status }) => ({
        subject: `/${path}`,
        says: `robots.txt names /${path}, and the sign-in page of the admin area answers there.`,
        confidence: 'certain',
        evidence: [{ kind: 'page', url, status }],
      }));
  },
});
