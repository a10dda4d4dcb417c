#!/usr/bin/env node
import { enableCompileCache } from 'node:module';

const [major] = process.versions.node.split('.');
if (Number(major) < 24) {
  process.stderr.write(
    `storewarden needs Node 24 or newer; this is ${process.versions.node}.\nInstall Node 24 (nodejs.org), then try again.\n`,
  );
  process.exit(2);
}
enableCompileCache();
const { run } = await import('./run.ts');
process.exitCode = await run(process.argv.slice(2));
