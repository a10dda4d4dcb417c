import { type Fact, fact } from '../../core/fact.ts';
import type { Masked } from '../../core/masked.ts';

/** A key of a payment provider that anyone can read in a page or script. */
export type PaymentKey = {
  readonly url: string;
  readonly status: number;
  readonly provider: string;
  /** `secret`: moves money. `test`: the provider's practice mode. */
  readonly kind: 'secret' | 'test';
  readonly sample: Masked;
};
export const paymentKeys: Fact<readonly PaymentKey[]> = fact(
  'web.payment-keys',
  'Keys of payment providers in pages and scripts of the shop.',
);

/** The readable source of a packed script. */
export type SourceMap = {
  readonly script: string;
  readonly url: string;
  readonly status: number;
  readonly sources: number;
};
export const sourceMaps: Fact<readonly SourceMap[]> = fact('web.source-maps', "Source maps of the shop's own scripts.");
