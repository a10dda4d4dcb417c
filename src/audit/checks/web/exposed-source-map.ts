import { defineCheck } from '../../../core/check.ts';
import { plural } from '../../../core/text.ts';
import { sourceMaps } from '../../facts/page-sources.ts';

export default defineCheck({
  id: 'exposed-source-map',
  title: "The readable source of the shop's scripts is public",
  side: 'web',
  severity: 'low',
  why: 'Source maps turn packed scripts back into what the developers wrote, with their comments and the names of parts that are not in use yet. It makes looking for holes easier.',
  fix: 'Leave source maps out of what is put on the live server.',
  steps: [
    'Switch off source maps in the build for the live shop, or let the web server refuse names that end in `.map`.',
  ],
  who: 'developer',
  effort: 'minutes',
  standards: ['owasp-2025:A02', 'asvs-5.0.0:V13'],
  rows: ['EXP-14'],
  needs: { sourceMaps },

  find({ sourceMaps: maps }) {
    return maps.map(({ script, url, status, sources }) => ({
      subject: new URL(url).pathname,
      says: `${url} gives the source of ${script}: ${plural(sources, 'file')} of the shop's own.`,
      evidence: [{ kind: 'page', url, status }],
    }));
  },
});
