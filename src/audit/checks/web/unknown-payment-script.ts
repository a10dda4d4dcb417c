import { defineCheck } from '../../../core/check.ts';
import { Unknown } from '../../../core/fact.ts';
import type { Flaw } from '../../../core/finding.ts';
import { checkout, type CheckoutSeen } from '../../facts/payment.ts';
import { paymentPages, unseen } from './payment-pages.ts';

export default defineCheck({
  id: 'unknown-payment-script',
  title: 'The payment page loads a script from a host that nobody knows',
  side: 'web',
  severity: 'medium',
  why: 'Every script on the payment page can read what customers type there. Card thieves hide theirs among those of advertisers and tools.',
  fix: 'Find out who needs the script. Take it off the payment page if nobody can say, and write down a reason if somebody can.',
  who: 'developer',
  effort: 'hours',
  standards: ['pci-dss-4.0.1:6.4.3', 'pci-dss-4.0.1:11.6.1', 'owasp-2025:A03', 'owasp-2025:A08'],
  rows: ['PAY-04', 'PAY-05', 'PAY-07'],
  needs: { checkout },

  find({ checkout: pages }) {
    const payment = paymentPages(pages);
    if (payment.length === 0) return new Unknown('failed', unseen);
    const hosts = new Map<string, CheckoutSeen>();
    for (const page of payment) for (const host of strangers(page)) hosts.set(host, hosts.get(host) ?? page);
    return [...hosts].map(([host, page]) => flaw(host, page));
  },
});

function strangers(page: CheckoutSeen): readonly string[] {
  return page.scripts.filter(({ kind }) => kind === 'other').map(({ host }) => host);
}

function flaw(host: string, page: CheckoutSeen): Flaw {
  return {
    subject: host,
    says: `The page ${page.url} loads a script from ${host}, which is neither the shop nor a payment provider or tool that storewarden knows.`,
    confidence: 'firm',
  };
}
