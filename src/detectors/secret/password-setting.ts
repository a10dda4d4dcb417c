import type { Detector, Found, Piece } from '../detector.ts';
import { maskAll } from '../mask.ts';
import { anchorAt } from '../scan/named.ts';
import { entropy, isPlaceholder } from './shape.ts';

const anchors = [
  'password',
  'passwd',
  'passphrase',
  'db_pass',
  'dbpass',
  'smtp_pass',
  'ftp_pass',
  '_pwd',
  'pwd=',
  'mot_de_passe',
  'contraseña',
  'kennwort',
  'passwort',
  'wachtwoord',
  'пароль',
];
/** The rest of the name, a sign of assignment, and a value in quotes; or to the end of a line of settings. */
const quoted =
  /[A-Za-z0-9_-]{0,24}(?:\\?["'\]]){0,2}[ \t]{0,8}(?:=>|:=|[:=,])[ \t]{0,8}(\\?["'])([^"'\\\r\n]{4,100})\\?["']/y;
const bare = /[A-Za-z0-9_-]{0,24}[ \t]{0,4}[=:][ \t]{0,4}([^\s"'<>;,()[\]{}$|\\&]{6,100})(?:[\r\n]|$)/y;
const element = /[A-Za-z0-9_-]{0,24}>(?:<!\[CDATA\[)?([^<>\s\]]{4,100})(?:\]\]>)?<\//y;

/** Of what a password opens, where its name tells. */
const servers =
  /db|database|mysql|maria|postgres|pgsql|mongo|redis|smtp|mail|imap|ftp|ssh|ldap|rabbit|amqp|elastic|backup|datenbank/i;

/** Passwords in settings and code, beside their name. */
export default {
  id: 'password-setting',
  title: 'Password in a setting',
  finds: 'Passwords in settings and code beside their name.',
  sureness: 'Firm: random, and its name says what it opens, or it is long. Tentative: as people choose it, or show it.',
  kind: 'secret',
  triggers: ['anchor'],
  anchors,
  longest: 260,
  yields: true,

  find(piece) {
    const from = piece.at + anchorAt(piece, anchors);
    return read(piece, quoted, from, 2) ?? read(piece, element, from, 1) ?? setting(piece, from);
  },

  mask: maskAll,
} satisfies Detector;

/** Without quotes only on a line of its own, as in `.env` and `.ini`. */
function setting(piece: Piece, from: number): Found | undefined {
  const line = piece.text.slice(Math.max(0, piece.at - 60), piece.at);
  return /(?:^|\n)[ \t]{0,8}(?:export )?[A-Za-z0-9_.-]{0,40}$/.test(line) ? read(piece, bare, from, 1) : undefined;
}

function read({ text, at }: Piece, form: RegExp, from: number, group: number): Found | undefined {
  form.lastIndex = from;
  const hit = form.exec(text);
  const value = hit?.[group];
  if (hit === null || value === undefined || !isPassword(value)) return undefined;
  const start = hit.index + hit[0].lastIndexOf(value);
  const named = text.slice(Math.max(0, at - 24), start);
  const opens = servers.test(named);
  const isChosen = isRandom(value) && (opens || value.length >= 10);
  const reasons = [
    'named as a password',
    ...(opens ? ['its name says what it opens'] : []),
    ...(isChosen ? ['letters and digits mixed'] : []),
  ];
  return { start, end: start + value.length, value, confidence: isChosen ? 'firm' : 'tentative', reasons };
}

/** Letters and digits mixed, and not as people do it who show how something works: a word with digits behind it, or in their place. */
function isRandom(value: string): boolean {
  if (value.length < 8 || !/\d/.test(value) || !/[A-Za-z]/.test(value) || entropy(value) < 2.75) return false;
  if (/^[A-Za-z]+[-_.]?\d{1,6}[!@#$%.]?$/.test(value)) return false;
  const plain = value.toLowerCase().replace(/[01345$@7]/g, (sign) => 'olieasat'.charAt('01345$@7'.indexOf(sign)));
  return !/passw|secret|admin|demo|test|qwert|letmein|welcome|changeme|example|hallo|hello/.test(plain);
}

/** Not a word of the language, a reference to somewhere else, a hash, or what stands in manuals. */
function isPassword(value: string): boolean {
  if (
    isPlaceholder(value) ||
    /[\s${}<>]|\(|::|->|^[%:@#*.\\/]|^(?:env|file|null|true|false|none|required|string|text|hidden|input)\b/i.test(
      value,
    )
  )
    return false;
  if (/^[A-Za-z]+(?:[_. -][A-Za-z]+)*:?$/.test(value) || /pass(?:word|wd)|pwd|kennwort|secret/i.test(value))
    return false;
  if (/^[a-z_]+(?:[:|,][a-z0-9_]+)+$|^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value)) return false;
  if (/^\$2[aby]\$|^\$argon|^[0-9a-f]{32}(?::|$)|^[0-9a-f]{40,128}$/i.test(value)) return false;
  return /[0-9!@#%^*?+=~-]/.test(value) && new Set(value).size >= 4;
}
