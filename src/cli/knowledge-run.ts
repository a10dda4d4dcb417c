import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { CannotTell, UserError } from '../core/errors.ts';
import { download } from '../io/knowledge/download.ts';
import { recordsOfZip } from '../io/knowledge/records.ts';
import { currentFolder, replaceWith } from '../io/knowledge/replace.ts';
import { readWhole } from '../io/knowledge/whole.ts';
import { bundledKnowledge, openKnowledge } from '../io/knowledge.ts';
import { type Feed, readKev, readOsv, readWordfence } from '../knowledge/feeds.ts';
import { merged } from '../knowledge/merge.ts';
import { exits } from './exits.ts';
import { baselineFolder } from './home.ts';
import { version } from './version.ts';

const MIB = 1024 * 1024;
const sources = {
  kev: 'https://www.cisa.gov/sites/default/files/feeds/known_exploited_vulnerabilities.json',
  osv: 'https://osv-vulnerabilities.storage.googleapis.com/Packagist/all.zip',
  wordfence: 'https://www.wordfence.com/api/intelligence/v3/vulnerabilities/production',
} as const;
type Source = keyof typeof sources;

/** Where knowledge that was brought home lies. */
function knowledgeHome(): string {
  return join(dirname(baselineFolder()), 'knowledge');
}

/** The newest knowledge: what was brought home, over what came along. */
export async function newestKnowledge(): ReturnType<typeof openKnowledge> {
  return openKnowledge(bundledKnowledge, baselineFolder(), await currentFolder(knowledgeHome()));
}

/** Says how old each part is, and where it comes from. */
export async function showKnowledge(asJson: boolean): Promise<number> {
  const home = await currentFolder(knowledgeHome());
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

/** Fetches what is public, and puts it in the place of what is there. What does not answer stays as it is. */
export async function updateKnowledge(flags: UpdateFlags): Promise<number> {
  const feeds: Feed[] = [];
  const troubles: string[] = [];
  const asked = (flags.from ?? []).map((words) => sourceOf(words));
  for (const [source, url] of asked.length > 0 ? asked : defaults()) {
    try {
      const got = await download(url, {
        userAgent: `storewarden/${version()}`,
        most: 400 * MIB,
        headers: keyFor(source),
      });
      if (got.changed) feeds.push(await readFeed(got.bytes, url));
    } catch (error) {
      if (!(error instanceof CannotTell || error instanceof UserError)) throw error;
      troubles.push(`${source}: ${error.message}`);
    }
  }
  for (const trouble of troubles) process.stderr.write(`${trouble}\n`);
  if (feeds.length > 0) await bringHome(feeds);
  if (flags.quiet !== true) tell(feeds);
  return troubles.length > 0 ? exits.partly : exits.done;
}

/** Takes a file that was fetched elsewhere: KEV or Wordfence JSON, or the archive of OSV for Packagist. */
export async function importKnowledge(path: string): Promise<number> {
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw new UserError(`There is nothing to read at "${path}".`, { cause });
  });
  const feed = await readFeed(bytes, path);
  await bringHome([feed]);
  tell([feed]);
  return exits.done;
}

function defaults(): readonly (readonly [Source, string])[] {
  const open = [['kev', sources.kev] as const, ['osv', sources.osv] as const];
  return process.env['WORDFENCE_KEY'] ? [...open, ['wordfence', sources.wordfence] as const] : open;
}

function sourceOf(words: string): readonly [Source, string] {
  const [name = '', ...rest] = words.split('=');
  if (!(name in sources)) {
    throw new UserError(`There is no source called "${name}".`, {
      hint: `One of: ${Object.keys(sources).join(', ')}.`,
    });
  }
  const source = name as Source; // it is one of the keys, as was just seen
  return [source, rest.join('=') || sources[source]];
}

function keyFor(source: Source): Readonly<Record<string, string>> {
  const key = process.env['WORDFENCE_KEY'];
  return source === 'wordfence' && key ? { authorization: `Bearer ${key}` } : {};
}

async function readFeed(bytes: Buffer, from: string): Promise<Feed> {
  const feed = bytes.subarray(0, 2).toString('latin1') === 'PK' ? readOsv(await recordsOfZip(bytes)) : ofJson(bytes);
  if (feed) return feed;
  throw new UserError(`"${from}" is none of the forms that storewarden reads.`, {
    hint: 'It reads the JSON of CISA KEV and Wordfence v3, and the all.zip of OSV for Packagist.',
  });
}

function ofJson(bytes: Buffer): Feed | undefined {
  let json: unknown;
  try {
    json = JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
  return readKev(json) ?? readWordfence(json);
}

/** The whole set anew, so that nothing is ever half old and half new. */
async function bringHome(feeds: readonly Feed[]): Promise<void> {
  const home = knowledgeHome();
  const whole = await readWhole(bundledKnowledge, await currentFolder(home));
  const files = new Map<string, string>();
  for (const [name, part] of whole.parts) files.set(`advisories/${name}.tsv`, write(merged(name, part, feeds)));
  const days = { osv: 'advisories', wordfence: 'wordpress', kev: 'exploited' } as const;
  const parts = { ...whole.about.parts };
  for (const { source, day } of feeds) if (day > (parts[days[source]] ?? '')) parts[days[source]] = day;
  const date = Object.values(parts).reduce((one, other) => (one > other ? one : other));
  files.set('about.json', `${JSON.stringify({ date, parts })}\n`);
  await replaceWith(home, `set-${Date.now()}-${process.pid}`, files);
}

function write(part: ReturnType<typeof merged>): string {
  return [...part]
    .toSorted(([one], [other]) => Buffer.compare(Buffer.from(one), Buffer.from(other)))
    .map(([key, holes]) => `${key}\t${JSON.stringify(holes)}\n`)
    .join('');
}

function tell(feeds: readonly Feed[]): void {
  for (const { source, day, advisories, exploited } of feeds)
    process.stderr.write(`${source}: ${advisories.length + exploited.size} records, the newest of ${day}\n`);
}
