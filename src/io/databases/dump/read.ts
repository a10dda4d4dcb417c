import { parseDump, type Sink } from './parse.ts';
import { append, type Source } from './tokens.ts';

/**
 * Drives the parser over a dump, chunk by chunk; yields after each, so that rows can be handed on before more is read.
 * Returns whether the dump's own bytes ended in an error (a cut or damaged archive).
 */
export async function* readDump(
  chunks: AsyncIterable<string>,
  source: Source,
  sink: Sink,
): AsyncGenerator<undefined, 'whole' | 'damaged'> {
  const parser = parseDump(source, sink);
  let outcome: 'whole' | 'damaged' = 'whole';
  try {
    for await (const chunk of chunks) {
      append(source, chunk);
      if (parser.next().done === true) break;
      yield;
    }
  } catch (error) {
    if (!isDamage(error)) throw error;
    outcome = 'damaged';
  }
  source.ended = true;
  while (parser.next().done !== true);
  yield;
  return outcome;
}

/** What gunzip, zstd and bunzip2 say of a stream that is cut off or not theirs; files that fail to read have `errno`. */
function isDamage(error: unknown): boolean {
  if (!(error instanceof Error) || error.name === 'AbortError') return false;
  const code = 'code' in error ? String(error.code) : '';
  return (
    code.startsWith('Z_') || code.startsWith('ZSTD_') || /bzip|unexpected end|magic|crc|stream/i.test(error.message)
  );
}
