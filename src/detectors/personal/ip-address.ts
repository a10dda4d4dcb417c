import ipaddr from 'ipaddr.js';
import type { Detector, Found } from '../detector.ts';
import { keepLast } from '../mask.ts';

/** Addresses on the internet, which are personal data where they are a customer's (CJEU C-582/14). In texts on request only: every log line has one. */
export default {
  id: 'ip-address',
  title: 'IP address',
  finds: 'Addresses of public networks. Looked for where they are asked for, and in columns.',
  sureness: 'Firm: form and a public range.',
  kind: 'personal',
  triggers: ['address'],
  anchors: [],
  longest: 24,
  onRequest: true,

  find({ text, at }) {
    const written = /^\d{1,3}(?:\.\d{1,3}){3}/.exec(text.slice(at, at + 16))?.[0];
    if (
      written === undefined ||
      /^(?:[0-9A-Za-z_]|\.\d)/.test(text.slice(at + written.length, at + written.length + 2))
    )
      return undefined;
    return address(written, at);
  },

  field: (value) =>
    value.length < 46 && /^[0-9a-fA-F.:]{3,45}$/.test(value) && /[.:].*[.:]/.test(value)
      ? address(value, 0)
      : undefined,
  mask: (value) => keepLast(value, 1),
} satisfies Detector;

/** Addresses of a public network; those of private ones name nobody. */
function address(written: string, start: number): Found | undefined {
  if (!ipaddr.isValid(written) || (!written.includes(':') && !ipaddr.IPv4.isValidFourPartDecimal(written)))
    return undefined;
  if (ipaddr.parse(written).range() !== 'unicast') return undefined;
  return {
    start,
    end: start + written.length,
    value: written,
    confidence: 'firm',
    reasons: ['form of a public address'],
  };
}
