import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { currentFolder } from '../../src/io/knowledge/replace.ts';
import { documentsOf, type FeedServer } from './feed-server.ts';

export interface Killed {
  /** Rounds after which the old knowledge stood there whole, and the new. */
  old: number;
  fresh: number;
  /** What was neither; in sentences. */
  readonly broken: string[];
}

const command = join(import.meta.dirname, '../../src/cli/main.ts');
const bundled = join(import.meta.dirname, '../../knowledge/advisories');

/** How long one run took: to the last document that it asked for, and from there to its end; in milliseconds. */
interface Lasted {
  readonly fetching: number;
  readonly writing: number;
}

/**
 * Runs `storewarden knowledge update` to its end, or kills it: so many milliseconds after its start, or after it has
 * asked for the last document. Answers `undefined` where it was killed.
 */
async function update(
  home: string,
  server: FeedServer,
  kill?: { readonly when: 'start' | 'asked'; readonly after: number },
): Promise<Lasted | undefined> {
  const began = performance.now();
  let asked = began;
  const child = spawn(process.execPath, [command, 'knowledge', 'update', '--quiet', '--from', ...server.from], {
    env: { ...process.env, STOREWARDEN_HOME: home },
    stdio: 'ignore',
  });
  let timer: NodeJS.Timeout | undefined;
  const wait = (): void => {
    if (kill) timer = setTimeout(() => child.kill('SIGKILL'), kill.after);
  };
  const last = server.from.at(-1)?.split('/').at(-1) ?? '';
  server.onAsked = (path) => {
    if (path !== `/${last}`) return;
    asked = performance.now();
    if (kill?.when === 'asked') wait();
  };
  if (kill?.when === 'start') wait();
  const code = await new Promise((resolve) => child.once('close', resolve));
  clearTimeout(timer);
  return code === 0 ? { fetching: asked - began, writing: performance.now() - asked } : undefined;
}

/** Kills updates at random points, every second time while they write; each would bring another mark home. */
export async function killUpdates(home: string, server: FeedServer, rounds: number, random: () => number): Promise<Killed> {
  const killed: Killed = { old: 0, fresh: 0, broken: [] };
  let mark = 1;
  server.serve(documentsOf('2026-11-01', mark));
  let whole: Lasted | undefined = await update(home, server);
  if (!whole) throw new Error('The first update did not come to its end.');
  for (let round = 0; round < rounds; round++) {
    server.serve(documentsOf('2026-11-01', mark + 1));
    const when = round % 2 === 0 ? ('asked' as const) : ('start' as const);
    const longest: number = when === 'asked' ? whole.writing : whole.fetching + whole.writing;
    whole = (await update(home, server, { when, after: random() * longest })) ?? whole;
    const seen = await markOf(home);
    if (seen === mark) killed.old++;
    else if (seen === mark + 1) {
      killed.fresh++;
      mark++;
    } else killed.broken.push(`round ${round}: ${seen}, and not ${mark} or ${mark + 1}`);
  }
  return killed;
}

/** The mark that all parts of the set bear; a sentence where they differ or something is missing. */
async function markOf(home: string): Promise<number | string> {
  const folder = await currentFolder(join(home, 'knowledge'));
  if (folder === undefined) return 'there is no set';
  try {
    const text = (path: string): string => readFileSync(join(folder, path), 'utf8');
    const marks = [
      /"\[0,2\.0\.(\d+)\)"/.exec(text('advisories/npm.tsv')),
      /acme\/shop1\t.{0,400}"\[0,2\.0\.(\d+)\)"/.exec(text('advisories/composer.tsv')),
      /"8\.99\.(\d+)"/.exec(text('eol.json')),
      [...text('releases/opencart.json').matchAll(/"99\.1\.(\d+)"/g)].at(-1),
      ['', String(Math.round((Number(/"likely":([\d.]+)/.exec(text('advisories/engine/adobe-commerce.tsv'))?.[1]) - 0.9) * 10_000))],
    ].map((found) => Number(found?.[1]));
    if (new Set(marks).size !== 1) return `parts differ: ${marks.join(', ')}`;
    return lostLines(folder) ?? marks[0] ?? 'no mark';
  } catch (error) {
    return String(error);
  }
}

/** Everything that came along is still there, and can be read. */
function lostLines(folder: string): string | undefined {
  for (const name of readdirSync(bundled, { recursive: true }).map(String)) {
    if (!name.endsWith('.tsv')) continue;
    const [before, now] = [join(bundled, name), join(folder, 'advisories', name)].map((path) => readFileSync(path, 'utf8').split('\n'));
    if (!before || !now || now.length < before.length) return `${name} is shorter than what came along`;
    for (const line of now) if (line !== '') JSON.parse(line.slice(line.indexOf('\t') + 1));
  }
  JSON.parse(readFileSync(join(folder, 'about.json'), 'utf8'));
  return undefined;
}
