import { Unknown } from '../../../core/fact.ts';
import { defineProbe } from '../../../core/probe.ts';
import { cardColumns } from '../../facts/database.ts';
import { extensions, recognised } from '../../facts/engine.ts';
import { checkout, methods, payment } from '../../facts/payment.ts';
import { combine, questionnaires } from './combine.ts';
import { fromExtensions, fromHosting, fromMethods, fromPages, fromStored } from './witnesses.ts';

export default defineProbe({
  id: 'payment-integration',
  title: 'Puts together how card data travels through the checkout',
  hands: [],
  needs: {},
  wants: { methods, checkout, extensions, recognised, cardColumns },
  gives: { payment },
  touch: 'visitor',

  async gather(_hands, seen) {
    if (!seen.methods && !seen.checkout && !seen.extensions && !seen.cardColumns) {
      const detail =
        'Neither the checkout nor the payment methods could be seen; the address of the store, or --db, would tell.';
      return { payment: new Unknown('not-asked', detail) };
    }
    const { integration, because } = combine([
      fromHosting(seen.recognised),
      fromMethods(seen.methods),
      fromStored(seen.cardColumns),
      fromPages(seen.checkout),
      fromExtensions(seen.methods ? undefined : seen.extensions),
    ]);
    const { questionnaire, follows } = questionnaires[integration];
    return { payment: { integration, questionnaire, because: [...because, follows] } };
  },
});
