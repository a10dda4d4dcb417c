import { defineCheck } from '../../../core/check.ts';
import { settings } from '../../facts/database.ts';

export default defineCheck({
  id: 'insecure-webhook',
  title: 'Orders are sent to an address without encryption, or inside the network',
  side: 'database',
  severity: 'medium',
  why: 'WooCommerce sends each order, with names and addresses, to the addresses of its webhooks. Over plain http anybody on the way can read them; an address inside the network can be a way to reach systems that should not be reached.',
  fix: 'Give the webhook an https address of the service that needs it, or delete it.',
  who: 'developer',
  effort: 'minutes',
  standards: ['pci-dss-4.0.1:4.2.1', 'gdpr:32', 'asvs-5.0.0:V4'],
  rows: ['WP-22'],
  engines: ['woocommerce'],
  needs: { settings },

  find({ settings: { flags } }) {
    return Object.entries(flags).flatMap(([name, target]) => {
      const [, state, protocol, host] = /^(\w{1,20}) (https?:)\/\/(.{1,300})$/.exec(target) ?? [];
      if (!name.startsWith('webhook.') || state !== 'active' || host === undefined) return [];
      const inside = isInside(host);
      if (protocol === 'https:' && !inside) return [];
      return [
        {
          subject: name,
          says: `An active webhook sends to ${protocol}//${host}, ${inside ? 'an address inside the network' : 'without encryption'}.`,
          confidence: 'certain' as const,
          severity: inside ? ('low' as const) : ('medium' as const),
        },
      ];
    });
  },
});

/** Addresses that only mean something on the machine itself or in its own network (RFC 1918, RFC 4193, loopback). */
function isInside(host: string): boolean {
  const name = host.replace(/:\d{1,5}$/, '').toLowerCase();
  if (/^(?:localhost|\[::1\]|\[f[cd][0-9a-f:]{2,40}\])$/.test(name) || /\.(?:local|internal|lan|localhost)$/.test(name))
    return true;
  return /^(?:127\.|10\.|192\.168\.|169\.254\.|172\.(?:1[6-9]|2\d|3[01])\.)[\d.]{1,11}$/.test(name);
}
