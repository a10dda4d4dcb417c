import { z } from 'zod';
import { bounds, magic, type PackHead, sectionNames } from './format.ts';

const count = (most: number) => z.int().min(0).max(most);
const shape = z.object({
  of: z.string().min(1).max(60),
  made: z.string().max(30),
  sources: z.array(z.string().max(500)).max(100),
  releases: z.array(z.string().min(1).max(60)).max(bounds.releases),
  counts: z.object({
    contents: count(bounds.contents),
    paths: count(bounds.paths),
    entries: count(bounds.entries),
    sets: count(bounds.sets),
    lines: count(bounds.lines),
  }),
  sections: z
    .array(z.object({ name: z.enum(sectionNames), packed: count(bounds.section), length: count(bounds.section) }))
    .max(sectionNames.length),
});

/** The head of a pack, held to its bounds, and where it ends. Throws if it is not one. */
export function readHead(body: Buffer): { readonly head: PackHead; readonly end: number } {
  const length = body.readUInt32LE(magic.length);
  const start = magic.length + 4;
  if (length > bounds.header || start + length > body.length) throw new RangeError('The header is too long.');
  const head = shape.parse(JSON.parse(body.toString('utf8', start, start + length)));
  const end = start + length;
  const packed = head.sections.reduce((sum, section) => sum + section.packed, 0);
  if (end + packed !== body.length) throw new RangeError('The sections do not fill the file.');
  if (head.counts.entries > 0 && head.counts.sets === 0) throw new RangeError('There are entries of no release.');
  // Each of these takes some bits of a section, so that a small file cannot ask for much memory.
  const bits = head.sections.reduce((sum, section) => sum + section.length, 0) * 8;
  const { contents, paths, entries, sets, lines } = head.counts;
  if (contents * 96 + (paths + entries + sets) * 8 + lines > bits) throw new RangeError('More is told than is there.');
  return { head, end };
}
