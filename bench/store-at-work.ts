import { performance } from 'node:perf_hooks';
import mysql from 'mysql2/promise';

/**
 * A store at work on the table of payments: `node bench/store-at-work.ts DSN SECONDS ROWS` reads a row by its key and
 * changes another, again and again, and tells how many a second and how long one of a hundred took.
 */
const [where = '', seconds = '8', rows = '1500000'] = process.argv.slice(2);
const connection = await mysql.createConnection(where);
const took: number[] = [];
const began = performance.now();
const end = began + Number(seconds) * 1000;
let state = 11;
while (performance.now() < end) {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  const id = 1 + (state % Number(rows));
  const start = performance.now();
  await connection.query('SELECT * FROM payment WHERE id = ?', [id]);
  await connection.query('UPDATE payment SET order_id = order_id + 1 WHERE id = ?', [id]);
  took.push(performance.now() - start);
}
const sorted = took.toSorted((a, b) => a - b);
const rate = took.length / ((performance.now() - began) / 1000);
process.stdout.write(`${JSON.stringify({ rate, p99: sorted[Math.floor(sorted.length * 0.99)] ?? 0 })}\n`);
await connection.end();
