import { type Fact, fact } from '../../core/fact.ts';
import type { Confidence } from '../../core/finding.ts';
import type { Masked } from '../../core/masked.ts';
import type { Integration, Questionnaire } from '../../core/report.ts';

export type PaymentSeen = {
  readonly integration: Integration;
  readonly questionnaire: Questionnaire;
  /** Sentences: what was seen, and what follows. */
  readonly because: readonly string[];
};
export const payment: Fact<PaymentSeen> = fact('payment.integration', 'How card data travels through the checkout.');

export type MethodSeen = {
  readonly code: string;
  readonly title: string;
  readonly enabled: boolean;
  readonly integration: Integration;
  readonly savesCards?: boolean;
  readonly testMode?: boolean;
};
export const methods: Fact<readonly MethodSeen[]> = fact(
  'payment.methods',
  'The payment methods that the store knows.',
);

/** To whom a host on the payment page belongs: the store, a payment provider, a known vendor of tags or libraries, or nobody known. */
export type HostKind = 'own' | 'processor' | 'vendor' | 'other';

/** Fields for a card's number, in the shop's own page or in a frame of the shop's own. */
export type CardFormSeen = {
  /** Address of the page, without query. */
  readonly page: string;
  /** Names of the fields, as the page has them. */
  readonly fields: readonly string[];
  /** The host that the form is sent to; empty where only a script knows. */
  readonly sentTo: string;
  readonly sentToKind: HostKind;
  /** A browser would send the number with the form: the field has a name and stands in a form. */
  readonly sent: boolean;
  readonly inFrame: boolean;
};

/** A page of the checkout, or another page that holds card fields. */
export type CheckoutSeen = {
  readonly url: string;
  readonly kind: 'home' | 'login' | 'cart' | 'checkout';
  /** Whether a browser ran its scripts, or only the page as it was sent was read. */
  readonly from: 'browser' | 'source';
  readonly cardForms: readonly CardFormSeen[];
  readonly frames: readonly { readonly host: string; readonly kind: HostKind }[];
  readonly scripts: readonly {
    readonly host: string;
    readonly kind: HostKind;
    /** Without query; empty for inline ones. */
    readonly url: string;
    readonly integrity?: boolean;
    /** Hosts that an inline script names. */
    readonly names?: readonly { readonly host: string; readonly kind: HostKind }[];
  }[];
};
export const checkout: Fact<readonly CheckoutSeen[]> = fact(
  'payment.checkout',
  'Pages on the way to payment: card fields, frames and scripts.',
);

/** The payment page as a browser shows it to a visitor without a basket. */
export type BrowsedSeen = {
  readonly url: string;
  readonly frames: readonly { readonly url: string; readonly fields: readonly BrowsedField[] }[];
  readonly forms: readonly { readonly action: string; readonly fields: readonly BrowsedField[] }[];
  readonly scripts: readonly { readonly url: string; readonly sha256: string; readonly size: number }[];
  /** Hosts that the page asked for anything. */
  readonly hosts: readonly string[];
};
export type BrowsedField = {
  readonly name: string;
  readonly id: string;
  readonly type: string;
  readonly autocomplete: string;
};
export const browsed: Fact<BrowsedSeen> = fact('payment.browsed', 'The page of the checkout as a browser shows it.');

/** Something in the scripts that stand in a page itself that honest pages hardly do. */
export type ScriptMark = {
  readonly url: string;
  readonly kind: 'home' | 'login' | 'cart' | 'checkout';
  readonly status: number;
  /** One word or two, of a closed list. */
  readonly mark: string;
  readonly says: string;
  readonly confidence: Confidence;
  readonly excerpt: Masked;
};
export const scriptMarks: Fact<readonly ScriptMark[]> = fact(
  'web.script-marks',
  'What the scripts that stand in the pages themselves hide.',
);
