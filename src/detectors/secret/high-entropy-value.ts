import type { Detector } from '../detector.ts';
import { maskAll } from '../mask.ts';
import { anchorAt } from '../scan/named.ts';
import { entropy, isPlaceholder } from './shape.ts';

const anchors = [
  'secret',
  'token',
  'api_key',
  'apikey',
  'api-key',
  '_key',
  'access_key',
  'auth_key',
  'credential',
  'private_key',
  'encryption',
  'signature_key',
  'salt',
];
const form =
  /[A-Za-z0-9_-]{0,24}(?:\\?["'\]]){0,2}[ \t]{0,8}(?:=>|:=|[:=,]|<\/?\w{0,10}>)[ \t]{0,8}\\?["']?([A-Za-z0-9+/_=.-]{20,200})(?:\\?["'\s<&;,]|$)/y;
/** Names of what is public or no secret at all. */
const harmlessName =
  /public|site_?key|csrf|form_?key|nonce|sort|foreign|primary|cache|page_?token|next|continuation|integrity|foreign|client_?id|key_?id$/i;

/** Long random values beside a name that tells of a secret. Names nothing in particular, so it is never more than tentative. */
export default {
  id: 'high-entropy-value',
  title: 'Random value named as a secret',
  finds: 'Long random values beside a name that tells of a secret. Gives way to every detector that knows what it is.',
  sureness: 'Tentative always.',
  kind: 'secret',
  triggers: ['anchor'],
  anchors,
  longest: 300,
  yields: true,

  find(piece) {
    const { text, at } = piece;
    form.lastIndex = at + anchorAt(piece, anchors);
    const hit = form.exec(text);
    const value = hit?.[1];
    if (hit === null || value === undefined) return undefined;
    const name = text.slice(Math.max(0, at - 24), hit.index + hit[0].indexOf(value));
    if (harmlessName.test(name) || isPlaceholder(value) || !isRandom(value)) return undefined;
    const start = hit.index + hit[0].indexOf(value);
    return {
      start,
      end: start + value.length,
      value,
      confidence: 'tentative',
      reasons: ['named as a secret', 'random characters'],
    };
  },

  mask: maskAll,
} satisfies Detector;

function isRandom(value: string): boolean {
  if (!/\d/.test(value) || !/[A-Za-z]/.test(value) || /[.\\/]{2}|\.\w{2,4}$|^[a-z]+(?:[._-][a-z0-9]+)+$/.test(value))
    return false;
  const isHex = /^[0-9a-fA-F]+$/.test(value);
  return entropy(value) >= (isHex ? 3 : 3.8) && (isHex ? value.length >= 32 : true);
}
