import type { Page } from '../../../../core/hands.ts';
import { harmless, keepLast } from '../../../../detectors/mask.ts';
import type { PaymentKey } from '../../../facts/page-sources.ts';

interface Form {
  readonly provider: string;
  readonly kind: PaymentKey['kind'];
  readonly pattern: RegExp;
}

// Publishable keys of live accounts (`pk_live_`) belong in pages, and are left out. So are forms that are not told
// apart from them: `live_` begins Mollie's secret keys and Adyen's public ones.
const forms: readonly Form[] = [
  { provider: 'Stripe', kind: 'secret', pattern: /\b[sr]k_live_[A-Za-z0-9]{16,250}/g },
  { provider: 'Square', kind: 'secret', pattern: /\bsq0csp-[A-Za-z0-9_-]{40,60}/g },
  { provider: 'Braintree', kind: 'secret', pattern: /\baccess_token\$production\$[a-z0-9]{16}\$[a-f0-9]{32}/g },
  { provider: 'Stripe', kind: 'test', pattern: /\bpk_test_[A-Za-z0-9]{16,250}/g },
  {
    provider: 'PayPal',
    kind: 'test',
    pattern: /\bhttps:\/\/www\.sandbox\.paypal\.com\/(?:sdk\/js|cgi-bin\/webscr|checkoutnow)/g,
  },
  { provider: 'PayPal', kind: 'test', pattern: /\bhttps:\/\/www\.paypal\.com\/sdk\/js\?client-id=sb\b/g },
  { provider: 'Adyen', kind: 'test', pattern: /\bhttps:\/\/checkoutshopper-test\.adyen\.com\/checkoutshopper\/sdk/g },
];

/** Keys of payment providers in a page or script, masked; each once. */
export function keysIn({ url, status, body }: Page): readonly PaymentKey[] {
  const found = new Map<string, PaymentKey>();
  for (const { provider, kind, pattern } of forms) {
    for (const [text] of body.matchAll(pattern)) {
      if (isExample(text)) continue;
      const sample = text.startsWith('https:')
        ? harmless(text)
        : harmless(`${text.slice(0, 8)}…${keepLast(text, 4).slice(-4)}`);
      found.set(`${provider} ${kind}`, { url, status, provider, kind, sample });
      break;
    }
  }
  return [...found.values()];
}

/** `pk_test_XXXXXXXX…`, as in hints beside a field. */
function isExample(text: string): boolean {
  const last = text.slice(-8).toLowerCase();
  return last === last.slice(0, 1).repeat(8);
}
