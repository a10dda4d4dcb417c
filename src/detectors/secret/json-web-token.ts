import type { Detector } from '../detector.ts';
import { maskKey } from '../mask.ts';

const form = /eyJ[A-Za-z0-9_-]{10,1000}\.eyJ[A-Za-z0-9_-]{10,2000}\.[A-Za-z0-9_-]{16,700}/y;

/** The first of January 2025, in seconds. */
const LONG_AGO = 1_735_689_600;

/** Signed tokens (RFC 7519) that say who somebody is; those that ran out long ago are told too, as nobody can see that here. */
export default {
  id: 'json-web-token',
  title: 'Signed token (JWT)',
  finds: 'Signed tokens (RFC 7519).',
  sureness: 'Firm: form, and a header that names an algorithm. Tentative: it ran out before 2025.',
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
    if (value === undefined || !/"alg"\s{0,3}:/.test(partOf(value, 0))) return undefined;
    const ends = Number(/"exp"\s{0,3}:\s{0,3}(\d{9,11})\b/.exec(partOf(value, 1))?.[1] ?? Infinity);
    const isOver = ends < LONG_AGO;
    return {
      start: at,
      end: at + value.length,
      value,
      confidence: isOver ? 'tentative' : 'firm',
      reasons: [
        'form of a signed token',
        'its header names an algorithm',
        ...(isOver ? ['it ran out before 2025'] : []),
      ],
    };
  },

  mask: (value) => maskKey(value.slice(-40)),
} satisfies Detector;

function partOf(token: string, index: number): string {
  return Buffer.from(token.split('.')[index] ?? '', 'base64url').toString('latin1');
}
