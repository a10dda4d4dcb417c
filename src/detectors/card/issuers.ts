/**
 * Who issues card numbers: prefixes and lengths (ISO/IEC 7812; braintree/credit-card-type; the schemes' own pages; for
 * Verve, UkrCard, UzCard, Humo, Napas and LankaPay as listed in Wikipedia "Payment card number").
 */
export interface Issuer {
  readonly id: string;
  /** Prefixes, or ranges of prefixes of one length. */
  readonly prefixes: readonly string[];
  readonly lengths: readonly number[];
  /** Lengths that are rare or retired, and collide with other numbers: believed only where a card is spoken of. */
  readonly rareLengths: readonly number[];
  /** `low`: the prefix is common in other numbers, so that a card must be spoken of. */
  readonly prior: 'high' | 'medium' | 'low';
}

export const issuers: readonly Issuer[] = [
  { id: 'visa', prefixes: ['4'], lengths: [16, 19], rareLengths: [13, 18], prior: 'high' },
  { id: 'mastercard', prefixes: ['51-55', '222100-272099'], lengths: [16], rareLengths: [], prior: 'high' },
  { id: 'amex', prefixes: ['34', '37'], lengths: [15], rareLengths: [], prior: 'high' },
  { id: 'discover', prefixes: ['6011', '644-649', '65'], lengths: [16, 19], rareLengths: [17, 18], prior: 'high' },
  { id: 'discover-unionpay', prefixes: ['622126-622925'], lengths: [16, 17, 18, 19], rareLengths: [], prior: 'medium' },
  {
    id: 'diners',
    prefixes: ['300-305', '3095', '36', '38', '39'],
    lengths: [14],
    rareLengths: [15, 16, 17, 18, 19],
    prior: 'medium',
  },
  { id: 'jcb', prefixes: ['3528-3589'], lengths: [16], rareLengths: [17, 18, 19], prior: 'high' },
  { id: 'unionpay', prefixes: ['62'], lengths: [16, 17, 18, 19], rareLengths: [], prior: 'medium' },
  { id: 'unionpay-81', prefixes: ['810', '8110-8171'], lengths: [16, 17, 18, 19], rareLengths: [], prior: 'low' },
  { id: 'china-t-union', prefixes: ['31'], lengths: [19], rareLengths: [], prior: 'low' },
  {
    id: 'maestro',
    prefixes: ['5018', '5020', '5038', '5893', '6304', '6759', '6761', '6762', '6763'],
    lengths: [16, 18, 19],
    rareLengths: [12, 13, 14, 15, 17],
    prior: 'medium',
  },
  {
    id: 'maestro-uk',
    prefixes: ['6759', '676770', '676774'],
    lengths: [16, 18, 19],
    rareLengths: [12, 13, 14, 15, 17],
    prior: 'low',
  },
  {
    id: 'maestro-wide',
    prefixes: ['500000-509999', '56-58', '639', '67'],
    lengths: [12, 13, 14, 15, 16, 17, 18, 19],
    rareLengths: [],
    prior: 'low',
  },
  { id: 'mir', prefixes: ['2200-2204'], lengths: [16], rareLengths: [17, 18, 19], prior: 'high' },
  { id: 'borica', prefixes: ['2205'], lengths: [16], rareLengths: [], prior: 'medium' },
  { id: 'troy', prefixes: ['9792'], lengths: [16], rareLengths: [], prior: 'medium' },
  { id: 'rupay', prefixes: ['60', '65', '81', '82', '508'], lengths: [16], rareLengths: [], prior: 'low' },
  {
    id: 'elo',
    prefixes: [
      '401178',
      '401179',
      '431274',
      '438935',
      '451416',
      '457393',
      '457631',
      '457632',
      '504175',
      '506699-506778',
      '509000-509999',
      '627780',
      '636297',
      '636368',
      '650031-650033',
      '650035-650051',
      '650405-650439',
      '650485-650538',
      '650541-650598',
      '650700-650718',
      '650720-650727',
      '650901-650978',
      '651652-651679',
      '655000-655019',
      '655021-655058',
    ],
    lengths: [16],
    rareLengths: [],
    prior: 'medium',
  },
  { id: 'hipercard', prefixes: ['606282'], lengths: [16], rareLengths: [13, 19], prior: 'medium' },
  {
    id: 'hiper',
    prefixes: ['637095', '63737423', '63743358', '637568', '637599', '637609', '637612'],
    lengths: [16],
    rareLengths: [],
    prior: 'medium',
  },
  {
    id: 'verve',
    prefixes: ['506099-506198', '507865-507964', '650002-650027'],
    lengths: [16, 18, 19],
    rareLengths: [],
    prior: 'medium',
  },
  { id: 'dankort', prefixes: ['5019', '4571'], lengths: [16], rareLengths: [], prior: 'medium' },
  { id: 'interpayment', prefixes: ['636'], lengths: [16, 17, 18, 19], rareLengths: [], prior: 'low' },
  { id: 'instapayment', prefixes: ['637-639'], lengths: [16], rareLengths: [], prior: 'low' },
  { id: 'uatp', prefixes: ['1'], lengths: [15], rareLengths: [], prior: 'low' },
  { id: 'ukrcard', prefixes: ['60400100-60420099'], lengths: [16, 17, 18, 19], rareLengths: [], prior: 'medium' },
  { id: 'prostir', prefixes: ['9804'], lengths: [16], rareLengths: [], prior: 'low' },
  { id: 'uzcard', prefixes: ['8600', '5614'], lengths: [16], rareLengths: [], prior: 'low' },
  { id: 'humo', prefixes: ['9860'], lengths: [16], rareLengths: [], prior: 'low' },
  { id: 'napas', prefixes: ['9704'], lengths: [16, 19], rareLengths: [], prior: 'low' },
  { id: 'lankapay', prefixes: ['357111'], lengths: [16], rareLengths: [], prior: 'low' },
];

/** The length that is added to a length's bit: 12 digits is bit 0, 19 is bit 7. */
export const SHORTEST = 12;
export const LONGEST = 19;

interface Range {
  readonly from: number;
  readonly to: number;
  readonly digits: number;
  readonly issuer: Issuer;
}

const ranges: readonly Range[] = issuers
  .flatMap((issuer) =>
    issuer.prefixes.map((prefix) => {
      const [from = '', to = from] = prefix.split('-');
      return { from: Number(from), to: Number(to), digits: from.length, issuer };
    }),
  )
  .toSorted((a, b) => b.digits - a.digits || rank(a.issuer) - rank(b.issuer));

/** By the first two digits: the ranges that can have them. */
const byHead: readonly (readonly Range[])[] = Array.from({ length: 100 }, (_, head) =>
  ranges.filter(({ from, to, digits }) => {
    const scale = 10 ** Math.abs(digits - 2);
    const low = digits > 2 ? Math.floor(from / scale) : from * scale;
    const high = digits > 2 ? Math.floor(to / scale) : (to + 1) * scale - 1;
    return head >= low && head <= high;
  }),
);

function rank(issuer: Issuer): number {
  return ['high', 'medium', 'low'].indexOf(issuer.prior);
}

/** Who could have issued a number: the most telling of those whose prefix and length fit. Check digits aside. */
export function issuerOf(digits: string): { readonly issuer: Issuer; readonly strong: boolean } | undefined {
  let weak: Issuer | undefined;
  for (const { from, to, digits: length, issuer } of byHead[Number(digits.slice(0, 2))] ?? []) {
    const prefix = Number(digits.slice(0, length));
    if (prefix < from || prefix > to) continue;
    if (issuer.prior !== 'low' && issuer.lengths.includes(digits.length)) return { issuer, strong: true };
    if (issuer.lengths.includes(digits.length) || issuer.rareLengths.includes(digits.length)) weak ??= issuer;
  }
  return weak && { issuer: weak, strong: false };
}

/**
 * For the first pass: by the first four digits, which lengths could be a card number at all (first 10,000 bytes), and
 * which with a prefix and length that tell (the next 10,000); one bit for each length from 12 on.
 */
export function prefixTable(): Uint8Array {
  const table = new Uint8Array(20_000);
  for (const { from, to, digits, issuer } of ranges) {
    const [low, high] =
      digits <= 4 ? [from * 10 ** (4 - digits), (to + 1) * 10 ** (4 - digits) - 1] : cut(from, to, digits);
    for (let prefix = low; prefix <= high; prefix++) {
      for (const length of [...issuer.lengths, ...issuer.rareLengths]) table[prefix] = bits(table[prefix], length);
      if (issuer.prior === 'low') continue;
      for (const length of issuer.lengths) table[10_000 + prefix] = bits(table[10_000 + prefix], length);
    }
  }
  return table;
}

function cut(from: number, to: number, digits: number): readonly [number, number] {
  return [Math.floor(from / 10 ** (digits - 4)), Math.floor(to / 10 ** (digits - 4))];
}

function bits(before: number | undefined, length: number): number {
  return (before ?? 0) | (1 << (length - SHORTEST));
}
