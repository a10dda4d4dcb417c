import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Json } from '../core/fact.ts';
import { currentFolder, replaceWith } from '../io/knowledge/replace.ts';
import { readWhole, type Whole } from '../io/knowledge/whole.ts';
import { bundledKnowledge, openKnowledge } from '../io/knowledge.ts';
import type { Feed } from '../knowledge/feeds.ts';
import { merged } from '../knowledge/merge.ts';
import { baselineFolder } from './home.ts';

/** What each address answered the last time. */
export type Etags = Readonly<Record<string, string>>;
const ETAGS = 'etags.json';
/** Parts whose day is that of the whole: what is known of holes. */
const ofHoles = ['advisories', 'wordpress', 'exploited', 'npm'] as const;
/** Parts that only sources of today have. */
const added = ['npm'];

/** Where knowledge that was brought home lies. */
function knowledgeHome(): string {
  return join(dirname(baselineFolder()), 'knowledge');
}

/** The set that was brought home; `undefined` where there is none, or where a newer one came along with storewarden since. */
export async function homeSet(): Promise<string | undefined> {
  const folder = await currentFolder(knowledgeHome());
  if (folder === undefined) return undefined;
  const [theirs, ours] = [await dateOf(folder), await dateOf(bundledKnowledge)];
  return theirs !== undefined && (ours === undefined || theirs >= ours) ? folder : undefined;
}

async function dateOf(folder: string): Promise<string | undefined> {
  const about = await jsonOf(join(folder, 'about.json'));
  const date = (about as { readonly date?: unknown } | undefined)?.date;
  return typeof date === 'string' ? date : undefined;
}

/** What sources said of their documents when they were last brought home. */
export async function knownEtags(): Promise<Etags> {
  const home = await homeSet();
  const known = home === undefined ? undefined : await jsonOf(join(home, ETAGS));
  return typeof known === 'object' && known !== null ? (known as Etags) : {};
}

async function jsonOf(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Writes the whole set anew, so that nothing is ever half old and half new. */
export async function bringHome(feeds: readonly Feed[], etags: Etags): Promise<void> {
  const home = await homeSet();
  const whole = await readWhole(bundledKnowledge, home);
  const files = new Map<string, string>(whole.others);
  for (const name of new Set([...whole.parts.keys(), ...added])) {
    const part = merged(name, whole.parts.get(name) ?? new Map(), feeds);
    if (part.size > 0) files.set(`advisories/${name}.tsv`, write(part));
  }
  await changeParts(files, feeds, home);
  files.set(ETAGS, `${JSON.stringify({ ...(await knownEtags()), ...etags })}\n`);
  files.set('about.json', `${JSON.stringify(aboutOf(whole, feeds))}\n`);
  await replaceWith(knowledgeHome(), `set-${Date.now()}-${process.pid}`, files);
}

async function changeParts(
  files: Map<string, string>,
  feeds: readonly Feed[],
  home: string | undefined,
): Promise<void> {
  const before = await openKnowledge(bundledKnowledge, undefined, home);
  const changed = new Map<string, Json>();
  for (const [name, change] of feeds.flatMap(({ parts }) => [...(parts ?? [])]))
    changed.set(name, change(changed.get(name) ?? (await before.part(name))));
  for (const [name, json] of changed) files.set(`${name}.json`, `${JSON.stringify(json)}\n`);
}

function aboutOf(whole: Whole, feeds: readonly Feed[]) {
  const parts: Record<string, string> = { ...whole.about.parts };
  for (const { about, day } of feeds) if (day > (parts[about] ?? '')) parts[about] = day;
  return { date: ofHoles.map((name) => parts[name] ?? '').reduce((one, other) => (one > other ? one : other)), parts };
}

function write(part: ReturnType<typeof merged>): string {
  return [...part]
    .toSorted(([one], [other]) => Buffer.compare(Buffer.from(one), Buffer.from(other)))
    .map(([key, holes]) => `${key}\t${JSON.stringify(holes)}\n`)
    .join('');
}
