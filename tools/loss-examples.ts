// The example shops of docs/guide/: their figures are what the program says. `node tools/loss-examples.ts` writes them.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Report } from '../src/core/report.ts';
import { assess, withLosses } from '../src/measure/loss/assess.ts';
import type { Setting } from '../src/measure/loss/model.ts';
import { lossFormats } from '../src/report/loss-formats.ts';
import { cleanReport } from '../test/sample-report.ts';
import { exampleShops } from '../test/sample-shops.ts';
import { root } from './families.ts';

const TRIALS = 200_000;

const stories: Readonly<Record<keyof typeof exampleShops, { title: string; engine: string; says: string }>> = {
  woocommerce: {
    title: 'A small WooCommerce shop',
    engine: 'WooCommerce',
    says: '12,000 orders a year at 60 euros, 8,000 customers, in Germany. Customers pay on the page of the payment provider. One extension has a hole that attackers use; staff sign in without a second factor, where everybody looks for the admin area; no rule says which scripts may run.',
  },
  prestashop: {
    title: 'A mid-sized PrestaShop with card fields in a frame',
    engine: 'PrestaShop',
    says: '30,000 orders a year at 75 euros, 45,000 customers, in France. The version control folder can be downloaded, an admin password can be guessed, PHP gets no more fixes, debug mode is on, no rule says which scripts may run.',
  },
  magento: {
    title: 'A Magento past its end of life with a card form of its own',
    engine: 'Magento',
    says: '60,000 orders a year at 80 euros, 40,000 customers, in Germany. It keeps 4,200 card numbers in clear, has a hole that attackers use, no second factor and no rule for scripts.',
  },
};

/** The report of an example shop, with its losses. */
function reportOf(setting: Setting, { title, engine }: { readonly title: string; readonly engine: string }): Report {
  const report: Report = {
    ...cleanReport,
    store: { id: 'example', name: title, engine: { id: setting.engine ?? '', name: engine, certainty: 'certain' } },
    payment: { ...cleanReport.payment, integration: setting.business.integration },
    findings: setting.findings,
  };
  return withLosses(report, assess(setting, TRIALS));
}

/** The pages by their path in the project. */
export function lossExamples(): ReadonlyMap<string, string> {
  const formats = lossFormats(false);
  const render = (id: string, report: Report): string =>
    formats
      .find((format) => format.id === id)
      ?.render(report, { colour: false, width: 100, verbose: true, checks: [] }) ?? '';
  const pages = new Map<string, string>();
  const parts = Object.entries(stories).map(([id, story]) => {
    const report = reportOf(exampleShops[id as keyof typeof exampleShops], story);
    pages.set(`docs/guide/example-shops/${id}.html`, render('html', report));
    return `## ${story.title}\n\n${story.says}\n\n[The page with the pictures](example-shops/${id}.html) · the same as text:\n\n\`\`\`text\n${render('terminal', report)}\`\`\``;
  });
  pages.set('docs/guide/example-shops.md', `${[HEAD, ...parts].join('\n\n')}\n`);
  return pages;
}

const HEAD = `<!-- Made by \`node tools/loss-examples.ts\` from what the program says. Do not edit. -->

# Three example shops: what a year costs, and which fixes pay

The shops are made up; the figures are what storewarden works out for them (seed 1, ${TRIALS.toLocaleString('en-GB')} years). How to read them: [What it costs](what-it-costs.md).`;

if (import.meta.main) {
  for (const [path, text] of lossExamples()) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}
