import type { Detector, Found } from '../detector.ts';
import { maskEmail } from '../mask.ts';

const local = /[A-Za-z0-9_%+-](?:[A-Za-z0-9._%+-]{0,62}[A-Za-z0-9_%+-])?$/;
const domain = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?){1,8}/;
/** Reserved for examples and tests (RFC 2606, RFC 6761), and what looks like a top-level domain but names a file. */
const reserved = /(?:^|\.)(?:example\.(?:com|org|net)|example|test|invalid|localhost|local)$/i;
const fileEnding =
  /\.(?:png|jpe?g|gif|svg|webp|avif|ico|js|mjs|css|json|map|php|phtml|html?|xml|md|txt|ts|tsx|vue|less|scss|woff2?|ttf|pdf|zip|gz)$/i;

/** E-mail addresses (RFC 5321), as people write them. */
export default {
  id: 'email-address',
  title: 'E-mail address',
  kind: 'personal',
  triggers: ['at'],
  anchors: [],
  longest: 260,

  find({ text, at }) {
    const before = local.exec(text.slice(Math.max(0, at - 64), at))?.[0];
    return before === undefined ? undefined : address(text, at - before.length, at);
  },

  field(value) {
    const text = value.trim();
    const at = text.lastIndexOf('@');
    if (at < 1 || at > 64 || local.exec(text.slice(0, at))?.index !== 0) return undefined;
    const found = address(text, 0, at);
    return found?.end === text.length ? found : undefined;
  },

  mask: maskEmail,
} satisfies Detector;

function address(text: string, start: number, at: number): Found | undefined {
  const host = domain.exec(text.slice(at + 1, at + 256))?.[0];
  if (host === undefined || !/\.(?:[A-Za-z]{2,24}|xn--[A-Za-z0-9-]{2,59})$/.test(host)) return undefined;
  const end = at + 1 + host.length;
  if (fileEnding.test(host) || /\.\./.test(text.slice(start, at))) return undefined;
  // `git@host:path` and `user:password@host` are no mail.
  if (
    text.slice(start, at + 1).startsWith('git@') ||
    /:\/\/[^\s/@]{0,60}$/.test(text.slice(Math.max(0, start - 64), start))
  )
    return undefined;
  const test = reserved.test(host);
  const reasons = test ? ['form of an address', 'domain reserved for examples'] : ['form of an address'];
  return {
    start,
    end,
    value: text.slice(start, end),
    confidence: test ? 'tentative' : 'firm',
    reasons,
    context: { test },
  };
}
