import { defineCheck } from '../../../core/check.ts';
import { Unknown } from '../../../core/fact.ts';
import type { Flaw, Severity } from '../../../core/finding.ts';
import { listed } from '../../../core/text.ts';
import { type CardFormSeen, checkout, type MethodSeen, methods } from '../../facts/payment.ts';
import { paymentPages, unseen } from './payment-pages.ts';

export default defineCheck({
  id: 'card-form-on-own-page',
  title: "The shop's own page asks for card numbers",
  side: 'web',
  severity: 'critical',
  why: "What customers type into the shop's own page can be read by every script on it, and by whoever gets into the shop. Card thieves also put such forms where none belongs.",
  fix: "Let the payment provider show the card fields, in its own frame or on its own page, and take the shop's own fields away.",
  steps: [
    'Ask your developer whether the shop means to have this form. If nobody knows it, treat it as an attack: close the checkout and call your payment provider.',
    'If it is meant, choose the hosted fields or the redirect of your payment provider instead.',
  ],
  who: 'developer',
  effort: 'days',
  standards: ['pci-dss-4.0.1:3.3.1', 'pci-dss-4.0.1:6.4.3', 'owasp-2025:A06', 'gdpr:32'],
  rows: ['PAY-02'],
  needs: { checkout },
  wants: { methods },

  find({ checkout: pages, methods: offered }) {
    const forms = pages.flatMap(({ cardForms }) => cardForms);
    if (forms.length === 0) return paymentPages(pages).length === 0 ? new Unknown('failed', unseen) : [];
    const meant = meaning(offered);
    return forms.map((form) => flaw(form, meant));
  },
});

/** Whether the payment methods that are switched on have such fields; `undefined` if nobody knows. */
function meaning(offered: readonly MethodSeen[] | undefined): 'own-form' | 'direct-post' | 'none' | undefined {
  const enabled = (offered ?? []).filter((method) => method.enabled).map(({ integration }) => integration);
  if (enabled.includes('own-form')) return 'own-form';
  if (enabled.length === 0 || enabled.includes('unknown')) return undefined;
  return enabled.includes('direct-post') ? 'direct-post' : 'none';
}

function flaw(form: CardFormSeen, meant: ReturnType<typeof meaning>): Flaw {
  const where = form.inFrame ? "a frame of the shop's own on the page" : 'the page';
  const fields = listed([...form.fields], 3);
  const to =
    form.sentToKind === 'processor'
      ? ` and sends it to ${form.sentTo}`
      : form.sent && form.sentToKind === 'other'
        ? ` and sends it to ${form.sentTo}, which is no payment provider that storewarden knows`
        : '';
  const odd =
    meant === 'none'
      ? ' None of the payment methods that are switched on needs such a field: it may have been planted by a thief.'
      : '';
  return {
    subject: form.page,
    says: `In ${where}, a field asks for the card number (${fields})${to}.${odd}`,
    severity: severityOf(form, meant),
    confidence: meant === undefined ? 'firm' : 'certain',
  };
}

function severityOf(form: CardFormSeen, meant: ReturnType<typeof meaning>): Severity {
  return form.sentToKind === 'processor' || meant === 'direct-post' ? 'high' : 'critical';
}
