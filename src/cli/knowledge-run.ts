import { readFile } from 'node:fs/promises';
import { CannotTell, UserError } from '../core/errors.ts';
import { plural } from '../core/text.ts';
import { download, type DownloadOptions } from '../io/knowledge/download.ts';
import { contentOf } from '../io/knowledge/records.ts';
import { bundledKnowledge, openKnowledge } from '../io/knowledge.ts';
import type { Feed } from '../knowledge/feeds.ts';
import { type Asked, readAny, type Source, sources } from '../knowledge/sources.ts';
import { exits } from './exits.ts';
import { baselineFolder } from './home.ts';
import { bringHome, type Etags, homeSet, knownEtags } from './knowledge-set.ts';
import { version } from './version.ts';

const MIB = 1024 * 1024;

/** The newest knowledge: what was brought home, over what came along. */
export async function newestKnowledge(): ReturnType<typeof openKnowledge> {
  return openKnowledge(bundledKnowledge, baselineFolder(), await homeSet());
}

/** Says how old each part is, and where it comes from. */
export async function showKnowledge(asJson: boolean): Promise<number> {
  const home = await homeSet();
  const knowledge = await openKnowledge(bundledKnowledge, undefined, home);
  const { parts } = (await knowledge.part('about')) as { readonly parts: Readonly<Record<string, string>> };
  const from = home === undefined ? 'bundled' : 'updated';
  if (asJson) process.stdout.write(`${JSON.stringify({ date: knowledge.date, from, parts }, undefined, 2)}\n`);
  else {
    process.stdout.write(
      `Knowledge of ${knowledge.date} (${from === 'bundled' ? 'came with storewarden' : 'brought up to date'})\n`,
    );
    for (const [part, day] of Object.entries(parts)) process.stdout.write(`  ${part.padEnd(12)} ${day}\n`);
  }
  return exits.done;
}

export interface UpdateFlags {
  readonly from?: readonly string[];
  readonly quiet?: boolean;
}

/** In the place of the usual ones. */
type Limits = Partial<Pick<DownloadOptions, 'most' | 'tries' | 'pauseSeconds' | 'timeoutSeconds' | 'idleSeconds'>>;

/** Fetches what is public, and puts it in the place of what is there. What does not answer stays as it is. */
export async function updateKnowledge(flags: UpdateFlags, limits: Limits = {}): Promise<number> {
  const known = await knownEtags();
  const etags: Record<string, string> = {};
  const feeds: Feed[] = [];
  const troubles: string[] = [];
  for (const [name, source, mirror] of asked(flags.from ?? [])) {
    const found: Feed[] = [];
    const before = troubles.length;
    for (const document of source.documents(mirror)) {
      try {
        const feed = await fetched(document, source, known, etags, limits);
        if (feed) found.push(feed);
      } catch (error) {
        if (!(error instanceof CannotTell || error instanceof UserError)) throw error;
        troubles.push(`${name}: ${error.message}`);
      }
    }
    feeds.push(...found);
    if (flags.quiet !== true && (found.length > 0 || troubles.length === before)) tell(name, found);
  }
  for (const trouble of troubles) process.stderr.write(`${trouble}\n`);
  if (feeds.length > 0) await bringHome(feeds, etags);
  return troubles.length > 0 ? exits.partly : exits.done;
}

/** `undefined` where nothing has changed since the last time. */
async function fetched(
  { url, read }: Asked,
  source: Source,
  known: Etags,
  etags: Record<string, string>,
  limits: Limits,
): Promise<Feed | undefined> {
  const etag = Object.hasOwn(known, url) ? known[url] : undefined;
  const got = await download(url, {
    userAgent: `storewarden/${version()}`,
    most: 400 * MIB,
    headers: keyFor(source),
    ...limits,
    ...(etag === undefined ? {} : { etag }),
  });
  if (!got.changed) return undefined;
  const feed = ofToday(read(await contentOf(got.bytes)));
  if (!feed) throw notRead(url);
  if (got.etag !== undefined) etags[url] = got.etag;
  return feed;
}

/** Takes a file that was fetched elsewhere, whatever source it came from. */
export async function importKnowledge(path: string): Promise<number> {
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw new UserError(`There is nothing to read at "${path}".`, { cause });
  });
  const feed = ofToday(readAny(await contentOf(bytes)));
  if (!feed) throw notRead(path);
  await bringHome([feed], {});
  tell(feed.source, [feed]);
  return exits.done;
}

/** Some sources do not say of what day they are: it is the day on which they were asked. */
function ofToday(feed: Feed | undefined): Feed | undefined {
  return feed?.day === '' ? { ...feed, day: new Date().toISOString().slice(0, 10) } : feed;
}

function notRead(from: string): UserError {
  return new UserError(`"${from}" is none of the forms that storewarden reads.`, {
    hint: 'It reads the documents of CISA KEV, OSV (all.zip), EPSS, endoflife.date, RetireJS, WordPress and Wordfence v3.',
  });
}

/** Those that were named, or all that need no key or have one. */
function asked(words: readonly string[]): readonly (readonly [string, Source, string | undefined])[] {
  if (words.length > 0) return words.map((one) => sourceOf(one));
  return Object.entries(sources)
    .filter(([, { needsKey, key = '' }]) => needsKey !== true || Boolean(process.env[key]))
    .map(([name, source]) => [name, source, undefined] as const);
}

function sourceOf(words: string): readonly [string, Source, string | undefined] {
  const [name = '', ...rest] = words.split('=');
  const source = Object.hasOwn(sources, name) ? sources[name] : undefined;
  if (!source) {
    throw new UserError(`There is no source called "${name}".`, {
      hint: `One of: ${Object.keys(sources).join(', ')}.`,
    });
  }
  return [name, source, rest.join('=') || undefined];
}

function keyFor({ key }: Source): Readonly<Record<string, string>> {
  const value = key === undefined ? undefined : process.env[key];
  return value ? { authorization: `Bearer ${value}` } : {};
}

function tell(name: string, feeds: readonly Feed[]): void {
  const records = feeds.reduce((sum, one) => sum + one.records, 0);
  const day = feeds.map((one) => one.day).reduce((one, other) => (one > other ? one : other), '');
  const words = feeds.length === 0 ? 'nothing new' : `${plural(records, 'record')}, the newest of ${day}`;
  process.stderr.write(`${name}: ${words}\n`);
}
