import { defineCheck } from '../../../core/check.ts';
import { pages, type PageSeen } from '../../facts/web.ts';
import { enforcedPolicies } from './content-policy.ts';
import { headerOf, onPages } from './judged-pages.ts';

export default defineCheck({
  id: 'clickjacking',
  title: 'Other websites can show the store in a frame',
  side: 'web',
  severity: 'medium',
  why: 'A hostile page can lay the store invisibly over its own buttons: the customer clicks on a game and changes an address or confirms an order.',
  fix: "Send `Content-Security-Policy: frame-ancestors 'self'` (and `X-Frame-Options: SAMEORIGIN` for old browsers).",
  who: 'developer',
  effort: 'minutes',
  standards: ['asvs-5.0.0:V3', 'owasp-2025:A02'],
  rows: ['HDR-08'],
  needs: { pages },

  find({ pages: seen }) {
    return onPages(seen, (page) => (isFramable(page) ? 'Pages do not say who may show them in a frame.' : undefined));
  },
});

/** `frame-ancestors` overrides X-Frame-Options (CSP level 3, 6.4.2.2); ALLOW-FROM is ignored by browsers. */
function isFramable(page: PageSeen): boolean {
  const ancestors = enforcedPolicies(page).flatMap(({ directives }) => {
    const sources = directives.get('frame-ancestors');
    return sources ? [sources] : [];
  });
  if (ancestors.length > 0)
    return ancestors.every((sources) => sources.some((source) => /^(?:\*|https?:)$/i.test(source)));
  const options = (headerOf(page, 'x-frame-options') ?? '').split(',').map((option) => option.trim().toLowerCase());
  return !options.some((option) => option === 'deny' || option === 'sameorigin');
}
