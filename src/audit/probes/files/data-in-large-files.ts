import type { Files } from '../../../core/hands.ts';
import { defineProbe } from '../../../core/probe.ts';
import type { Tools } from '../../../core/tools.ts';
import type { Match } from '../../../detectors/detector.ts';
import { detectorsOf } from '../../../detectors/scan.ts';
import { kernelPass } from '../../../detectors/scan/kernel.ts';
import { createScanner, type MakePass } from '../../../detectors/scan/scanner.ts';
import { cardsInLargeFiles, largeDataFiles, type Sighting } from '../../facts/files.ts';
import { sightOf } from './tree/card-sight.ts';

/** What is read at most in all, so that an audit ends; `storewarden scan` has no such end. */
const MOST_BYTES = 8 * 1024 ** 3;
const MOST_UNPACKED = 32 * 1024 ** 2;
const MOST_MATCHES = 10_000;

export default defineProbe({
  id: 'data-in-large-files',
  title: 'Reads large logs, exports and dumps for card numbers',
  hands: ['files'],
  needs: { largeDataFiles },
  gives: { cardsInLargeFiles },
  touch: 'visitor',

  async gather({ files }, { largeDataFiles: candidates }, tools) {
    const kernel = tools.kernel?.();
    const pass = kernel === undefined ? undefined : kernelPass(kernel);
    const seen: Sighting[] = [];
    let left = MOST_BYTES;
    let unread = candidates.more;
    for (const candidate of candidates.seen) {
      if (candidate.size > left) {
        unread += 1;
        continue;
      }
      left -= candidate.size;
      const sight = sightOf(await matchesIn(files, candidate.path, pass, tools));
      if (sight !== undefined) seen.push({ ...candidate, ...sight });
    }
    return { cardsInLargeFiles: { seen, more: 0, unread } };
  },
});

async function matchesIn(
  files: Files,
  path: string,
  pass: MakePass | undefined,
  tools: Tools,
): Promise<readonly Match[]> {
  const detectors = detectorsOf(['card-number', 'card-track']);
  const scanner = createScanner({ detectors, lines: true, ...(pass === undefined ? {} : { pass }) });
  const found: Match[] = [];
  for await (const chunk of contentOf(files, path)) {
    tools.signal.throwIfAborted();
    found.push(...scanner.push(chunk));
    if (found.length > MOST_MATCHES) return found;
  }
  return [...found, ...scanner.end()];
}

async function* contentOf(files: Files, path: string): AsyncGenerator<Uint8Array> {
  const unpacked = /\.(?:gz|bz2|zst)$/i.test(path) ? await files.unpack?.(path, MOST_UNPACKED) : undefined;
  if (unpacked) yield unpacked;
  else yield* files.read(path);
}
