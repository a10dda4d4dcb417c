/**
 * Holds what storewarden says against what others say, on material that lies on this machine and is not part of the
 * project:
 *
 *     node tools/truth.ts trees REPOSITORIES TREES              lays out real releases (tools/truth/releases.ts)
 *     node tools/truth.ts compare REPOSITORIES TREES [FOLDER…]  their known holes against the makers' bulletins
 *     node tools/truth.ts patches REPOSITORIES                  marks of patched files against releases with and without
 *     node tools/truth.ts semver REPOSITORIES                   the order of versions against Composer's own cases
 *     node tools/truth.ts borders REPOSITORIES [WRITE]          test/knowledge/borders.ts against published records
 *     node tools/truth.ts npm package-lock.json AUDIT.json      libraries against what `npm audit --json` said
 *
 * REPOSITORIES holds bare git repositories as `owner+name/repo`.
 */
import { writeFileSync } from 'node:fs';
import { compareBorders } from './truth/borders.ts';
import { compareTrees } from './truth/compare.ts';
import { compareNpm } from './truth/npm.ts';
import { comparePatches } from './truth/patches.ts';
import { compareSemver } from './truth/semver.ts';
import { layOutTrees } from './truth/trees.ts';

const [what, repositories = '', folder = '', ...more] = process.argv.slice(2);
if (what === 'trees') layOutTrees(repositories, folder);
else if (what === 'compare') process.stdout.write(await compareTrees(repositories, folder, more));
else if (what === 'patches') process.stdout.write(await comparePatches(repositories));
else if (what === 'borders') {
  const { sources, told } = compareBorders(repositories);
  process.stdout.write(told);
  if (folder !== '') writeFileSync(folder, `${JSON.stringify(sources, null, 1)}\n`);
} else if (what === 'npm') process.stdout.write(await compareNpm(repositories, folder));
else if (what === 'semver') process.stdout.write(compareSemver(repositories));
else throw new Error('usage: node tools/truth.ts trees|compare|patches|semver|borders|npm FOLDER … …');
