import type { PageSeen } from '../../facts/web.ts';

/** The page of the checkout, if it was seen as a page of its own: without a basket many stores send visitors to the cart. */
export function checkoutPage(pages: readonly PageSeen[]): PageSeen | undefined {
  return pages.find(
    (page) =>
      page.kind === 'checkout' && page.html && page.status === 200 && page.sameAs === undefined && !leftCheckout(page),
  );
}

/** Whether the way to the page ended at a cart, a login or the home page. */
function leftCheckout({ redirects, url }: PageSeen): boolean {
  if (redirects.length === 0) return false;
  const path = URL.parse(url)?.pathname ?? '';
  return (
    path === '/' ||
    /(?:^|[/_=-])(?:cart|basket|warenkorb|panier|carrito|carrello|winkelwagen|koszyk|login|account|anmelden)(?:$|[/_.=-])/i.test(
      path,
    )
  );
}
