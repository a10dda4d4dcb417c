import { readFile } from 'node:fs/promises';
import { below, recogniseFiles } from '../audit/recognise.ts';
import { CannotTell, UserError } from '../core/errors.ts';
import type { Files } from '../core/hands.ts';
import { printable } from '../core/text.ts';
import type { Tools } from '../core/tools.ts';
import { engines } from '../engines/index.gen.ts';
import { MOST_BYTES } from '../integrity/canonical.ts';
import type { Layout } from '../integrity/layout.ts';
import { layoutOf, partOf, plainPart } from '../integrity/layouts.ts';
import { holdsRelease, type OpenPart, openParts } from '../integrity/open.ts';
import { openPack } from '../integrity/pack/read.ts';
import { openFiles } from '../io/files/open.ts';
import { openKnowledge } from '../io/knowledge.ts';
import { asJson, asText } from './baseline-words.ts';
import { exits } from './exits.ts';
import { baselineFolder } from './home.ts';
import { makeTools } from './tools.ts';

/** The flags of `storewarden baseline check`, as commander names them. */
export interface CheckFlags {
  readonly root: string;
  readonly ssh?: string;
  readonly identity?: string;
  readonly baseline?: string;
  readonly engine?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
}

const MOST = 5000;

/** Compares the files of a store and writes what differs to stdout; answers with the exit code. */
export async function checkBaseline(flags: CheckFlags): Promise<number> {
  const own = flags.baseline === undefined ? undefined : await readPack(flags.baseline);
  const tools = makeTools(flags);
  const opened = await openFiles(flags.root, flags, tools);
  try {
    const parts = await compareStore(opened.files, flags.engine, own, tools);
    process.stdout.write(flags.json ? asJson(parts) : asText(parts));
    return exitCode(parts);
  } finally {
    await opened.close();
    tools.close();
  }
}

async function readPack(path: string): Promise<Uint8Array> {
  try {
    const bytes = await readFile(path);
    openPack(bytes);
    return bytes;
  } catch (cause) {
    const says = cause instanceof CannotTell ? cause.message : 'There is nothing that can be read.';
    throw new UserError(`"${printable(path)}": ${says}`, { hint: 'Make one with: storewarden baseline build.', cause });
  }
}

/** Walks through the files once and compares each with its baseline. `own` is a pack that the user named. */
export async function compareStore(
  files: Files,
  engine: string | undefined,
  own: Uint8Array | undefined,
  tools: Tools,
): Promise<readonly OpenPart[]> {
  const [id, version] = engine?.split('@') ?? [];
  const store = await recogniseFiles(files, engines, engines.some((one) => one.id === id) ? id : undefined);
  const root = below(files, store?.seen.root ?? '');
  const layout = own ? layoutFor(openPack(own).head.of) : layoutOf(id ?? store?.seen.id ?? '', store?.seen.edition);
  if (!layout) {
    throw new UserError(
      store ? `There is no baseline of ${store.engine.name} along.` : 'The engine of these files is not known.',
      { hint: 'Make a baseline with "storewarden baseline build", and name it with --baseline.' },
    );
  }
  const knowledge = await openKnowledge(undefined, baselineFolder());
  const packs = async (name: string) => (own ? [own] : ((await knowledge.baselines?.(name)) ?? []));
  const parts = await openParts(root, layout, version ?? store?.seen.versions[0]?.version, packs, MOST);
  await walk(root, parts, tools);
  return parts;
}

function layoutFor(pack: string): Layout {
  return { engines: [], parts: [partOf(pack) ?? plainPart(pack)] };
}

async function walk(files: Files, parts: readonly OpenPart[], tools: Tools): Promise<void> {
  const open = parts.flatMap((part) => ('comparing' in part ? [part.comparing] : []));
  let seen = 0;
  for await (const { type, path, size } of files.walk()) {
    tools.signal.throwIfAborted();
    if (type !== 'file') continue;
    if (++seen % 500 === 0) tools.tell({ what: 'files', done: seen });
    const asking = open.filter((one) => one.wants(path));
    if (asking.length === 0) continue;
    const bytes = size > MOST_BYTES ? 'too-large' : await files.bytes(path, 0, size);
    for (const one of asking) if (bytes) one.see(path, bytes);
  }
}

function exitCode(parts: readonly OpenPart[]): number {
  const told = parts.flatMap((part) => ('comparing' in part ? [part.comparing.told()] : []));
  const differs = told.some(
    ({ changed, foreign }) => changed.seen.some((one) => !one.patched) || foreign.seen.length > 0,
  );
  if (differs) return exits.findings;
  const unsure = parts.some(
    (part) => 'because' in part || !(holdsRelease(part.subject) || part.comparing.told().release),
  );
  return unsure || parts.length === 0 ? exits.partly : exits.done;
}
