import { defineCheck } from '../../../core/check.ts';
import { pages, type PageSeen } from '../../facts/web.ts';
import { headerOf, onPages } from './judged-pages.ts';

export default defineCheck({
  id: 'cacheable-personal-page',
  title: 'Personal pages may be kept by caches on the way',
  side: 'web',
  severity: 'high',
  why: 'A cache that keeps a cart or account page can show it to the next customer: names, addresses and orders of somebody else. That is a data breach to be reported.',
  fix: 'Send `Cache-Control: no-store` with the cart, the checkout and account pages, and leave them out of every cache rule.',
  who: 'developer',
  effort: 'hours',
  standards: ['asvs-5.0.0:V14', 'gdpr:32', 'owasp-2025:A01'],
  rows: ['HDR-15'],
  needs: { pages },

  find({ pages: seen }) {
    return onPages(seen.filter(isPersonal), keptBy, ['cart', 'checkout', 'login']);
  },
});

/** A page behind an account link may be public; one with a password field is not. */
function isPersonal({ kind, forms, looseFields }: PageSeen): boolean {
  if (kind !== 'login') return true;
  return [...forms.flatMap(({ fields }) => fields), ...looseFields].some(({ type }) => type === 'password');
}

function keptBy(page: PageSeen): string | undefined {
  const control = (headerOf(page, 'cache-control') ?? '').toLowerCase();
  if (/\b(?:no-store|private|no-cache)\b/.test(control)) return undefined;
  const hit = hitOf(page);
  if (hit !== undefined) return `A shared cache answered with a kept copy (${hit}).`;
  if (/\b(?:cookie|\*)/i.test(headerOf(page, 'vary') ?? '')) return undefined;
  const lifetime =
    /\bs-maxage\s{0,2}=\s{0,2}"?0*[1-9]/.test(control) ||
    (/\bpublic\b/.test(control) && /\bmax-age\s{0,2}=\s{0,2}"?0*[1-9]/.test(control));
  return lifetime ? `Caches are allowed to keep and share it (Cache-Control: ${control}).` : undefined;
}

function hitOf(page: PageSeen): string | undefined {
  for (const name of ['x-cache', 'cf-cache-status', 'x-varnish-cache', 'x-cache-status', 'x-proxy-cache']) {
    const value = headerOf(page, name);
    if (value !== undefined && /^\s{0,3}(?:tcp_)?hit\b/i.test(value)) return `${name}: ${value}`;
  }
  const age = Number(headerOf(page, 'age') ?? 0);
  return age > 0 ? `age: ${age} seconds` : undefined;
}
