import { keepLast } from '../../../../detectors/mask.ts';
import { KIB, type Looker, nothing } from './looker.ts';

const text = new Set([
  'js',
  'mjs',
  'json',
  'map',
  'html',
  'htm',
  'txt',
  'xml',
  'yml',
  'yaml',
  'ini',
  'conf',
  'md',
  'csv',
  'vue',
  'ts',
  'tpl',
  'twig',
]);

// Formats that providers state or that their keys have without exception; only keys of live accounts.
const keys: readonly (readonly [kind: string, pattern: RegExp])[] = [
  ['Stripe', /\b[sr]k_live_[0-9A-Za-z]{24,247}\b/],
  ['Braintree', /\baccess_token\$production\$[0-9a-z]{16}\$[0-9a-f]{32}\b/],
  ['Square', /\bsq0csp-[0-9A-Za-z_-]{43}\b/],
  ['Mollie', /["'\s=]live_[A-Za-z0-9]{30}["'\s]/],
  ['Shopify', /\bshp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}\b/],
  ['SendGrid', /\bSG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}\b/],
  ['GitHub', /\b(?:ghp|gho|ghs|ghr)_[A-Za-z0-9]{36}\b|\bgithub_pat_[A-Za-z0-9_]{82}\b/],
  ['Slack', /\bxox[bpa]-[0-9]{10,13}-[0-9]{10,13}-[A-Za-z0-9-]{24,64}\b/],
  ['private key', /-----BEGIN (?:(?:RSA|EC|DSA|OPENSSH) )?PRIVATE KEY-----(?:\\n|\\r|\s){1,4}[A-Za-z0-9+/=]{40}/],
];

/** Live keys in files that browsers may fetch as text. Only their last four characters are kept. */
export const keysInFiles: Looker = {
  wants: ({ extension, entry, vendor, generated, served }) =>
    served && !vendor && !generated && entry.size > 20 && entry.size <= 512 * KIB && text.has(extension)
      ? { start: 512 * KIB }
      : undefined,

  see(_file, { start }) {
    const found = keys.flatMap(([kind, pattern]) => {
      const match = pattern.exec(start)?.[0];
      if (match === undefined) return [];
      const excerpt = kind === 'private key' ? undefined : keepLast(match.replace(/["'\s=]/g, '').slice(-24), 4);
      return [{ kind, ...(excerpt === undefined ? {} : { excerpt }) }];
    });
    return found.length > 0 ? found.slice(0, 1) : nothing;
  },
};
