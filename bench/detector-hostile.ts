// Texts made to keep each detector busy: node bench/detector-hostile.ts [ids]. CPU for N bytes and for 2 N, and the slowest text.
import { detectors } from '../src/detectors/index.gen.ts';
import { createScanner } from '../src/detectors/scan/scanner.ts';
import { loadKernel } from '../src/io/kernel.ts';

const SIZE = 200_000;
const MOST = 2.2;
const only = process.argv.slice(2);
const pass = loadKernel();
let worst = 0;
for (const detector of detectors.filter(
  ({ id, triggers }) => triggers.length > 0 && (only.length === 0 || only.includes(id)),
)) {
  let slowest = { milliseconds: 0, ratio: 0, killer: '' };
  for (const killer of killersOf(detector.anchors)) {
    const once = timeOf(killer.repeat(Math.ceil(SIZE / killer.length)));
    if (once > slowest.milliseconds) slowest = { milliseconds: once, ratio: 0, killer };
  }
  const text = slowest.killer.repeat(Math.ceil(SIZE / slowest.killer.length));
  const ratio = median([1, 2, 3, 4, 5].map(() => timeOf(text + text) / timeOf(text)));
  worst = Math.max(worst, ratio);
  process.stdout.write(
    `${detector.id.padEnd(20)} doubling ${ratio.toFixed(2)} (at most ${MOST}), slowest ${(slowest.milliseconds / (SIZE / 1e6)).toFixed(0)} ms/MB with ${JSON.stringify(slowest.killer.slice(0, 24))}\n`,
  );

  function timeOf(body: string): number {
    const scanner = createScanner({ detectors: [detector], ...(pass === undefined ? {} : { pass }) });
    const bytes = Buffer.from(body);
    const from = process.cpuUsage();
    scanner.push(bytes);
    scanner.end();
    const { user, system } = process.cpuUsage(from);
    return (user + system) / 1000;
  }
}
process.stdout.write(`worst doubling ${worst.toFixed(2)}\n`);

function killersOf(anchors: readonly string[]): readonly string[] {
  const heads = [
    ...anchors.map((anchor) => anchor.trim().replace('…@', '')).slice(0, 8),
    '4',
    'DE89',
    'a@',
    '+4',
    '1.',
  ];
  const tails = [
    'a',
    '1',
    '="',
    ' ',
    'a.',
    '1 ',
    '-',
    ':a',
    '\\',
    '4111 1111 ',
    '4111111111111111 ',
    '',
    '%20',
    'eyJaaaaaaaaaaa.',
  ];
  return heads.flatMap((head) =>
    tails.flatMap((tail) => [head + tail, head + tail.repeat(40), head + tail.repeat(1000)]),
  );
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}
