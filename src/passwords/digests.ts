import { createHmac, hash as digest } from 'node:crypto';
import type { Form, Setting } from './form.ts';

/** By the number of hexadecimal digits. */
const byLength: Readonly<Record<number, string>> = { 32: 'md5', 40: 'sha1', 64: 'sha256', 128: 'sha512' };
const OPENCART = 'opencart-sha1:';

/** Fast digests: bare, with a salt after a colon, keyed by the engine, or OpenCart's nested SHA-1. */
export function digestForm(hash: string, setting: Setting): Form | undefined {
  if (hash.startsWith(OPENCART)) return opencart(hash.slice(OPENCART.length));
  const colon = hash.indexOf(':');
  const wanted = (colon < 0 ? hash : hash.slice(0, colon)).toLowerCase();
  const algorithm = /^[0-9a-f]+$/.test(wanted) ? byLength[wanted.length] : undefined;
  if (algorithm === undefined) return undefined;
  if (colon >= 0) return salted(algorithm, wanted, hash.slice(colon + 1));
  return keyed(algorithm, wanted, setting) ?? bare(algorithm, wanted);
}

/** `digest(salt + password):salt` of Magento 1, OpenMage, Zen Cart and osCommerce. */
function salted(algorithm: string, wanted: string, salt: string): Form | undefined {
  if (salt === '' || salt.length > 128 || salt.includes(':')) return undefined;
  return { name: `${algorithm}-salted`, fast: true, fits: (word) => digest(algorithm, salt + word) === wanted };
}

function bare(algorithm: string, wanted: string): Form {
  return { name: algorithm, fast: true, fits: (word) => digest(algorithm, word) === wanted };
}

/** PrestaShop's `md5(cookie key + password)`, and Magento 2's HMAC by its crypt keys; a bare digest may stand there too. */
function keyed(algorithm: string, wanted: string, { engine, key }: Setting): Form | undefined {
  if (key === undefined || key === '') return undefined;
  if (engine === 'prestashop' && algorithm === 'md5') {
    const fits = (word: string): boolean => digest('md5', key + word) === wanted || digest('md5', word) === wanted;
    return { name: 'md5-keyed', fast: true, fits };
  }
  if (engine !== 'magento2') return undefined;
  const keys = key.trim().split(/\s+/);
  const fits = (word: string): boolean =>
    digest(algorithm, word) === wanted ||
    keys.some((one) => createHmac(algorithm, one).update(word).digest('hex') === wanted);
  return { name: `${algorithm}-keyed`, fast: true, fits };
}

/** `sha1(salt + sha1(salt + sha1(password)))` with the salt in a column of its own: OpenCart 1.5.4 to 3.0. */
function opencart(rest: string): Form | undefined {
  const colon = rest.lastIndexOf(':');
  const salt = rest.slice(0, colon);
  const wanted = rest.slice(colon + 1).toLowerCase();
  if (colon < 0) return undefined;
  // A fallback of OpenCart itself: an MD5 or newer hash beside a salt that is no longer used.
  if (/^[0-9a-f]{32}$/.test(wanted)) return bare('md5', wanted);
  if (!/^[0-9a-f]{40}$/.test(wanted)) return undefined;
  const fits = (word: string): boolean => digest('sha1', salt + digest('sha1', salt + digest('sha1', word))) === wanted;
  return { name: 'opencart-sha1', fast: true, fits };
}
