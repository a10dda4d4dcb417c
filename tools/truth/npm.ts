import { readFileSync } from 'node:fs';
import { npmPackages } from '../../src/engines/lock-file.ts';
import { openKnowledge } from '../../src/io/knowledge.ts';
import { match } from '../../src/knowledge/match.ts';
import { ecosystemScheme } from '../../src/knowledge/schemes.ts';
import { npmHoles, readLibraries } from '../../src/knowledge/scripts.ts';

interface Audit {
  readonly vulnerabilities: Readonly<
    Record<string, { readonly via: readonly (string | { readonly name: string; readonly url: string })[] }>
  >;
}

/**
 * Compares what is found for a lock file with what `npm audit --json` said of it (a file). Packages of which storewarden
 * knows nothing are told apart: it knows libraries that run in browsers, not all of npm.
 */
export async function compareNpm(lock: string, said: string): Promise<string> {
  const knowledge = await openKnowledge();
  const holes = npmHoles(readLibraries(await knowledge.part('libraries')));
  const { vulnerabilities } = JSON.parse(readFileSync(said, 'utf8')) as Audit;
  const named = new Map<string, Set<string>>();
  for (const { via } of Object.values(vulnerabilities)) {
    for (const one of via) {
      const id = typeof one === 'string' ? undefined : /GHSA(?:-[a-z0-9]{4}){3}/.exec(one.url)?.[0];
      if (typeof one === 'string' || id === undefined) continue;
      named.set(one.name, (named.get(one.name) ?? new Set()).add(id));
    }
  }
  const rows: string[] = [];
  for (const { name, version } of npmPackages(readFileSync(lock, 'utf8'))) {
    const known = holes.get(name);
    const wanted = [...(named.get(name) ?? [])];
    const found = match({ version, scheme: ecosystemScheme('npm') }, known ?? []).map(({ advisory }) => advisory);
    if (!known && wanted.length === 0) continue;
    const missed = wanted.filter((id) => !found.some((one) => one.id === id || one.also?.includes(id) === true));
    const more = found.filter(({ id, also = [] }) => ![id, ...also].some((one) => wanted.includes(one)));
    const cells = [
      wanted.length,
      known ? found.length : 'unknown package',
      missed.join(' '),
      more.map(({ id }) => id).join(' '),
    ];
    rows.push(`| ${name} ${version} | ${cells.join(' | ')} |`);
  }
  return [
    '| package | npm audit names | found | missed | found and not named |',
    '|---|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}
