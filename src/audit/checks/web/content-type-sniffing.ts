import { defineCheck } from '../../../core/check.ts';
import { pages } from '../../facts/web.ts';
import { headerOf, onPages } from './judged-pages.ts';

export default defineCheck({
  id: 'content-type-sniffing',
  title: 'Browsers may guess what a file is',
  side: 'web',
  severity: 'low',
  why: 'Without the header, a browser may take an uploaded picture or text for a script and run it.',
  fix: 'Send `X-Content-Type-Options: nosniff` with every answer.',
  who: 'host',
  effort: 'minutes',
  standards: ['asvs-5.0.0:V3', 'owasp-2025:A02'],
  rows: ['HDR-10'],
  needs: { pages },

  find({ pages: seen }) {
    return onPages(seen, (page) => {
      const first = (headerOf(page, 'x-content-type-options') ?? '').split(',')[0]?.trim().toLowerCase();
      return first === 'nosniff' ? undefined : 'Pages come without X-Content-Type-Options: nosniff.';
    });
  },
});
