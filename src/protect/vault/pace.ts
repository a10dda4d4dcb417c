/** How much is done at once, and how long it rests then, for the sake of the running store. */
export interface Pace {
  /** Rows to read next. */
  limit(): number;
  /** Told of each page: its rows, and roughly how many bytes they hold. */
  read(rows: number, bytes: number): void;
  /** Told of each batch that was written, in milliseconds; answers with the rest that is due. */
  wrote(milliseconds: number): number;
}

/** A page holds about so much at most: with all that is made of it, memory stays small however wide the rows are. */
const PAGE_BYTES = 512 * 1024;
const FEWEST = 20;
/** Locks that last longer than this are felt by a shop. */
const LONGEST_MILLISECONDS = 60;
const LONGEST_REST_MILLISECONDS = 2000;

/** Never more than `batch` rows; fewer while they are wide or the database is slow. Rests `rest` times as long as it worked. */
export function makePace(batch: number, rest: number): Pace {
  let byTime = batch;
  let byBytes = Math.min(batch, 100);
  return {
    limit: () => Math.max(Math.min(FEWEST, batch), Math.min(byTime, byBytes, batch)),
    read(rows, bytes) {
      if (rows > 0) byBytes = Math.floor(PAGE_BYTES / Math.max(1, bytes / rows));
    },
    wrote(milliseconds) {
      if (rest > 0 && milliseconds > LONGEST_MILLISECONDS) byTime = Math.max(FEWEST, Math.floor(byTime / 2));
      else if (milliseconds < LONGEST_MILLISECONDS / 2) byTime = Math.min(batch, Math.ceil(byTime * 1.25));
      return Math.min(milliseconds * rest, LONGEST_REST_MILLISECONDS);
    },
  };
}
