import { defineCheck } from '../../../core/check.ts';
import type { Flaw } from '../../../core/finding.ts';
import { cors, type CorsSeen } from '../../facts/web.ts';

export default defineCheck({
  id: 'cors-open',
  title: 'Any website may read what a customer sees',
  side: 'web',
  severity: 'high',
  why: 'A hostile website that a signed-in customer happens to visit can read the customer’s pages of the store: name, addresses, orders, and the keys that protect forms.',
  fix: 'Allow only named websites to read the store’s pages (Access-Control-Allow-Origin), or none.',
  who: 'developer',
  effort: 'hours',
  standards: ['asvs-5.0.0:V3', 'owasp-2025:A01', 'gdpr:32'],
  rows: ['HDR-14'],
  needs: { cors },

  find: ({ cors: seen }) => seen.flatMap(judge),
});

/** With `*` browsers send no cookies, whatever else is said (Fetch standard, 3.3.5): only public pages can be read. */
function judge({ url, allows, credentials }: CorsSeen): readonly Flaw[] {
  if (!credentials || allows === 'none' || allows === 'other') return [];
  if (allows === 'any') {
    const says = `${url} allows every website and cookies at once. Browsers refuse that today, but it was meant to be open.`;
    return [{ subject: url, says, severity: 'low', confidence: 'certain' }];
  }
  const who = allows === 'null' ? 'pages without an origin (which anybody can make)' : 'whatever website asks';
  return [
    { subject: url, says: `${url} allows ${who} to read it with the customer’s cookies.`, confidence: 'certain' },
  ];
}
