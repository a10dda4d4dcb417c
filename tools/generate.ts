import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { families, listOf, root } from './families.ts';

/** Writes a file if its content differs; with `--check` only says so. */
function write(path: string, text: string): boolean {
  const full = join(root, path);
  let before: string | undefined;
  try {
    before = readFileSync(full, 'utf8');
  } catch {}
  if (before === text) return false;
  if (!process.argv.includes('--check')) {
    mkdirSync(dirname(full), { recursive: true });
    writeFileSync(full, text);
  }
  process.stderr.write(`${path}\n`);
  return true;
}

let stale = 0;
for (const family of families) if (write(`src/${family.list}`, listOf(family))) stale++;
// Imported only now: the reference is made of the members that the lists name.
const { reference } = await import('./reference.ts');
const pages = await reference();
for (const [path, text] of pages.files) if (write(path, text)) stale++;
for (const path of pages.gone) {
  if (!process.argv.includes('--check')) rmSync(join(root, path));
  stale++;
}
if (process.argv.includes('--check') && stale > 0) {
  process.stderr.write('These files are stale: run `npm run generate`.\n');
  process.exitCode = 1;
}
