import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { UserError } from '../core/errors.ts';
import { plural } from '../core/text.ts';
import type { Tools } from '../core/tools.ts';
import { type Building, startBuilding } from '../integrity/build.ts';
import type { Part } from '../integrity/layout.ts';
import { layoutOf, partOf, plainPart } from '../integrity/layouts.ts';
import { openPack } from '../integrity/pack/read.ts';
import { sameRelease } from '../integrity/releases.ts';
import { openFiles } from '../io/files/open.ts';
import { type GitRepository, openGit } from '../io/git.ts';
import { buildFromFiles, buildFromGit, releasesOf } from './baseline-build.ts';
import { makeTools } from './tools.ts';

/** The flags of `storewarden baseline build`, as commander names them. */
export interface BuildFlags {
  readonly engine: string;
  readonly out: string;
  readonly previews?: boolean;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
}

/** Makes a baseline and says on stdout what is in it. */
export async function buildBaseline(where: string, flags: BuildFlags): Promise<void> {
  const [id = '', version] = flags.engine.split('@');
  if (!/^[a-z0-9][a-z0-9-]{0,58}$/.test(id))
    throw new UserError(`"${id}" is no name of an engine.`, { hint: 'Such as --engine opencart@4.1.0.3' });
  const part = partOf(id) ?? layoutOf(id)?.parts[0] ?? plainPart(id);
  const tools = makeTools(flags);
  try {
    const building = startBuilding(part, {
      made: tools.now().toISOString().slice(0, 10),
      sources: [`storewarden baseline build ${flags.engine}`],
    });
    await build(where, version, part, building, flags.previews === true, tools);
    const bytes = building.done();
    await mkdir(dirname(flags.out), { recursive: true }).catch(() => undefined);
    await writeFile(flags.out, bytes, { mode: 0o644 }).catch((cause: unknown) => {
      throw new UserError(`The baseline cannot be written to "${flags.out}".`, { hint: 'Name another place.', cause });
    });
    say(bytes, part, flags.out);
  } finally {
    tools.close();
  }
}

async function build(
  where: string,
  version: string | undefined,
  part: Part,
  building: Building,
  previews: boolean,
  tools: Tools,
): Promise<void> {
  const git = await openGit(where);
  const wanted = git ? await wantedReleases(git, version, previews || part.source.previews === true) : [];
  if (git && wanted.length > 0) return buildFromGit(git, wanted, part, building, tools);
  if (version === undefined) {
    throw new UserError('It is not known which release this is.', {
      hint: 'Say it: --engine ID@VERSION. A git repository with release tags needs no version.',
    });
  }
  const opened = await openFiles(where, {}, tools);
  try {
    await buildFromFiles(opened.files, version, part, building, tools);
  } finally {
    await opened.close();
  }
}

/** All releases of a repository, or the one that was named. A working copy below a repository is just a folder. */
async function wantedReleases(git: GitRepository, version: string | undefined, previews: boolean) {
  const all = await releasesOf(git, previews || version !== undefined);
  return version === undefined ? all : all.filter(({ release }) => sameRelease(release, version));
}

function say(bytes: Uint8Array, part: Part, out: string): void {
  const { head, checksum } = openPack(bytes);
  const { contents, paths, lines } = head.counts;
  process.stdout.write(
    `${part.name}: ${plural(head.releases.length, 'release')}, ${plural(paths, 'path')}, ${plural(contents, 'content')}, ${plural(lines, 'line')}\n` +
      `${out}: ${plural(bytes.length, 'byte')}, SHA-256 ${checksum}\n`,
  );
}
