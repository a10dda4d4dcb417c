// The page on losses in a real browser: nothing runs out of it, nothing stands in the way of anybody.
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { chromium } from 'playwright-core';

const browser = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
  existsSync(path),
);
const skip = browser === undefined && 'skipped: no Chromium is installed';
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const axe = readFileSync(join(import.meta.dirname, '../../node_modules/axe-core/axe.min.js'), 'utf8');
const pages = join(import.meta.dirname, '../../docs/guide/example-shops');

test('the pages of the example shops fit a desk and a phone, in light and dark', { skip }, async () => {
  const profile = mkdtempSync(join(tmpdir(), 'storewarden-loss-page-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: browser ?? '',
    headless: true,
    args,
  });
  try {
    for (const shop of ['woocommerce', 'prestashop', 'magento']) {
      for (const [width, colorScheme] of [[1280, 'light'] as const, [390, 'dark'] as const]) {
        const page = await context.newPage();
        const requests: string[] = [];
        page.on('request', (request) => requests.push(request.url()));
        await page.setViewportSize({ width, height: 900 });
        await page.emulateMedia({ colorScheme });
        await page.goto(`file://${join(pages, `${shop}.html`)}`);

        const sizes = await page.evaluate<{ overflow: number; drawn: readonly (readonly [number, number])[] }>(`({
          overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
          drawn: [...document.querySelectorAll('.plot path')].map((path) => path.getBoundingClientRect()).map(({ width, height }) => [width, height]),
        })`);
        await page.evaluate(axe);
        const violations = await page.evaluate('axe.run().then(({ violations }) => violations.map(({ id }) => id))');

        assert.equal(sizes.overflow, 0, `${shop} at ${width}`);
        for (const [across = 0, down = 0] of sizes.drawn) assert.ok(across > 50 && down > 50, 'the curve is drawn');
        assert.deepEqual(violations, [], `${shop} at ${width}`);
        assert.ok(requests.every((url) => url.startsWith('file:') || url.startsWith('data:')));
        await page.close();
      }
    }
  } finally {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  }
});
