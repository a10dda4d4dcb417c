import { Buffer } from 'node:buffer';
import type { Connection, Query } from 'mysql2';
import { lengthAt, type PageBuilder } from '../../scan/page.ts';

/** What the driver hands its command for each packet; `offset` is where the payload begins. */
interface Packet {
  readonly buffer: Buffer;
  readonly offset: number;
  readonly end: number;
}

/** A command of the driver: `next` is what it does with the next packet. */
interface Steps {
  readonly next: unknown;
  readonly row?: unknown;
  execute(packet: Packet | undefined, connection: unknown): boolean;
}

const EOF = 0xfe;
const ERROR = 0xff;
/** Shorter packets that begin with 254 end the rows. */
const SHORTEST_ROW = 9;

/**
 * Puts the rows of a select into a page, as the bytes that the server sent, and gives the last row's cells behind the
 * first `width`. The driver's own way makes a string or buffer of every cell, which costs three times as much as all the
 * rest; so its command is asked for the packets instead. Where it should know no such step, it makes rows as ever.
 */
export function readRows(
  connection: Connection,
  sql: string,
  values: readonly (string | Buffer | bigint)[],
  builder: PageBuilder,
  width: number,
): Promise<readonly (Buffer | null)[]> {
  return new Promise((resolve, reject) => {
    let last: (() => readonly (Buffer | null)[]) | undefined;
    const asked = connection.query({
      sql,
      values: [...values],
      rowsAsArray: true,
      typeCast: (field) => field.buffer(),
    });
    const steps = asked as Query & Steps;
    const { row: rowStep, execute } = steps;
    steps.execute = function (packet, its) {
      if (packet === undefined || rowStep === undefined || this.next !== rowStep)
        return execute.call(this, packet, its);
      const { buffer, offset, end } = packet;
      const first = buffer[offset];
      if (first === ERROR || (first === EOF && end - offset < SHORTEST_ROW)) return execute.call(this, packet, its);
      builder.addCoded(buffer, offset, end);
      last = () => cellsBehind(buffer, offset, end, width);
      return false;
    };
    asked.on('result', (row: unknown) => {
      const cells = row as readonly (Buffer | null)[];
      for (let index = 0; index < width; index++) builder.add(cells[index] ?? null);
      last = () => cells.slice(width);
    });
    asked.on('error', reject);
    asked.on('end', () => resolve(last?.() ?? []));
  });
}

/** The cells of a row from one on. */
function cellsBehind(row: Buffer, offset: number, end: number, first: number): readonly (Buffer | null)[] {
  const found: (Buffer | null)[] = [];
  let at = offset;
  for (let index = 0; at < end; index++) {
    const { head, length } = lengthAt(row, at);
    if (index >= first) found.push(length < 0 ? null : row.subarray(at + head, at + head + length));
    at += head + Math.max(0, length);
  }
  return found;
}
