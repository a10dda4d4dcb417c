/** Check digit of ISO/IEC 7812-1 behind the digits. */
function withCheckDigit(digits: string): string {
  let sum = 0;
  for (let place = 0; place < digits.length; place++) {
    const digit = Number(digits[digits.length - 1 - place]);
    sum += place % 2 === 0 ? (digit > 4 ? digit * 2 - 9 : digit * 2) : digit;
  }
  return digits + String((10 - (sum % 10)) % 10);
}

/** A made-up number of Visa for a row. */
export function cardOf(row: number): string {
  return withCheckDigit(`4539${String((row * 7_919 + 1_000_003) % 10 ** 11).padStart(11, '0')}`);
}

/** A made-up German account for a row, with the check digits of ISO 13616. */
export function ibanOf(row: number): string {
  const account = `37040044${String((row * 104_729) % 10 ** 10).padStart(10, '0')}`;
  const check = 98n - (BigInt(`${account}131400`) % 97n);
  return `DE${String(check).padStart(2, '0')}${account}`;
}

const LARGE = 30_000;

/**
 * Statements that make the tables of a careless shop: few customers with everything that must not be kept, in odd spellings
 * and beside odd characters; many payments, of which some hold a number; a log; and settings with a key of a provider.
 */
export function shopRows(dialect: 'mysql' | 'postgres'): readonly string[] {
  const text = (value: string): string =>
    dialect === 'mysql'
      ? `'${value.replaceAll('\\', '\\\\').replaceAll("'", "''").replaceAll('\n', '\\n')}'`
      : `'${value.replaceAll("'", "''")}'`;
  const key = ['sk', 'live', '51Hx9TpQz7LkWv3NbYc8RmJd4'].join('_');
  return [
    'CREATE TABLE customer (id INTEGER PRIMARY KEY, created_at TIMESTAMP NULL, email VARCHAR(100), phone VARCHAR(40), iban VARCHAR(40), cc_number VARCHAR(40), cc_cid VARCHAR(8), note TEXT)',
    ...inserts('customer', 400, (row) => [
      String(row),
      text(`2019-0${1 + (row % 9)}-1${row % 10} 12:00:00`),
      text(`anna.${row}@mail${row % 7}.de`),
      row % 3 === 0 ? text(`+49 30 90182${String(100 + (row % 900))}`) : 'NULL',
      row % 2 === 0 ? text(ibanOf(row)) : "''",
      row % 4 === 0 ? text(cardOf(row)) : 'NULL',
      row % 4 === 0 ? text(String(100 + (row % 900))) : 'NULL',
      text(noteOf(row)),
    ]),
    'CREATE TABLE payment (id INTEGER PRIMARY KEY, created_at TIMESTAMP NULL, method VARCHAR(20), trans_id VARCHAR(40), additional_information TEXT)',
    ...inserts('payment', LARGE, (row) => [
      String(row),
      text(`20${20 + (row % 5)}-03-0${1 + (row % 9)} 08:15:00`),
      "'card'",
      text(String(1_000_000_000_000_000 + row * 77_777_777_771)),
      text(informationOf(row)),
    ]),
    'CREATE TABLE request_log (at TIMESTAMP NULL, line TEXT)',
    ...inserts('request_log', 3_000, (row) => [
      text('2024-02-29 12:00:00'),
      text(
        row % 100 === 7
          ? `swipe %B${cardOf(row)}^MUSTER/ANNA^27121010000000000000?`
          : `GET /cart?item=${row}&session=${row * 31} 200 "it's fine"\n`,
      ),
    ]),
    `CREATE TABLE setting (name VARCHAR(80), value TEXT)`,
    `INSERT INTO setting VALUES ('stripe/secret_key', ${text(key)}), ('shop/name', ${text('Müller & Söhne; "Київ" \\ 😀')})`,
  ];
}

function noteOf(row: number): string {
  const notes = [
    `paid by phone: ${cardOf(row).replace(/(.{4})(?=.)/g, '$1 ')}, call back`,
    `{"street": "Hauptstraße ${row}", "tab": "a\tb", "back": "\\\\"}`,
    `a:1:{s:9:"cc_number";s:16:"${cardOf(row)}";}`,
    `it's "quoted"; -- no comment\nsecond line ${row}`,
    '',
  ];
  return notes[row % notes.length] ?? '';
}

function informationOf(row: number): string {
  if (row % 500 === 3) return `{"method":"card","cc_number":"${cardOf(row)}"}`;
  return `{"method":"card","txn_id":"${40_000_000_000_000_000 + row * 13}","last4":"${String(row % 10_000).padStart(4, '0')}"}`;
}

function inserts(table: string, count: number, cells: (row: number) => readonly string[]): readonly string[] {
  const statements: string[] = [];
  for (let from = 1; from <= count; from += 1000) {
    const rows = Array.from(
      { length: Math.min(1000, count - from + 1) },
      (_, at) => `(${cells(from + at).join(', ')})`,
    );
    statements.push(`INSERT INTO ${table} VALUES ${rows.join(', ')}`);
  }
  return statements;
}
