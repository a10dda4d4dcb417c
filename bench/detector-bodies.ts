import { performance } from 'node:perf_hooks';
import { detectorsOf } from '../src/detectors/scan.ts';
import { createScanner } from '../src/detectors/scan/scanner.ts';
import { loadKernel } from '../src/io/kernel.ts';
import { randomFrom } from './corpus.ts';

const SIZE = 65_536;
const RUNS = 2000;

/** Microseconds for one HTTP body of 64 KiB with all detectors: a page of a shop, and a list of customers as an export gives it. */
export function bodies(say: (line: string) => void): void {
  const pass = loadKernel();
  const scanner = createScanner({ detectors: detectorsOf(), ...(pass === undefined ? {} : { pass }) });
  for (const [name, body] of [
    ['page', page()],
    ['customers', customers()],
  ] as const) {
    const seen: number[] = [];
    let matches = 0;
    for (let run = 0; run < RUNS; run++) {
      const start = performance.now();
      matches = scanner.push(body).length + scanner.end().length;
      seen.push((performance.now() - start) * 1000);
    }
    seen.sort((a, b) => a - b);
    say(
      `64 KiB, ${name}: median ${seen[RUNS >> 1]?.toFixed(0)} µs, best ${seen[0]?.toFixed(0)} µs, ${matches} matches`,
    );
  }
}

function page(): Buffer {
  const random = randomFrom(7);
  let html = '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Sample shop</title></head><body>';
  for (let item = 0; html.length < SIZE; item++) {
    html += `<li class="product-item" data-id="${item}"><a href="/catalog/item-${random(90_000)}.html" title="A chair of oak, number ${item}"><img src="/media/${random(1000)}/chair-${item}.jpg" alt="Chair" width="240" height="300"></a><span class="price">€ ${random(900)}.${10 + random(89)}</span><button type="submit" class="action tocart">Add to cart</button></li>\n`;
  }
  return Buffer.from(html).subarray(0, SIZE);
}

function customers(): Buffer {
  const random = randomFrom(8);
  let json = '[';
  for (let id = 1; json.length < SIZE; id++) {
    json += `{"id":${id},"name":"Anna Sample","email":"anna.${random(100_000)}@teapot.shop","phone":"+4930${1_000_000 + random(8_999_999)}","orders":${random(20)},"created":"2026-10-${10 + random(20)}"},`;
  }
  return Buffer.from(json).subarray(0, SIZE);
}
