import { defineCheck } from '../../../core/check.ts';
import type { Flaw } from '../../../core/finding.ts';
import { listed, plural } from '../../../core/text.ts';
import { pages, type PageSeen } from '../../facts/web.ts';
import { hostOf } from './judged-pages.ts';

const active = ['script', 'iframe', 'link', 'object', 'embed'];

export default defineCheck({
  id: 'mixed-content',
  title: 'Encrypted pages load parts without encryption',
  side: 'web',
  severity: 'critical',
  why: 'What comes unencrypted can be exchanged on the way. A script or frame exchanged so can read everything on the page; browsers block it, and then the page is broken.',
  fix: 'Load everything over https.',
  steps: [
    'Change the addresses in the theme, in the settings and in the texts from http: to https:.',
    'Ask for https versions of what comes from elsewhere, or leave it out.',
  ],
  who: 'developer',
  effort: 'hours',
  standards: ['pci-dss-4.0.1:4.2.1', 'pci-dss-4.0.1:6.4.3', 'asvs-5.0.0:V3'],
  rows: ['TLS-15'],
  needs: { pages },
  notApplicable: ({ pages: seen }) =>
    seen.some(({ url }) => url.startsWith('https:')) ? undefined : 'No page is served over https.',

  find({ pages: seen }) {
    const secure = seen.filter(({ url, sameAs }) => url.startsWith('https:') && sameAs === undefined);
    return secure.flatMap((page) => [...judge(page, true), ...judge(page, false)]);
  },
});

function judge(page: PageSeen, dangerous: boolean): readonly Flaw[] {
  const found = page.plainResources.filter(({ tag }) => active.includes(tag) === dangerous);
  if (found.length === 0) return [];
  const what = dangerous
    ? plural(found.length, 'script, frame or style', 'scripts, frames or styles')
    : plural(found.length, 'picture or recording', 'pictures or recordings');
  const grave = page.kind === 'home' ? 'high' : 'critical';
  return [
    {
      subject: `${hostOf(page)} ${page.kind} ${dangerous ? 'code' : 'media'}`,
      says: `${page.url} loads ${what} over http: ${listed(
        found.map(({ url }) => url),
        3,
      )}.`,
      severity: dangerous ? grave : 'low',
      confidence: 'certain',
      evidence: [{ kind: 'page', url: page.url, status: page.status }],
    },
  ];
}
