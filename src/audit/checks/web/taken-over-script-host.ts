import { defineCheck } from '../../../core/check.ts';
import { checkout, type CheckoutSeen } from '../../facts/payment.ts';

export default defineCheck({
  id: 'taken-over-script-host',
  title: 'A page loads scripts from a host that was taken over',
  side: 'web',
  severity: 'high',
  why: 'The host changed hands and has served malicious scripts since. Whatever it sends runs in the browsers of all customers.',
  fix: 'Take the script out of the pages today, or load it from the shop itself.',
  who: 'developer',
  effort: 'minutes',
  standards: ['pci-dss-4.0.1:6.4.3', 'owasp-2025:A03', 'owasp-2025:A08'],
  rows: ['PAY-17'],
  needs: { checkout },

  find({ checkout: pages }) {
    const found = new Map<string, string>();
    for (const page of pages)
      for (const host of hostsOf(page)) if (taken.test(host)) found.set(host, found.get(host) ?? page.url);
    return [...found].map(([host, url]) => ({
      subject: host,
      says: `The page ${url} loads a script from ${host}.`,
      severity: pages.some((page) => page.kind === 'checkout' && hostsOf(page).includes(host))
        ? ('critical' as const)
        : ('high' as const),
      confidence: 'certain' as const,
    }));
  },
});

/** The hosts of the polyfill.io attack of June 2024 (Sansec, 2024-06-25); polyfill-fastly.io and cdnjs are clean mirrors. */
const taken =
  /^(?:.{1,60}\.)?(?:polyfill\.io|polyfill\.com|bootcdn\.net|bootcss\.com|staticfile\.(?:net|org)|unionadjs\.com|xhsbpza\.com|macoms\.la|newcrbpc\.com)$/;

function hostsOf(page: CheckoutSeen): readonly string[] {
  return page.scripts.filter(({ url }) => url !== '').map(({ host }) => host);
}
