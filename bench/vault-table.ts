import type { VaultTrial } from '../test/vault-trial.ts';

/** A row of a shop's payments. */
export interface PaymentRow {
  readonly cc_number: string | null;
  readonly note: string;
  readonly data: string;
  readonly amount: string;
}

/** The same row for the same number, so that a million rows need not be remembered. 40 of 100 hold a card number. */
export function paymentOf(id: number): PaymentRow {
  const row = { cc_number: null, note: `Zoë's order ${id}, paid by transfer`, data: '{}', amount: `${id % 977}.90` };
  if (id % 5 > 1) return row;
  const card = cardOf(id);
  const spelling = Math.floor(id / 5) % 5;
  if (spelling === 0) return { ...row, cc_number: card };
  if (spelling === 1) return { ...row, cc_number: grouped(card, ' ') };
  if (spelling === 2) return { ...row, cc_number: grouped(card, '-') };
  if (spelling === 3) return { ...row, note: `{"cc_number":"${card}","city":"K\\u00f6ln","order":${id}}` };
  return { ...row, data: `a:2:{s:9:"cc_number";s:${card.length}:"${card}";s:4:"city";s:5:"Köln";}` };
}

export async function fillPayments(
  trial: Pick<VaultTrial, 'kind' | 'run'>,
  table: string,
  rows: number,
): Promise<void> {
  // MariaDB would set such a column to now at each change; it has to stay as it is.
  const touched = trial.kind === 'mysql' ? 'ON UPDATE CURRENT_TIMESTAMP' : '';
  await trial.run(
    `CREATE TABLE ${table} (id INTEGER NOT NULL PRIMARY KEY, cc_number VARCHAR(400), note VARCHAR(400), data TEXT, amount DECIMAL(10,2), touched TIMESTAMP NOT NULL DEFAULT '2020-01-02 03:04:05' ${touched})`,
  );
  const text = (cell: string | null): string =>
    cell === null
      ? 'NULL'
      : `'${(trial.kind === 'mysql' ? cell.replaceAll('\\', '\\\\') : cell).replaceAll("'", "''")}'`;
  for (let at = 0; at < rows; at += 2000) {
    const lines = Array.from({ length: Math.min(2000, rows - at) }, (_, index) => {
      const { cc_number, note, data, amount } = paymentOf(at + index);
      return `(${at + index}, ${text(cc_number)}, ${text(note)}, ${text(data)}, ${amount})`;
    });
    await trial.run(`INSERT INTO ${table} (id, cc_number, note, data, amount) VALUES ${lines.join(', ')}`);
  }
}

/** Numbers of four schemes, with the check digit of ISO/IEC 7812-1. */
export function cardOf(id: number): string {
  const [prefix, length] = (
    [
      ['4', 16],
      ['5300', 16],
      ['3714', 15],
      ['6011', 16],
    ] as const
  )[id % 4] ?? ['4', 16];
  let state = (id + 1) * 2_654_435_761;
  let body: string = prefix;
  while (body.length < length - 1) {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 0x9e3779b9) >>> 0;
    body += String((state >>> 8) % 10);
  }
  let sum = 0;
  for (let place = 0; place < body.length; place++) {
    const digit = Number(body[body.length - 1 - place]);
    sum += place % 2 === 0 ? (digit > 4 ? digit * 2 - 9 : digit * 2) : digit;
  }
  return body + String((10 - (sum % 10)) % 10);
}

function grouped(card: string, by: string): string {
  return card.length === 15
    ? [card.slice(0, 4), card.slice(4, 10), card.slice(10)].join(by)
    : (card.match(/.{4}/g) ?? []).join(by);
}
