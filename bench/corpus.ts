import { closeSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { ibanForms } from '../src/detectors/bank/iban-lengths.ts';
import { leavesOne } from '../src/detectors/bank/iban.ts';
import { luhnSum } from '../src/detectors/card/vault-token.ts';

/** A value that was put somewhere, and how it was written. */
export interface Planted {
  readonly file: string;
  readonly start: number;
  readonly kind: 'card' | 'iban' | 'secret';
  readonly form: string;
}

export interface Corpus {
  readonly files: readonly string[];
  readonly planted: readonly Planted[];
  readonly bytes: number;
}

type Random = (below: number) => number;

/** Mulberry32: small, fast, the same everywhere. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

const kinds: readonly (readonly [prefixes: readonly string[], length: number, weight: number])[] = [
  [['4'], 16, 45],
  [['51', '52', '53', '54', '55', '2221', '2400', '2720'], 16, 30],
  [['34', '37'], 15, 8],
  [['6011', '644', '65'], 16, 5],
  [['3528', '3589'], 16, 3],
  [['36', '38', '300'], 14, 3],
  [['62'], 16, 3],
  [['6304', '6759'], 16, 2],
  [['2200', '2204'], 16, 1],
];

export function digitsOf(random: Random, count: number): string {
  let text = '';
  while (text.length < count) text += random(10);
  return text;
}

/** A number that a scheme could issue, and that no scheme publishes. */
export function cardNumber(random: Random): string {
  let at = random(100);
  const [prefixes, length] = kinds.find(([, , weight]) => (at -= weight) < 0) ?? kinds[0] ?? [['4'], 16];
  for (;;) {
    const prefix = prefixes[random(prefixes.length)] ?? '4';
    const body = prefix + digitsOf(random, length - prefix.length - 1);
    if (/0{6}|(\d)\1{6}/.test(body)) continue;
    for (let check = 0; check < 10; check++) if (luhnSum(`${body}${check}`) % 10 === 0) return `${body}${check}`;
  }
}

export function grouped(digits: string, gap: string): string {
  const sizes = digits.length === 15 ? [4, 6, 5] : digits.length === 14 ? [4, 6, 4] : [4, 4, 4, 4, 3];
  let at = 0;
  return sizes
    .map((size) => digits.slice(at, (at += size)))
    .filter((group) => group !== '')
    .join(gap);
}

function iban(random: Random): string {
  const forms = [...ibanForms.values()].filter(({ pattern }) => !/A-Z/.test(pattern.source.slice(3)));
  const form = forms[random(forms.length)];
  if (form === undefined) return '';
  const account = digitsOf(random, form.length - 4);
  for (let check = 2; check < 99; check++) {
    const value = `${form.country}${String(check).padStart(2, '0')}${account}`;
    if (leavesOne(value)) return value;
  }
  return '';
}

const ALNUM = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

function characters(random: Random, count: number, of = ALNUM): string {
  let text = '';
  while (text.length < count) text += of.charAt(random(of.length));
  return text;
}

const HEX = '0123456789abcdef';
/** Assembled here, so that no scanner takes this file for a leak. */
const secrets: readonly ((random: Random) => string)[] = [
  (random) => `sk_${'live'}_${characters(random, 24 + random(60))}`,
  (random) => `rk_${'live'}_${characters(random, 30)}`,
  (random) => `wh${'sec'}_${characters(random, 32)}`,
  (random) => `sq0${'csp'}-${characters(random, 43)}`,
  (random) => `live${'_'}${characters(random, 30)}`,
  (random) => `rzp_${'live'}_${characters(random, 14)}`,
  (random) =>
    `access_${'token'}$production$${characters(random, 16, 'abcdefghij0123456789')}$${characters(random, 32, HEX)}`,
  (random) => `AK${'IA'}${characters(random, 16, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567')}`,
  (random) => `AI${'za'}${characters(random, 35)}`,
  (random) => `gh${'p'}_${characters(random, 36)}`,
  (random) => `S${'G'}.${characters(random, 22)}.${characters(random, 43)}`,
  (random) => `sh${'pat'}_${characters(random, 32, HEX)}`,
  (random) => `cs${'_'}${characters(random, 40, HEX)}`,
  (random) => `xox${'b'}-${digitsOf(random, 12)}-${digitsOf(random, 12)}-${characters(random, 24)}`,
  (random) => `AQE${characters(random, 120)}-${characters(random, 60)}`,
  (random) => `kla${'rna'}_live_api_${characters(random, 60)}`,
];

interface Out {
  write(text: string | Uint8Array): void;
  plant(kind: Planted['kind'], form: string, text: string): void;
  close(): void;
  readonly written: () => number;
}

/**
 * Files like those of a shop: a dump, logs, exports, PHP sessions, scripts; a third of the bytes are digits of other numbers
 * (ids of 13 to 19 digits, EANs, IMEIs, timestamps, tracking numbers, floats, hashes), which is harder than real shops.
 * The same seed and size give the same bytes.
 */
export function makeCorpus(folder: string, megabytes: number, seed: number): Corpus {
  const random = randomFrom(seed);
  const planted: Planted[] = [];
  const files: string[] = [];
  mkdirSync(folder, { recursive: true });
  let bytes = 0;
  const share = (part: number): number => megabytes * 1e6 * part;
  fill('dump.sql', 0.31, dumpRow, 'INSERT INTO `sales_order_payment` VALUES ');
  fill('access.log', 0.25, accessRow);
  fill('app.log', 0.11, appRow);
  fill('orders.json', 0.12, jsonRow);
  fill('customers.csv', 0.08, csvRow);
  fill('wide.csv', 0.02, wideRow);
  fill('payload.log', 0.02, payloadRow);
  fill('bundle.js', 0.06, scriptRow);
  for (let index = 0; bytes < share(0.99); index++) session(index);
  return { files, planted, bytes };

  function open(name: string): Out {
    const path = join(folder, name);
    files.push(path);
    const file = openSync(path, 'w');
    let pieces: Uint8Array[] = [];
    let waiting = 0;
    let total = 0;
    const out: Out = {
      write(text) {
        const piece = typeof text === 'string' ? Buffer.from(text) : text;
        pieces.push(piece);
        waiting += piece.length;
        total += piece.length;
        if (waiting > 1 << 20) flush();
      },
      plant(kind, form, text) {
        planted.push({ file: path, start: total, kind, form });
        out.write(text);
      },
      close() {
        flush();
        closeSync(file);
        bytes += total;
      },
      written: () => total,
    };
    return out;

    function flush(): void {
      writeSync(file, Buffer.concat(pieces));
      pieces = [];
      waiting = 0;
    }
  }

  function fill(name: string, part: number, row: (out: Out, index: number) => void, head = ''): void {
    const out = open(name);
    out.write(head);
    for (let index = 0; out.written() < share(part); index++) row(out, index);
    out.close();
  }

  function otherNumber(): string {
    switch (random(8)) {
      case 0:
        return digitsOf(random, 16);
      case 1:
        return `1${7}${digitsOf(random, 11)}`;
      case 2:
        return `40${digitsOf(random, 11)}`;
      case 3:
        return `35${digitsOf(random, 13)}`;
      case 4:
        return digitsOf(random, 17 + random(3));
      case 5:
        return `0.${digitsOf(random, 16)}`;
      case 6:
        return digitsOf(random, 12);
      default:
        return `2026${digitsOf(random, 10)}`;
    }
  }

  function time(): string {
    return `2026-${10 + random(3)}-${10 + random(18)} ${10 + random(13)}:${10 + random(49)}:${10 + random(49)}`;
  }

  function mail(): string {
    return `${characters(random, 7, 'abcdefghijklmnopqrstuvwxyz')}.${random(1000)}@${characters(random, 6, 'abcdefghijklmnopqrstuvwxyz')}.de`;
  }

  function dumpRow(out: Out, index: number): void {
    out.write(`(${index},${digitsOf(random, 9)},'${digitsOf(random, 16)}','${time()}',`);
    if (index % 400 === 7) out.plant('card', 'plain', cardNumber(random));
    else out.write('NULL');
    out.write(
      `,'${mail()}',${random(10_000)}.${10 + random(89)}00,'{\\"method_title\\":\\"Card\\",\\"txn\\":\\"${otherNumber()}\\",\\"last4\\":\\"${digitsOf(random, 4)}\\"}',${otherNumber()},'${characters(random, 32, HEX)}'),${index % 5000 === 4999 ? '\nINSERT INTO `sales_order_payment` VALUES ' : ''}`,
    );
  }

  function accessRow(out: Out, index: number): void {
    out.write(
      `${1 + random(220)}.${random(255)}.${random(255)}.${1 + random(250)} - - [${10 + random(18)}/Nov/2026:10:${10 + random(49)}:${10 + random(49)} +0000] "GET /catalog/product/view/id/${random(100_000)}?gclid=${characters(random, 40)}&_ga=2.${digitsOf(random, 9)}.${digitsOf(random, 10)}`,
    );
    if (index % 4000 === 11) {
      out.write('&cc_number=');
      const number = cardNumber(random);
      const form = index % 3;
      if (form === 0) out.plant('card', 'plain', number);
      else out.plant('card', form === 1 ? '%20' : 'plus', grouped(number, form === 1 ? '%20' : '+'));
    }
    out.write(
      `&fbclid=${characters(random, 30)}&ts=17${digitsOf(random, 11)} HTTP/1.1" 200 ${random(90_000)} "https://shop.example/" "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/142.0.0.0"\n`,
    );
  }

  function appRow(out: Out, index: number): void {
    out.write(`[${time()}] main.INFO: order ${digitsOf(random, 10)} saved, reference ${otherNumber()} `);
    if (index % 300 === 5) {
      const number = cardNumber(random);
      const form = random(5);
      out.write('card ');
      if (form === 0) out.plant('card', 'plain', number);
      else if (form < 3) out.plant('card', 'space', grouped(number, ' '));
      else out.plant('card', 'dash', grouped(number, '-'));
    }
    if (index % 1500 === 8) {
      const number = cardNumber(random);
      const [form, gap] = (
        [
          ['dot', '.'],
          ['nbsp', '\u00a0'],
          ['entity', '&nbsp;'],
          ['json-escape', '\\u00a0'],
        ] as const
      )[random(4)] ?? ['dot', '.'];
      out.write('customer wrote ');
      out.plant('card', form, grouped(number, gap));
    }
    if (index % 600 === 9) {
      out.write('{"value":"');
      out.plant('secret', 'provider', secrets[random(secrets.length)]?.(random) ?? '');
      out.write('"}');
    }
    out.write(` {"store":1,"took":0.${digitsOf(random, 15)}} []\n`);
  }

  function jsonRow(out: Out, index: number): void {
    out.write(
      `{"entity_id":${index},"increment_id":"${digitsOf(random, 16)}","created_at":"${time()}","ean":"40${digitsOf(random, 11)}","imei":"35${digitsOf(random, 13)}","tracking":"${digitsOf(random, 20)}","customer_email":"${mail()}",`,
    );
    if (index % 250 === 3) {
      out.write('"payment":{"number":"');
      const number = cardNumber(random);
      if (index % 2 === 0) out.plant('card', 'plain', number);
      else out.plant('card', 'space', grouped(number, ' '));
      out.write('"},');
    }
    out.write(`"grand_total":${random(1000)}.${random(99)},"hash":"${characters(random, 40, HEX)}"}\n`);
  }

  function csvRow(out: Out, index: number): void {
    if (index === 0) out.write('id;name;email;phone;reference;iban\n');
    out.write(`${index};Anna Müller;${mail()};+4930${digitsOf(random, 8)};${digitsOf(random, 16)};`);
    if (index % 60 === 1) out.plant('iban', 'plain', iban(random));
    if (index % 60 === 31) out.plant('iban', 'grouped', iban(random).replace(/(.{4})(?=.)/g, '$1 '));
    out.write('\n');
  }

  function wideRow(out: Out, index: number): void {
    const isPlanted = index % 200 === 3;
    out.write(Buffer.from(`${index};Jürgen Weiß;${digitsOf(random, 9)};`, 'utf16le'));
    if (isPlanted) {
      planted.push({ file: files.at(-1) ?? '', start: out.written(), kind: 'card', form: 'utf-16' });
      out.write(Buffer.from(index % 3 === 0 ? grouped(cardNumber(random), ' ') : cardNumber(random), 'utf16le'));
    }
    out.write(Buffer.from(`;${time()}\r\n`, 'utf16le'));
  }

  function payloadRow(out: Out, index: number): void {
    const before = characters(random, 20 + random(60));
    const isPlanted = index % 30 === 3;
    const body = isPlanted
      ? `{"id":"${before}","pan":"${cardNumber(random)}","t":1}`
      : `{"id":"${before}","order":"${digitsOf(random, 16)}","t":1}`;
    out.write(`${time()} payload=`);
    if (isPlanted) {
      const start = out.written() + Math.floor((body.indexOf('"pan":"') + 7) * (4 / 3));
      planted.push({ file: files.at(-1) ?? '', start, kind: 'card', form: 'base64' });
    }
    out.write(`${Buffer.from(body).toString('base64')}\n`);
  }

  function scriptRow(out: Out): void {
    const script = readFileSync(join(import.meta.dirname, '../node_modules/axe-core/axe.min.js'));
    out.write(script.subarray(0, Math.min(script.length, 500_000)));
  }

  function session(index: number): void {
    const out = open(`sess_${characters(random, 26, 'abcdefghijklmnopqrstuvwxyz0123456789')}`);
    out.write(
      `core|a:5:{s:9:"_session_validator";a:4:{s:11:"remote_addr";s:12:"10.0.${random(255)}.${random(255)}";}s:5:"visit";i:17${digitsOf(random, 8)};}checkout|a:9:{s:8:"quote_id";i:${digitsOf(random, 8)};s:9:"last_time";d:17${digitsOf(random, 8)}.${digitsOf(random, 4)};`,
    );
    if (index % 20 === 3) {
      out.write('s:9:"cc_number";s:16:"');
      out.plant('card', 'plain', cardNumber(random));
      out.write('";');
    }
    out.write(`s:4:"hash";s:64:"${characters(random, 64, HEX)}";s:6:"basket";s:900:"${characters(random, 900)}";}`);
    out.close();
  }
}
