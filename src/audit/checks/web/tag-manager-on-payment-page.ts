import { defineCheck } from '../../../core/check.ts';
import { Unknown } from '../../../core/fact.ts';
import { checkout, type CheckoutSeen } from '../../facts/payment.ts';
import { paymentPages, unseen } from './payment-pages.ts';

export default defineCheck({
  id: 'tag-manager-on-payment-page',
  title: 'A tag manager or session recorder runs on the payment page',
  side: 'web',
  severity: 'medium',
  why: 'A tag manager lets whoever has its password put any script on the page, past all checks of the shop. A session recorder films what customers type.',
  fix: 'Take tag managers and recorders off the pages where customers pay.',
  who: 'developer',
  effort: 'hours',
  standards: ['pci-dss-4.0.1:6.4.3', 'owasp-2025:A08', 'gdpr:25'],
  rows: ['PAY-10'],
  needs: { checkout },

  find({ checkout: pages }) {
    const payment = paymentPages(pages);
    if (payment.length === 0) return new Unknown('failed', unseen);
    const found = new Map<string, string>();
    for (const page of payment) {
      for (const host of hostsOf(page)) {
        const what = tools.find(({ of }) => of.test(host));
        if (what) found.set(what.name, page.url);
      }
    }
    return [...found].map(([name, url]) => ({
      subject: name,
      says: `${name} runs on the page ${url}.`,
      confidence: 'firm' as const,
    }));
  },
});

const tools: readonly { readonly name: string; readonly of: RegExp }[] = [
  { name: 'Google Tag Manager', of: /^www\.googletagmanager\.com$/ },
  { name: 'Tealium', of: /(?:^|\.)tiqcdn\.com$/ },
  { name: 'Ensighten', of: /(?:^|\.)ensighten\.com$/ },
  { name: 'Adobe tag manager', of: /(?:^|\.)adobedtm\.com$/ },
  { name: 'Commanders Act', of: /(?:^|\.)commander1\.com$/ },
  { name: 'Segment', of: /^cdn\.segment\.(?:com|io)$/ },
  { name: 'Hotjar', of: /(?:^|\.)hotjar\.(?:com|io)$/ },
  { name: 'Microsoft Clarity', of: /(?:^|\.)clarity\.ms$/ },
  { name: 'FullStory', of: /(?:^|\.)fullstory\.com$/ },
  { name: 'Mouseflow', of: /(?:^|\.)mouseflow\.com$/ },
  { name: 'Lucky Orange', of: /(?:^|\.)luckyorange\.(?:com|net)$/ },
  { name: 'Smartlook', of: /(?:^|\.)smartlook\.com$/ },
  { name: 'Inspectlet', of: /(?:^|\.)inspectlet\.com$/ },
  { name: 'LogRocket', of: /(?:^|\.)(?:logrocket\.com|lr-ingest\.io)$/ },
  { name: 'Crazy Egg', of: /(?:^|\.)crazyegg\.com$/ },
  { name: 'Contentsquare', of: /(?:^|\.)contentsquare\.net$/ },
  { name: 'Yandex Metrica', of: /^mc\.yandex\.(?:ru|com)$/ },
];

/** Hosts of scripts, and those that inline scripts load theirs from. */
function hostsOf(page: CheckoutSeen): readonly string[] {
  return page.scripts.flatMap(({ host, url, names = [] }) => [
    ...(url === '' ? [] : [host]),
    ...names.map((one) => one.host),
  ]);
}
