import { defineCheck } from '../../../core/check.ts';
import { Unknown } from '../../../core/fact.ts';
import { checkout } from '../../facts/payment.ts';
import { paymentPages, unseen } from './payment-pages.ts';

export default defineCheck({
  id: 'payment-script-without-integrity',
  title: 'The payment page loads a fixed library without checking it',
  side: 'web',
  severity: 'low',
  why: 'If the host of the library is broken into, its script changes in the shop as well. A checksum in the page (the attribute integrity) makes browsers refuse it then.',
  fix: 'Add the attribute integrity to the script, or serve the library from the shop itself.',
  who: 'developer',
  effort: 'minutes',
  standards: ['pci-dss-4.0.1:6.4.3', 'owasp-2025:A08'],
  rows: ['PAY-09'],
  needs: { checkout },

  find({ checkout: pages }) {
    const payment = paymentPages(pages);
    if (payment.length === 0) return new Unknown('failed', unseen);
    const sources = payment.filter(({ from }) => from === 'source');
    const found = sources.flatMap((page) =>
      page.scripts.filter(({ host, url, integrity }) => integrity === false && stable(host, url)),
    );
    return [...new Set(found.map(({ url }) => url))].map((url) => ({
      subject: url,
      says: `The page loads ${url}, which never changes, without a checksum.`,
      confidence: 'certain' as const,
    }));
  },
});

/** Hosts of libraries, whose files with a full version in their path stay as they are. */
function stable(host: string, url: string): boolean {
  const library =
    /^(?:cdn\.jsdelivr\.net|cdnjs\.cloudflare\.com|unpkg\.com|code\.jquery\.com|ajax\.googleapis\.com|(?:maxcdn|stackpath|netdna)\.bootstrapcdn\.com|ajax\.aspnetcdn\.com)$/;
  return library.test(host) && /\d{1,3}\.\d{1,3}\.\d{1,4}/.test(url);
}
