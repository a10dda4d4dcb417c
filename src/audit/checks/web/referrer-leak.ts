import { defineCheck } from '../../../core/check.ts';
import { pages } from '../../facts/web.ts';
import { headerOf, onPages } from './judged-pages.ts';

const leaking = ['unsafe-url', 'no-referrer-when-downgrade', 'always'];
const known = [
  ...leaking,
  'no-referrer',
  'origin',
  'origin-when-cross-origin',
  'same-origin',
  'strict-origin',
  'strict-origin-when-cross-origin',
  'never',
  'default',
];

export default defineCheck({
  id: 'referrer-leak',
  title: 'Other websites are told which page a customer comes from',
  side: 'web',
  severity: 'low',
  why: 'The full address of a page goes to every website the page links to or loads from. In a store it can hold order numbers, search words or one-time keys.',
  fix: 'Send `Referrer-Policy: strict-origin-when-cross-origin`, or leave it to the browser, which does the same.',
  who: 'host',
  effort: 'minutes',
  standards: ['asvs-5.0.0:V3', 'gdpr:25'],
  rows: ['HDR-11'],
  needs: { pages },

  find({ pages: seen }) {
    return onPages(seen, (page) => {
      const told = [...(headerOf(page, 'referrer-policy') ?? '').split(','), page.metaReferrer ?? ''];
      const last = told.map((one) => one.trim().toLowerCase()).findLast((one) => known.includes(one));
      return last !== undefined && leaking.includes(last)
        ? `The referrer policy is \`${last}\`: full addresses go to other websites.`
        : undefined;
    });
  },
});
