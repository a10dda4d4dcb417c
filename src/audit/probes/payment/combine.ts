import type { Integration, Questionnaire } from '../../../core/report.ts';

/** What one source says of the way that card data takes. */
export interface Witness {
  readonly integrations: readonly Integration[];
  readonly because: readonly string[];
}

/** From the least to the most that the shop has to do with card data. */
const order: readonly Integration[] = ['offline', 'redirect', 'iframe', 'direct-post', 'own-form'];

/**
 * The worst way that any witness has seen decides. Where something is there that nobody knows, the answer is `unknown`,
 * unless the worst possible has been seen already.
 */
export function combine(witnesses: readonly (Witness | undefined)[]): {
  integration: Integration;
  because: readonly string[];
} {
  const heard = witnesses.filter((witness) => witness !== undefined);
  const because = [...new Set(heard.flatMap((witness) => witness.because))];
  const all = heard.flatMap((witness) => witness.integrations);
  const worst = Math.max(-1, ...all.map((integration) => order.indexOf(integration)));
  const integration = order[worst] ?? 'unknown';
  if (!all.includes('unknown') || integration === 'own-form') return { integration, because };
  if (worst < 0) return { integration: 'unknown', because };
  return {
    integration: 'unknown',
    because: [...because, `What is known so far points to ${wordsFor[integration]}, at the least.`],
  };
}

/** In front of a shop owner. */
export const wordsFor: Readonly<Record<Integration, string>> = {
  offline: 'payment without cards',
  redirect: "a redirect to the processor's own page",
  iframe: "the processor's fields within the shop's page",
  'direct-post': 'card fields of the shop that send to the processor',
  'own-form': "card fields whose content reaches the shop's own server",
  unknown: 'a way that storewarden does not know',
};

/** Which self-assessment questionnaire of PCI DSS 4.0.1 usually follows. */
export const questionnaires: Readonly<
  Record<Integration, { readonly questionnaire: Questionnaire; readonly follows: string }>
> = {
  offline: {
    questionnaire: 'none',
    follows: 'No card data is taken, so PCI DSS does not apply to the shop; data protection law (GDPR) still does.',
  },
  redirect: {
    questionnaire: 'SAQ A',
    follows:
      "Customers type their card number on the processor's own page, so SAQ A is usually the right questionnaire.",
  },
  iframe: {
    questionnaire: 'SAQ A',
    follows:
      "Customers type their card number into the processor's fields within the shop's page: SAQ A, if it is confirmed that the shop's page is not open to attacks by scripts.",
  },
  'direct-post': {
    questionnaire: 'SAQ A-EP',
    follows:
      "The shop's own page holds the card fields and sends them straight to the processor: SAQ A-EP, because the page can be made to send them elsewhere.",
  },
  'own-form': {
    questionnaire: 'SAQ D',
    follows: "Card numbers pass through the shop's own server or are kept there: SAQ D, the longest questionnaire.",
  },
  unknown: {
    questionnaire: 'unknown',
    follows: 'Which questionnaire follows could not be told; your payment provider or acquirer can say.',
  },
};
