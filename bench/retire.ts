// The libraries and holes that Retire.js finds in a folder of scripts against those that storewarden finds:
// `node bench/retire.ts FOLDER JSREPOSITORY`. Exits 1 if Retire.js finds one that we do not.
import { spawnSync } from 'node:child_process';
import { join, relative, resolve } from 'node:path';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { makeCandidates } from '../src/audit/probes/files/tree/candidates.ts';
import { describeWith } from '../src/audit/probes/files/tree/places.ts';
import librariesProbe from '../src/audit/probes/files/libraries.ts';
import { Unknown } from '../src/core/fact.ts';
import type { Tools } from '../src/core/tools.ts';
import { openFiles } from '../src/io/files/open.ts';
import { openKnowledge } from '../src/io/knowledge.ts';
import { match } from '../src/knowledge/match.ts';
import { holesOfScript, readLibraries } from '../src/knowledge/scripts.ts';

const [folder = '', repository = ''] = process.argv.slice(2);
const quiet = (): void => undefined;
const tools: Tools = {
  now: () => new Date(),
  signal: new AbortController().signal,
  log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
  tell: quiet,
};
const theirs = runRetire();
const ours = await run();
const missed = [...theirs].filter((one) => !ours.has(one)).toSorted();
const more = [...ours].filter((one) => !theirs.has(one)).toSorted();
say(`files: ${scripts(resolve(folder)).length}; Retire.js: ${theirs.size}; storewarden: ${ours.size}`);
say(`found by Retire.js and not by storewarden: ${missed.length}`);
for (const one of missed) say(`  - ${one}`);
say(`found by storewarden and not by Retire.js: ${more.length}`);
for (const one of more) say(`  + ${one}`);
if (missed.length > 0) process.exitCode = 1;

interface RetireFile {
  readonly results: readonly {
    readonly component: string;
    readonly version: string;
    readonly vulnerabilities?: readonly {
      readonly identifiers?: { readonly CVE?: readonly string[]; readonly githubID?: string };
    }[];
  }[];
}

/** Lines of library, version and id: of each library one line without id. */
function runRetire(): ReadonlySet<string> {
  const program = join(import.meta.dirname, '../node_modules/.bin/retire');
  const flags = ['--path', folder, '--jsrepo', repository, '--outputformat', 'json', '--verbose', '--nocache'];
  const { stdout } = spawnSync(program, flags, { encoding: 'utf8', maxBuffer: 1e9 });
  const { data } = JSON.parse(stdout) as { readonly data: readonly RetireFile[] };
  const found = new Set<string>();
  for (const { component, version, vulnerabilities = [] } of data.flatMap(({ results }) => results)) {
    found.add(`${component} ${version}`);
    for (const { identifiers } of vulnerabilities) {
      const ids = [...(identifiers?.CVE ?? []), ...(identifiers?.githubID ? [identifiers.githubID] : [])];
      for (const id of ids) found.add(`${component} ${version} ${id}`);
    }
  }
  return found;
}

async function run(): Promise<ReadonlySet<string>> {
  const knowledge = await openKnowledge();
  const opened = await openFiles(folder, {}, tools);
  const candidates = makeCandidates();
  const describe = describeWith(undefined, '');
  for await (const entry of opened.files.walk()) if (entry.type === 'file') candidates.see(describe(entry));
  const told = await librariesProbe.gather(
    { files: opened.files, knowledge },
    { libraryCandidates: candidates.told() },
    tools,
  );
  await opened.close();
  if (told.libraries instanceof Unknown) throw new Error(told.libraries.detail);
  const known = readLibraries(await knowledge.part('libraries'));
  const found = new Set<string>();
  for (const { name, version } of told.libraries.found) {
    found.add(`${name} ${version}`);
    for (const { advisory } of match({ version, scheme: 'semver' }, holesOfScript(name, known)))
      for (const id of [advisory.id, ...(advisory.also ?? [])]) found.add(`${name} ${version} ${id}`);
  }
  return found;
}

function scripts(at: string): readonly string[] {
  return readdirSync(at, { recursive: true, encoding: 'utf8' })
    .filter(
      (path) => path.endsWith('.js') && statSync(join(at, path)).isFile() && readFileSync(join(at, path)).length > 0,
    )
    .map((path) => relative(at, path));
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
