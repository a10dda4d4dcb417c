import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import html from '../../src/report/formats/html.ts';
import { cleanReport, sampleOptions, sampleReport } from '../sample-report.ts';

const browser = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
  existsSync(path),
);
const skip = browser === undefined && 'skipped: no Chromium is installed';
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const axe = readFileSync(join(import.meta.dirname, '../../node_modules/axe-core/axe.min.js'), 'utf8');

let folder = '';
let context: BrowserContext | undefined;

before(async () => {
  if (browser === undefined) return;
  folder = mkdtempSync(join(tmpdir(), 'storewarden-html-'));
  writeFileSync(join(folder, 'report.html'), html.render(sampleReport, sampleOptions));
  writeFileSync(join(folder, 'clean.html'), html.render(cleanReport, sampleOptions));
  context = await chromium.launchPersistentContext(join(folder, 'profile'), {
    executablePath: browser,
    headless: true,
    args: flags,
  });
});

after(async () => {
  await context?.close();
  if (folder !== '') rmSync(folder, { recursive: true, force: true });
});

interface Opened {
  readonly page: Page;
  readonly complaints: readonly string[];
  readonly requests: readonly string[];
}

async function open(name: string, width: number, scheme: 'light' | 'dark'): Promise<Opened> {
  assert.ok(context);
  const page = await context.newPage();
  const complaints: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => requests.push(request.url()));
  await page.setViewportSize({ width, height: 900 });
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
  await page.goto(`file://${join(folder, name)}`);
  return { page, complaints, requests };
}

/** Ids of serious faults, with the elements that have them. */
async function faults(page: Page): Promise<readonly string[]> {
  const found = await page.evaluate(`${axe}; axe.run(document, { resultTypes: ['violations'] })`);
  const { violations } = found as {
    violations: readonly { id: string; impact: string; nodes: readonly { html: string }[] }[];
  };
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
}

for (const name of ['report.html', 'clean.html']) {
  for (const scheme of ['light', 'dark'] as const) {
    for (const width of [1280, 390, 320]) {
      test(`${name} is quiet, fits and is accessible at ${width} pixels in the ${scheme}`, { skip }, async () => {
        const { page, complaints, requests } = await open(name, width, scheme);

        await page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })");

        assert.deepEqual(await faults(page), []);
        assert.deepEqual(complaints, []);
        assert.deepEqual(requests, [`file://${join(folder, name)}`]);
        assert.ok(
          Number(await page.evaluate('document.documentElement.scrollWidth - innerWidth')) <= 0,
          'wider than the screen',
        );
        await page.close();
      });
    }
  }
}

test('the filter hides what is not wanted, and says how much is shown', { skip }, async () => {
  const { page } = await open('report.html', 1280, 'light');
  const all = await page.locator('.flaw:visible').count();

  await page.locator('input[value=critical]').uncheck();

  assert.equal(await page.locator('.flaw:visible').count(), all - 2);
  assert.equal(await page.locator('#shown').textContent(), `${all - 2} of ${all} shown`);
  await page.close();
});

test('a link from the things to do opens its finding', { skip }, async () => {
  const { page } = await open('report.html', 1280, 'light');
  await page.evaluate("document.querySelectorAll('.flaw').forEach((one) => { one.open = false; })");

  await page.locator('.today a').first().click();

  await page.locator('.flaw[open]').waitFor({ timeout: 5000 });
  assert.equal(await page.locator('.flaw[open] .title').textContent(), 'A card skimmer is on the payment page');
  await page.close();
});

test('without scripts everything is there, and the filter is not', { skip }, async () => {
  assert.ok(context && browser);
  const plain = await chromium.launchPersistentContext(join(folder, 'profile-2'), {
    executablePath: browser,
    headless: true,
    javaScriptEnabled: false,
    args: flags,
  });
  try {
    const page = await plain.newPage();
    await page.goto(`file://${join(folder, 'report.html')}`);

    assert.equal(await page.locator('#filter').isVisible(), false);
    assert.equal(await page.locator('.flaw').count(), await page.locator('.flaw:visible').count());
  } finally {
    await plain.close();
  }
});
