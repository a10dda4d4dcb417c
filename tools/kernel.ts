// Compiles kernel/ to kernel/scan.wasm: `npm run build:kernel`. The same source gives the same bytes.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from './families.ts';

const out = process.argv[2] ?? 'kernel/scan.wasm';
const words = [
  join(root, 'node_modules/assemblyscript/bin/asc.js'),
  'kernel/scan.ts',
  ...'-O3 --noAssert --runtime stub --initialMemory 32 --enable simd --enable relaxed-simd'.split(' '),
  '--outFile',
  out,
];
const { status } = spawnSync(process.execPath, words, { cwd: root, stdio: 'inherit' });
process.exitCode = status ?? 1;
