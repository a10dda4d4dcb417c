import type { Detector } from '../detector.ts';
import { harmless } from '../mask.ts';

const header = /-----BEGIN (?:[A-Z0-9]{2,12} ){0,2}PRIVATE KEY(?: BLOCK)?-----/y;

/** Private keys in PEM (RFC 7468) and OpenPGP armour: the header, and something encoded behind it. */
export default {
  id: 'private-key',
  title: 'Private key',
  finds: 'Private keys in PEM and OpenPGP armour.',
  sureness: 'Certain: the header and encoded text behind it.',
  kind: 'secret',
  triggers: ['anchor'],
  anchors: ['-----begin '],
  longest: 400,

  find({ text, at }) {
    header.lastIndex = at;
    const hit = header.exec(text)?.[0];
    if (hit === undefined) return undefined;
    const body = text.slice(at + hit.length, at + hit.length + 300).replace(/\\[nr]|\s|["'+]/g, '');
    if (!/[A-Za-z0-9/+]{40}/.test(body) || /\.\.\.|x{8}|(.)\1{15}/i.test(body.slice(0, 60))) return undefined;
    const form = /(?:RSA|EC|DSA|OPENSSH|ENCRYPTED|PGP)/.exec(hit)?.[0] ?? 'PKCS #8';
    const reasons = ['header of a private key', 'encoded text behind it'];
    return { start: at, end: at + hit.length, value: hit, confidence: 'certain', reasons, context: { form } };
  },

  mask: harmless,
} satisfies Detector;
