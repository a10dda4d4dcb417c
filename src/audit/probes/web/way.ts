import { engineById } from '../../../engines/find.ts';
import type { PageSeen } from '../../facts/web.ts';
import type { Html } from './read-html.ts';

/** A page worth asking for: what it is taken to be, and where it is. */
export interface Stop {
  readonly kind: PageSeen['kind'];
  readonly path: string;
}

const MOST_TRIES = 6;
/** What shops call these pages in their addresses, in the languages of most of them; the first that fits counts. */
const words: readonly (readonly [PageSeen['kind'], RegExp])[] = [
  [
    'cart',
    /(?:^|[/_=.-])(?:cart|basket|bag|warenkorb|panier|carrito|carrello|carrinho|winkelwagen|koszyk|kosik|varukorg|kurv|shopping_cart)(?:$|[/_=.?&-])/i,
  ],
  [
    'checkout',
    /(?:^|[/_=.-])(?:checkout|onepage|kasse|caisse|commande|bestellung|afrekenen|tramitar|finalizar|pedido|ordine|zamowienie|kassa)(?:$|[/_=.?&-])/i,
  ],
  [
    'login',
    /(?:^|[/_=.-])(?:login|signin|sign-in|logowanie|anmelden|connexion|account|my-account|mi-cuenta|mon-compte|authentication|identification|konto|inloggen|inicio-sesion)(?:$|[/_=.?&-])/i,
  ],
];
/** Links that change something are never followed. */
const doing = /(?:^|[^a-z])(?:add|remove|delete|logout|signout|abmelden|update|empty|clear|apply)(?:[^a-z]|$)/i;

/** One login page, one cart, and places of the checkout to be tried in turn: linked from the home page, then as the engine has them. */
export function wayToCheckout(links: Html['links'], home: string, engine: string | undefined): readonly Stop[] {
  const own = linksWithin(links, home);
  const linked = (kind: PageSeen['kind']): readonly Stop[] => {
    const path = own.find((one) => kindOf(one) === kind);
    return path === undefined ? [] : [{ kind, path }];
  };
  const known = (engineById(engine ?? '')?.places.checkout ?? [])
    .slice(0, MOST_TRIES)
    .map((path) => ({ kind: kindOf(path) === 'cart' ? ('cart' as const) : ('checkout' as const), path }));
  const all = [...linked('login'), ...linked('cart'), ...linked('checkout'), ...known];
  const byPath = new Map<string, Stop>();
  for (const one of all) {
    const key = one.path.replace(/^\/|\/$/g, '');
    if (!byPath.has(key)) byPath.set(key, one);
  }
  return [...byPath.values()];
}

function linksWithin(links: Html['links'], home: string): readonly string[] {
  const host = URL.parse(home)?.host;
  return links.flatMap(({ url }) => {
    const parsed = URL.parse(url);
    if (parsed?.host !== host || parsed?.protocol.startsWith('http') !== true) return [];
    const path = `${parsed.pathname}${parsed.search}`;
    return doing.test(path) ? [] : [path];
  });
}

function kindOf(path: string): PageSeen['kind'] | undefined {
  return words.find(([, pattern]) => pattern.test(path))?.[0];
}
