import type { Database } from '../../../core/hands.ts';

const MOST_ROWS = 100_000;
/** Three or four digits, or the ciphertext of an engine in their place: Magento's with its key number, or plain base64. */
const code = /^(?:\d{3,4}|\d{1,2}:\d:[A-Za-z0-9+/]{16,400}={0,2}|[A-Za-z0-9+/]{16,400}={0,2})$/;

/** Rows of a column meant for verification codes that hold one, sealed or not; at most 100,000 are looked at. */
export async function sealedCodes(database: Database, table: string, column: string): Promise<number> {
  let found = 0;
  const where = [{ column, is: 'not-null' as const }];
  for await (const row of database.select({ table, columns: [column], where, limit: MOST_ROWS, cut: 512 })) {
    const text = String(row[column] ?? '').trim();
    if (code.test(text) && !/^0+$/.test(text)) found += 1;
  }
  return found;
}
