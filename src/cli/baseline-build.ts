import type { Building } from '../integrity/build.ts';
import { exportIgnored } from '../integrity/export-ignore.ts';
import type { Part } from '../integrity/layout.ts';
import { isPreview, releaseOf, sortReleases } from '../integrity/releases.ts';
import { UserError } from '../core/errors.ts';
import type { Files } from '../core/hands.ts';
import type { Tools } from '../core/tools.ts';
import type { GitRepository } from '../io/git.ts';

export interface Release {
  readonly ref: string;
  readonly release: string;
}

/** The releases of a repository by its tags, or by its branches where no tag names one; oldest first. */
export async function releasesOf(git: GitRepository, previews: boolean): Promise<readonly Release[]> {
  const refs = await git.refs();
  for (const kind of ['tag', 'branch'] as const) {
    const found = refs.flatMap((ref) => {
      const release = ref.kind === kind ? releaseOf(ref.name) : undefined;
      return release === undefined || (!previews && isPreview(release)) ? [] : [{ ref: ref.name, release }];
    });
    const once = [...new Map(found.map((one) => [one.release, one])).values()];
    if (once.length > 0) return sortReleases(once);
  }
  return [];
}

/** Takes in every release in one go: each tree is listed once, each content is read once. */
export async function buildFromGit(
  git: GitRepository,
  releases: readonly Release[],
  part: Part,
  building: Building,
  tools: Tools,
): Promise<void> {
  const paths = new Map<string, Map<string, number[]>>();
  for (const { ref, release } of releases) {
    tools.signal.throwIfAborted();
    const number = building.release(release);
    const files = await git.files(ref);
    const attributes = files.find(({ path }) => path === '.gitattributes');
    const ignored = exportIgnored(attributes ? await textOf(git, attributes.blob) : '');
    for (const { path, blob } of files) {
      const place = building.place(path);
      if (place === undefined || ignored(path)) continue;
      const blobs = paths.get(place) ?? new Map<string, number[]>();
      paths.set(place, blobs);
      const at = blobs.get(blob);
      if (at) at.push(number);
      else blobs.set(blob, [number]);
    }
    tools.tell({ what: 'pages', done: number + 1, of: releases.length });
  }
  const wanted = new Set([...paths.values()].flatMap((blobs) => [...blobs.keys()]));
  if (wanted.size === 0) throw new UserError(`No file of ${part.name} was found in the repository.`);
  const digests = new Map<string, string>();
  await git.blobs(wanted, (blob, bytes) => {
    digests.set(blob, building.content(bytes));
    if (digests.size % 1000 === 0) tools.tell({ what: 'files', done: digests.size, of: wanted.size });
  });
  for (const [path, blobs] of paths)
    for (const [blob, at] of blobs) building.add(path, digests.get(blob) ?? building.content(undefined), at);
}

async function textOf(git: GitRepository, blob: string): Promise<string> {
  let text = '';
  await git.blobs([blob], (_, bytes) => {
    text = bytes?.toString('utf8') ?? '';
  });
  return text;
}

/** Takes in one release that lies in a folder or an archive. */
export async function buildFromFiles(
  files: Files,
  release: string,
  part: Part,
  building: Building,
  tools: Tools,
): Promise<void> {
  const number = building.release(release);
  // A release as it is installed has nothing around it; as it is downloaded, it may.
  const { below } = part.source;
  const around = below !== '' && (await files.stat(below.slice(0, -1)))?.type === 'folder' ? '' : below;
  let seen = 0;
  for await (const entry of files.walk()) {
    tools.signal.throwIfAborted();
    const place = entry.type === 'file' ? building.place(`${around}${entry.path}`) : undefined;
    if (place === undefined) continue;
    const bytes = await files.bytes(entry.path, 0, entry.size);
    building.add(place, building.content(bytes), [number]);
    if (++seen % 500 === 0) tools.tell({ what: 'files', done: seen });
  }
  if (seen === 0) throw new UserError(`No file of ${part.name} was found there.`);
}
