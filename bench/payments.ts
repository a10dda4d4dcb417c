/**
 * Rows of a shop's payments as a stream of CSV lines, the same for the same seed: `node bench/payments.ts 1500000 7`.
 * About three rows in a thousand hold a whole card number, in four columns: one of its own, JSON, PHP-serialized, a comment.
 */
const rows = Number(process.argv[2] ?? 1_500_000);
let state = Number(process.argv[3] ?? 7) >>> 0;

function random(below: number): number {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((state / 4_294_967_296) * below);
}

function digits(count: number): string {
  let text = '';
  while (text.length < count) text += String(random(10));
  return text;
}

/** Sixteen digits of Visa with the check digit of ISO/IEC 7812-1. */
function card(): string {
  const body = `4${digits(14)}`;
  let sum = 0;
  for (let place = 0; place < 15; place++) {
    const digit = Number(body[14 - place]);
    sum += place % 2 === 0 ? (digit > 4 ? digit * 2 - 9 : digit * 2) : digit;
  }
  return body + String((10 - (sum % 10)) % 10);
}

function line(id: number): string {
  const kind = random(1000);
  const plain = kind === 0 ? card() : '';
  const json = JSON.stringify({
    method: 'card',
    txn_id: digits(17),
    ...(kind === 1 ? { cc_number: card() } : { last4: digits(4) }),
  });
  const serialized = kind === 2 ? `a:1:{s:9:"cc_number";s:16:"${card()}";}` : `a:1:{s:4:"cc_4";s:4:"${digits(4)}";}`;
  const comment =
    kind === 3 ? `customer gave card ${card().replace(/(.{4})(?=.)/g, '$1 ')}` : `paid, invoice ${digits(9)}`;
  const day = new Date(1_500_000_000_000 + id * 200_000).toISOString().slice(0, 19).replace('T', ' ');
  const cells = [
    id,
    random(900_000),
    day,
    `visa`,
    plain,
    digits(4),
    digits(16),
    json,
    serialized,
    comment,
    `${digits(6)}@example.net`,
  ];
  return cells.map((cell) => `"${String(cell).replaceAll('"', '""')}"`).join(',');
}

let held = '';
for (let id = 1; id <= rows; id++) {
  held += `${line(id)}\n`;
  if (held.length < 1 << 16) continue;
  if (!process.stdout.write(held)) await new Promise((resolve) => process.stdout.once('drain', resolve));
  held = '';
}
process.stdout.write(held);
