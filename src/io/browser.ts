import type { Browser as Chromium } from 'playwright-core';
import { CannotTell, UserError } from '../core/errors.ts';
import { Unknown } from '../core/fact.ts';
import type { Browser } from '../core/hands.ts';
import type { Tools } from '../core/tools.ts';
import { findChromium, isProgram } from './browser/find-chromium.ts';
import { visit, type VisitLimits } from './browser/visit.ts';
import { pinAddresses } from './web/addresses.ts';
import { isSameStore } from './web/within.ts';

// For closed networks, small containers and root; nothing is kept, nothing is asked of Google.
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-extensions',
  '--disable-dev-shm-usage',
  '--no-pings',
  '--mute-audio',
  '--deny-permission-prompts',
  '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
];

const usual: VisitLimits = { page: 20_000, settle: 4_000, whole: 35_000 };

/**
 * Opens an installed Chromium: `auto`, `off` or the path of the program. It starts with the first visit. A path that is
 * no program is a `UserError`; where `auto` finds none, it is `Unknown` with a hint.
 */
export async function openBrowser(
  how: string,
  address: URL,
  tools: Tools,
  limits: VisitLimits = usual,
): Promise<{ readonly browser: Browser; close(): Promise<void> } | Unknown> {
  if (how === 'off') return new Unknown('not-asked', 'No browser was used; leave out --browser off.');
  if (how !== 'auto' && !(await isProgram(how))) {
    throw new UserError('--browser names no program that can be started.', {
      hint: 'Give the path of Chromium or Chrome, or auto.',
    });
  }
  const program = how === 'auto' ? await findChromium() : how;
  if (program === undefined) {
    return new Unknown(
      'unsupported',
      'No Chromium or Chrome is installed here; install chromium, or give its path with --browser.',
    );
  }
  const addresses = pinAddresses(address.hostname);
  let running: Promise<Chromium> | undefined;

  async function started(): Promise<Chromium> {
    const alive = await running?.catch(() => undefined);
    if (!alive?.isConnected()) running = launch(program ?? how);
    return running ?? launch(how);
  }

  return {
    browser: {
      async visit(url) {
        tools.signal.throwIfAborted();
        const target = URL.parse(url);
        if (!target || !isSameStore(address, target)) {
          throw new CannotTell('not-asked', 'The browser visits pages of the store only.');
        }
        return visit(await started(), target, addresses, limits, tools.signal);
      },
    },
    async close() {
      const alive = await running?.catch(() => undefined);
      await Promise.race([alive?.close().catch(() => undefined), pause(3_000)]);
    },
  };
}

async function launch(program: string): Promise<Chromium> {
  // Loaded only when it is needed: it takes longer than the rest of storewarden together.
  const { chromium } = await import('playwright-core');
  const handle = { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false };
  try {
    return await chromium.launch({ executablePath: program, headless: true, args: flags, timeout: 30_000, ...handle });
  } catch (error) {
    throw new CannotTell('unsupported', 'The browser did not start; give another one with --browser.', {
      cause: error,
    });
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => void setTimeout(resolve, milliseconds).unref());
}
