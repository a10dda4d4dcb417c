import type { Detector } from '../detector.ts';
import { maskKey } from '../mask.ts';

const form = /eyJ[A-Za-z0-9_-]{10,1000}\.eyJ[A-Za-z0-9_-]{10,2000}\.[A-Za-z0-9_-]{16,700}/y;

/** Signed tokens (RFC 7519) that say who somebody is; those that ran out long ago are told too, as nobody can see that here. */
export default {
  id: 'json-web-token',
  title: 'Signed token (JWT)',
  finds: 'Signed tokens (RFC 7519).',
  sureness: 'Firm: form, and a header that names an algorithm.',
  kind: 'secret',
  triggers: ['anchor'],
  anchors: ['eyj'],
  longest: 3800,

  find({ text, at }) {
    if (
      /[A-Za-z0-9_]/.test(text.charAt(at - 1)) &&
      !/(?:\\[nrt]|%[0-9A-F]{2})$/.test(text.slice(Math.max(0, at - 3), at))
    )
      return undefined;
    form.lastIndex = at;
    const value = form.exec(text)?.[0];
    if (value === undefined || !/"alg"\s{0,3}:/.test(decoded(value))) return undefined;
    return {
      start: at,
      end: at + value.length,
      value,
      confidence: 'firm',
      reasons: ['form of a signed token', 'its header names an algorithm'],
    };
  },

  mask: (value) => maskKey(value.slice(-40)),
} satisfies Detector;

function decoded(token: string): string {
  return Buffer.from(token.slice(0, token.indexOf('.')), 'base64url').toString('latin1');
}
