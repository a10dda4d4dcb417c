import mysql from 'mysql2/promise';
import pg from 'pg';

/** What a writer has seen to be in the row, or may be there because the server died before it answered. */
export type Notes = Map<string, readonly (string | null)[]>;

export interface Writers {
  /** Writes that the server has confirmed. */
  stop(): Promise<number>;
}

/** Shops that write to the notes of the payments meanwhile, each to rows of its own; `notes` learns what they wrote. */
export function startWriters(dsn: string, count: number, rows: number, notes: Notes): Writers {
  const over = new AbortController();
  let writes = 0;
  const work = Array.from({ length: count }, async (_, writer) => {
    let link = await connect(dsn);
    for (let n = 0; !over.signal.aborted; n++) {
      const id = String(Math.floor(Math.random() * (rows / count)) * count + writer);
      const note = n % 3 === 0 ? `writer ${writer} ${n} card 4012888888881881` : `writer ${writer} ${n}`;
      const before = notes.get(id) ?? [];
      try {
        notes.set(id, [...before, note]);
        await link.run(`UPDATE payments SET note = '${note}' WHERE id = ${id}`);
        notes.set(id, [note]);
        writes += 1;
      } catch {
        // Whether it was written, only the server knows: both are right.
        await link.end().catch(() => undefined);
        link = await reconnected(dsn);
      }
      await sleep(2);
    }
    await link.end();
  });
  return {
    async stop() {
      over.abort();
      await Promise.all(work);
      return writes;
    },
  };
}

interface Link {
  run(sql: string): Promise<unknown>;
  end(): Promise<void>;
}

export async function connect(dsn: string): Promise<Link> {
  if (dsn.startsWith('mysql')) {
    const link = await mysql.createConnection({ uri: dsn });
    link.on('error', () => undefined);
    return { run: (sql) => link.query(sql), end: () => link.end() };
  }
  const link = new pg.Client(dsn);
  link.on('error', () => undefined);
  await link.connect();
  return { run: (sql) => link.query(sql), end: () => link.end() };
}

async function reconnected(dsn: string): Promise<Link> {
  for (;;) {
    try {
      return await connect(dsn);
    } catch {
      await sleep(100); // the server is not back yet
    }
  }
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
