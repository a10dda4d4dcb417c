import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openShop } from '../demo/shop.ts';
import { auditStore, type AuditFlags } from './audit-run.ts';
import { exits } from './exits.ts';
import { homeFolder } from './home.ts';
import { deliver, planOutput } from './output.ts';

export interface DemoFlags {
  readonly out?: string;
  readonly serve?: boolean;
  readonly color: boolean;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
}

/** Opens the demo shop, audits it from all sides, prints the report and writes it as a page. */
export async function runDemo(flags: DemoFlags): Promise<number> {
  const page = flags.out ?? join(await homeFolder(), 'demo', 'report.html');
  await mkdir(dirname(page), { recursive: true });
  const html = await planOutput({ format: 'html', out: page });
  const shop = await openShop();
  try {
    process.stderr.write(
      `An unsafe little shop is open at ${shop.url} (this machine only). Looking at it from all sides ...\n`,
    );
    const audit: AuditFlags = {
      ...flags,
      root: shop.root,
      db: shop.database,
      name: 'The Leaky Teapot (demo)',
      only: [],
      skip: [],
      touch: 'curious',
      browser: 'auto',
      format: 'terminal',
      failOn: 'never',
    };
    const { report, checks } = await auditStore(shop.url, audit);
    await deliver(report, checks, await planOutput({ format: 'terminal' }), flags);
    await deliver(report, checks, html, flags);
    process.stderr.write(
      `\nThe same report as a page: ${pathToFileURL(page).href}\nYour own store: storewarden audit https://your-shop.example --root FOLDER\n`,
    );
    if (flags.serve) await untilStopped(shop.url);
  } finally {
    await shop.close();
  }
  return exits.done;
}

async function untilStopped(url: string): Promise<void> {
  process.stderr.write(`The shop stays open at ${url} until Ctrl-C.\n`);
  await new Promise<void>((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}
