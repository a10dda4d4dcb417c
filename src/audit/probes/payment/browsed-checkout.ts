import { CannotTell } from '../../../core/errors.ts';
import { defineProbe } from '../../../core/probe.ts';
import { maskText } from '../../../detectors/mask.ts';
import { type BrowsedField, browsed } from '../../facts/payment.ts';
import { pages } from '../../facts/web.ts';
import { checkoutPage } from './checkout-page.ts';

const MOST = 300;

export default defineProbe({
  id: 'browsed-checkout',
  title: 'Opens the payment page in a browser',
  hands: ['browser'],
  needs: { pages },
  gives: { browsed },
  touch: 'visitor',

  async gather({ browser }, { pages: seen }) {
    const page = checkoutPage(seen);
    if (!page) {
      throw new CannotTell(
        'failed',
        'The page with the payment form was not seen: without a basket, the store sends visitors elsewhere.',
      );
    }
    const visit = await browser.visit(page.url);
    return {
      browsed: {
        // The page's own address keeps what names it (`?route=checkout`) and nothing else.
        url: plain(visit.url) === plain(page.url) ? page.url : plain(visit.url),
        frames: visit.frames.slice(0, MOST).map(({ url, fields }) => ({ url: plain(url), fields: views(fields) })),
        forms: visit.forms
          .slice(0, MOST)
          .map(({ action, fields }) => ({ action: plain(action), fields: views(fields) })),
        scripts: visit.scripts.slice(0, MOST).map(({ url, sha256, size }) => ({ url: plain(url), sha256, size })),
        hosts: [...new Set(visit.requests.flatMap(({ url }) => URL.parse(url)?.host ?? []))].slice(0, MOST),
      },
    };
  },
});

function views(fields: readonly BrowsedField[]): readonly BrowsedField[] {
  return fields.slice(0, MOST).map(({ name, id, type, autocomplete }) => ({
    name: name.slice(0, 100),
    id: id.slice(0, 100),
    type: type.slice(0, 30),
    autocomplete: autocomplete.slice(0, 100),
  }));
}

/** Without query and fragment, which may hold a session or a token. */
function plain(url: string): string {
  return maskText(url.split(/[?#]/)[0] ?? '', 500);
}
