import type { Confidence } from '../../core/finding.ts';
import { judgeAddress } from './script-hosts.ts';

/** A thing in a script that honest content does not do. */
export interface Mark {
  /** One word or two, of a closed list. */
  readonly mark: string;
  /** For a shop owner: what it does. */
  readonly says: string;
  readonly confidence: Confidence;
  readonly at: number;
}

const unpacks =
  /(?:\beval|\bFunction|\bsetTimeout|\["']constructor["']\])\s{0,5}\(\s{0,5}[^;"']{0,80}(?:\batob|\bunescape|fromCharCode)/;
/** Whole libraries name all of these somewhere; a snippet that does is another thing. */
const SHORT = 20_000;
const runsHard =
  /(?:\beval\s{0,5}\(|\bnew\s{1,5}Function\s{0,5}\(|\bFunction\s{0,5}\(|\[["']constructor["']\]\s{0,5}\[["']constructor["']\])/;
const decodes =
  /(?:\batob\s{0,5}\(|\bunescape\s{0,5}\(|String\s{0,3}(?:\.|\[["'])\s{0,3}fromCharCode|\bdecodeURIComponent\s{0,5}\(\s{0,5}escape)/;
const codes =
  /fromCharCode(?:["']\])?\s{0,5}\(\s{0,5}(?:\d{2,4}|0x[0-9a-f]{2,4})(?:\s{0,5},\s{0,5}(?:\d{2,4}|0x[0-9a-f]{2,4})){9}/i;
const escapes = /(?:\\x[2-7][0-9a-f]){16}|(?:\\u00[2-7][0-9a-f]){16}/i;
const reversed = /\.split\(\s?["']{2}\s?\)\s{0,3}\.reverse\(\)\s{0,3}\.join\(\s?["']{2}\s?\)/;
const packed =
  /\beval\s{0,3}\(\s{0,3}function\s{0,3}\(\s{0,3}p\s{0,3},\s{0,3}a\s{0,3},\s{0,3}c\s{0,3},\s{0,3}k\s{0,3},\s{0,3}e\s{0,3},/;
const numbers = /\[\s{0,5}(?:\d{1,4}|0x[0-9a-f]{1,4})(?:\s{0,3},\s{0,3}(?:\d{1,4}|0x[0-9a-f]{1,4})){59}/i;
const cards =
  /(?:cc[-_]?number|card[-_]?number|cc[-_]?num\b|cc_cid|cc[-_]?cvv|cc[-_]?cvc|card[-_]?cvc|card[-_]?cvv|\bcvv2?\b|\bcvc2?\b|security[-_]?code|payment\[cc_|cc[-_]?exp)/i;
const listens =
  /(?:addEventListener|querySelector|getElementsBy|getElementById|\.value\b|\.serialize|FormData|\bonblur|\bonchange|\.val\(|forms\[)/;
const sends =
  /(?:\bfetch\s{0,3}\(|XMLHttpRequest|sendBeacon|new\s{1,3}Image\b|\.src\s{0,3}=|\$\.(?:ajax|post|get)\b|WebSocket|RTCPeerConnection|\.submit\s{0,3}\()/;
const makesScript =
  /createElement\s{0,3}\(\s{0,3}["'`]script["'`]\s{0,3}\)|createElement\s{0,3}\(\s{0,3}[a-z_$]{1,3}\s{0,3}\)|\bimport\s{0,3}\(\s{0,3}["'`](?:https?:)?\/\/|\$\.getScript\s{0,3}\(|document\.write\s{0,3}\(\s{0,3}["'`]\s{0,3}<scr/i;
const onCheckout =
  /(?:location|\bhref|\bURL)[^;]{0,80}(?:checkout|onepage|onestep|firecheckout|bestelling|kassa|commande|bezahlen|payment)/i;
const channels = /\bnew\s{1,3}(?:WebSocket|(?:webkit|moz)?RTCPeerConnection)\s{0,3}\(/;
const tagManager = /gtm\.start|["'`]GTM-[A-Z0-9]{4,10}["'`]|GoogleAnalyticsObject|\bUA-\d{4,10}-\d/;
const addresses =
  /(?:https?:|wss?:)?(?:\\?\/){2}(?:[a-z0-9_-]{1,63}\.){1,8}[a-z][a-z0-9-]{1,62}(?::\d{1,5})?(?:\\?\/[^\s"'`<>)\\]{0,200})?/gi;

const MOST_ADDRESSES = 200;

/** What is hostile in the text of a script. In time linear in its length. */
export function marksOfScript(code: string, own: readonly string[]): readonly Mark[] {
  const found: Mark[] = [];
  const add = (at: number, mark: string, says: string, confidence: Confidence): void => {
    if (at >= 0) found.push({ mark, says, confidence, at });
  };
  add(code.search(unpacks), 'hidden code', 'It unpacks hidden code and runs it.', 'certain');
  if (code.length < SHORT && decodes.test(code))
    add(code.search(runsHard), 'hidden code', 'It unpacks hidden code and runs code that it made.', 'firm');
  add(code.search(packed), 'hidden code', 'It is packed so that nobody can read it.', 'firm');
  add(code.search(codes), 'hidden text', 'Words are written as numbers, so that nobody can read them.', 'firm');
  add(
    code.search(escapes),
    'hidden text',
    'Words are written as character codes, so that nobody can read them.',
    'firm',
  );
  if (decodes.test(code) || runsHard.test(code) || makesScript.test(code) || /sptth|tpircs/.test(code))
    add(code.search(reversed), 'hidden text', 'Words are written backwards, so that nobody finds them.', 'firm');
  if (/fromCharCode/.test(code))
    add(code.search(numbers), 'hidden text', 'A long list of numbers stands for hidden text.', 'firm');
  if ((code.match(/\b_0x[a-f0-9]{4,8}\b/g)?.length ?? 0) >= 3)
    add(code.search(/\b_0x/), 'hidden code', 'Its names are scrambled by a tool that hides what code does.', 'firm');
  cardMarks(code, add);
  loaderMarks(code, own, add);
  return found;
}

type Add = (at: number, mark: string, says: string, confidence: Confidence) => void;

function cardMarks(code: string, add: Add): void {
  if (!cards.test(code) || !listens.test(code) || !sends.test(code)) return;
  add(code.search(cards), 'card reader', 'It reads the fields of the card and sends something away.', 'firm');
}

function loaderMarks(code: string, own: readonly string[], add: Add): void {
  const hosts = hostsIn(code, own);
  const strange = hosts.find(({ is }) => is !== 'own' && is !== 'well-known');
  const makes = code.search(makesScript);
  const literal = /createElement\s{0,3}\(\s{0,3}["'`]script/i.test(code) || hosts.length > 0;
  if (makes >= 0 && literal) {
    if (strange && tagManager.test(code))
      add(
        makes,
        'false loader',
        `It looks like Google's tag manager, but loads its code from ${strange.host}.`,
        'firm',
      );
    else if (strange && strange.is !== 'unknown')
      add(
        makes,
        'loader',
        `It loads more code from ${strange.host}, which borrows a known name or has none.`,
        'certain',
      );
    else if (strange)
      add(
        makes,
        'loader',
        `It loads more code from ${strange.host}.`,
        own.length > 0 && onCheckout.test(code) ? 'certain' : 'tentative',
      );
    else if (hosts.length === 0 && decodes.test(code))
      add(makes, 'loader', 'It loads more code from an address that it hides.', 'certain');
  }
  if (makes >= 0 && onCheckout.test(code) && decodes.test(code))
    add(makes, 'checkout trap', 'It wakes up on checkout pages only, and hides what it does there.', 'certain');
  if (strange || hosts.length === 0)
    add(
      code.search(channels),
      'hidden channel',
      'It opens a lasting connection out of the page (WebSocket or WebRTC), past what shops guard.',
      hosts.length === 0 ? 'tentative' : 'firm',
    );
}

/** The hosts that a script names. */
export function hostsIn(
  code: string,
  own: readonly string[],
): readonly { readonly host: string; readonly is: string }[] {
  const found: { host: string; is: string }[] = [];
  for (const [address] of code.matchAll(addresses)) {
    const judged = judgeAddress(address.replaceAll('\\', ''), own);
    // Names of XML namespaces are no addresses of anything.
    if (judged && judged.host !== '' && !/^(?:www\.)?(?:w3\.org|schema\.org|ogp\.me|purl\.org)$/.test(judged.host))
      found.push(judged);
    if (found.length >= MOST_ADDRESSES) break;
  }
  return found;
}
