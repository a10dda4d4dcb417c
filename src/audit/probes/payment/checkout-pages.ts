import { defineProbe } from '../../../core/probe.ts';
import { maskText } from '../../../detectors/mask.ts';
import { browsed, type BrowsedSeen, type CardFormSeen, checkout, type CheckoutSeen } from '../../facts/payment.ts';
import { pages, type PageSeen } from '../../facts/web.ts';
import { asksForCardNumber, type Field } from './card-fields.ts';
import { checkoutPage } from './checkout-page.ts';
import { hostKind } from './hosts.ts';

export default defineProbe({
  id: 'checkout-pages',
  title: 'Looks for card fields, frames and scripts on the way to payment',
  hands: [],
  needs: { pages },
  wants: { browsed },
  gives: { checkout },
  touch: 'visitor',

  async gather(_hands, { pages: seen, browsed: live }) {
    const payment = checkoutPage(seen);
    const own = hostOf(seen[0]?.url ?? '');
    const read = seen.filter((page) => page.html).map((page) => fromSource(page, own));
    const wanted = read.filter((page) => page.kind !== 'checkout' || page.url === payment?.url);
    return { checkout: [...(live ? [fromBrowser(live, own)] : []), ...wanted] };
  },
});

function fromSource(page: PageSeen, own: string): CheckoutSeen {
  const forms = [...page.forms, { action: '', fields: page.looseFields }];
  return {
    url: page.url,
    kind: page.kind,
    from: 'source',
    cardForms: forms.flatMap(({ action, fields }) => cardForm(page.url, action, fields, own, false)),
    frames: page.frames.filter(({ host }) => host !== '').map(({ host }) => ({ host, kind: hostKind(host, own) })),
    scripts: page.scripts
      .filter(({ type }) => !/json|template|html|x-magento-init/i.test(type))
      .map((script) => ({
        host: script.host,
        kind: script.src === '' ? 'own' : hostKind(script.host, own),
        url: plain(script.src),
        integrity: script.integrity,
        names: script.hosts.map((host) => ({ host, kind: hostKind(host, own) })),
      })),
  };
}

function fromBrowser(live: BrowsedSeen, own: string): CheckoutSeen {
  const inFrames = live.frames
    .filter(({ url }) => url === '' || url.startsWith('about:') || hostOf(url) === own)
    .flatMap(({ fields }) => cardForm(live.url, '', fields, own, true));
  return {
    url: live.url,
    kind: 'checkout',
    from: 'browser',
    cardForms: [
      ...live.forms.flatMap(({ action, fields }) => cardForm(live.url, action, fields, own, false)),
      ...inFrames,
    ],
    frames: live.frames.flatMap(({ url }) =>
      hostOf(url) === '' ? [] : [{ host: hostOf(url), kind: hostKind(hostOf(url), own) }],
    ),
    scripts: live.scripts
      .filter(({ url }) => url !== '')
      .map(({ url }) => ({ host: hostOf(url), kind: hostKind(hostOf(url), own), url })),
  };
}

function cardForm(
  page: string,
  action: string,
  fields: readonly Field[],
  own: string,
  inFrame: boolean,
): CardFormSeen[] {
  const numbers = fields.filter((field) => asksForCardNumber(field));
  if (numbers.length === 0) return [];
  const host = hostOf(action);
  const names = numbers.map(({ name, id, autocomplete }) => name || id || autocomplete);
  return [
    {
      page,
      fields: names.slice(0, 10),
      sentTo: host,
      sentToKind: hostKind(host, own),
      sent: host !== '' && numbers.some(({ name }) => name !== ''),
      inFrame,
    },
  ];
}

function hostOf(url: string): string {
  return URL.parse(url)?.host ?? '';
}

function plain(url: string): string {
  return maskText(url.split(/[?#]/)[0] ?? '', 500);
}
