import type { CheckoutSeen } from '../../facts/payment.ts';

/** Said where no page of the checkout could be looked at. */
export const unseen =
  'The page with the payment form was not seen: without a basket, the store sends visitors elsewhere, and an audit puts nothing into one.';

/** The pages of the checkout; the one that a browser saw comes first. */
export function paymentPages(pages: readonly CheckoutSeen[]): readonly CheckoutSeen[] {
  return pages.filter(({ kind }) => kind === 'checkout');
}
