import { closeSync, createReadStream, fstatSync, openSync, readSync } from 'node:fs';
import { Readable } from 'node:stream';
import { RandomAccessReader } from 'yauzl';

const WINDOW = 512 * 1024;

/** Reads an archive through a window, so that a table of half a million entries costs few system calls. */
export class ZipReader extends RandomAccessReader {
  readonly size: number;
  readonly #path: string;
  readonly #file: number;
  #window = Buffer.alloc(0);
  #start = 0;

  constructor(path: string) {
    super();
    this.#path = path;
    this.#file = openSync(path, 'r');
    this.size = fstatSync(this.#file).size;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return end > start
      ? createReadStream(this.#path, { start, end: end - 1 })
      : Readable.from([], { objectMode: false });
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null) => void,
  ): void {
    try {
      const piece = this.#slice(position, length);
      if (piece.length < length) throw new Error('unexpected end of the archive');
      piece.copy(buffer, offset);
    } catch (error) {
      callback(error instanceof Error ? error : new Error(String(error)));
      return;
    }
    callback(null);
  }

  override close(callback: (error: Error | null) => void): void {
    closeSync(this.#file);
    callback(null);
  }

  #slice(position: number, length: number): Buffer {
    const inside = position >= this.#start && position + length <= this.#start + this.#window.length;
    if (!inside) {
      const window = Buffer.allocUnsafe(Math.max(WINDOW, length));
      this.#window = window.subarray(0, readSync(this.#file, window, 0, window.length, position));
      this.#start = position;
    }
    return this.#window.subarray(position - this.#start, position - this.#start + length);
  }
}
