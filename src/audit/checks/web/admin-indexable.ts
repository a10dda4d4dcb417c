import { defineCheck } from '../../../core/check.ts';
import { Unknown } from '../../../core/fact.ts';
import { adminDoors, adminPaths } from '../../facts/admin.ts';
import { doorsOr } from './doors.ts';

export default defineCheck({
  id: 'admin-indexable',
  title: 'Search engines may list the admin area',
  side: 'web',
  severity: 'low',
  why: 'A sign-in page that stands in a search engine is found by people who look for shops of this make to try a fresh hole on.',
  fix: 'Tell search engines to leave the sign-in page out.',
  steps: ['Send the header `X-Robots-Tag: noindex, nofollow` with every page of the admin area.'],
  who: 'developer',
  effort: 'minutes',
  standards: ['owasp-2025:A02', 'asvs-5.0.0:V13'],
  rows: ['ADM-07'],
  needs: { adminDoors, adminPaths },

  find({ adminDoors: doors, adminPaths: { configured } }) {
    const there = doorsOr(doors, configured);
    if (there instanceof Unknown) return there;
    return there
      .filter((door) => door.indexable === true)
      .map(({ path, url, status }) => ({
        subject: `/${path}`,
        says: `Neither the page ${url} nor robots.txt asks search engines to leave it out.`,
        evidence: [{ kind: 'page', url, status }],
      }));
  },
});
