import type { Integration } from '../../../core/report.ts';
import { listed, printable } from '../../../core/text.ts';
import { integrationOf } from '../../../engines/gateways.ts';
import type { CardColumn } from '../../facts/database.ts';
import type { ExtensionSeen, Recognised } from '../../facts/engine.ts';
import type { CheckoutSeen, MethodSeen } from '../../facts/payment.ts';
import { type Witness, wordsFor } from './combine.ts';

/** The payment methods that the database knows: those that are switched on count. */
export function fromMethods(methods: readonly MethodSeen[] | undefined): Witness | undefined {
  if (!methods) return undefined;
  const enabled = methods.filter((method) => method.enabled);
  if (enabled.length === 0) return { integrations: [], because: ['No payment method is switched on in the database.'] };
  const byWay = Map.groupBy(enabled, ({ integration }) => integration);
  const because = [...byWay].map(([integration, ofWay]) => `${names(ofWay)}: ${wordsFor[integration]}.`);
  const saving = enabled.filter(({ savesCards }) => savesCards === true);
  if (saving.length > 0) because.push(`${names(saving)}: card numbers are kept by the shop itself.`);
  const integrations = [...byWay.keys(), ...(saving.length > 0 ? (['own-form'] as const) : [])];
  return { integrations, because };
}

function names(methods: readonly MethodSeen[]): string {
  return listed(
    methods.map(({ title, code }) => `"${printable(title || code, 60)}"`),
    6,
  );
}

/** Card numbers in the database: one is enough, however it came there. */
export function fromStored(columns: readonly CardColumn[] | undefined): Witness | undefined {
  if (!columns) return undefined;
  const stored = columns.filter(({ holds, found }) => holds === 'card' && found > 0);
  if (stored.length === 0) return { integrations: [], because: [] };
  const places = listed(
    stored.map(({ table, column }) => `${table}.${column}`),
    3,
  );
  return { integrations: ['own-form'], because: [`The database holds whole card numbers (${places}).`] };
}

/** What the pages show. A script or frame proves what it is; its absence proves nothing. */
export function fromPages(pages: readonly CheckoutSeen[] | undefined): Witness | undefined {
  if (!pages) return undefined;
  const forms = pages.flatMap(({ cardForms }) => cardForms);
  const payment = pages.filter(({ kind }) => kind === 'checkout');
  const frames = new Set(
    payment.flatMap((page) => page.frames.filter(({ kind }) => kind === 'processor').map(({ host }) => host)),
  );
  const scripts = new Set(
    payment.flatMap((page) => page.scripts.filter(({ kind }) => kind === 'processor').map(({ host }) => host)),
  );
  const integrations: Integration[] = [];
  const because: string[] = [];
  for (const form of forms) {
    const direct = form.sentToKind === 'processor' || !form.sent;
    integrations.push(direct ? 'direct-post' : 'own-form');
    const to = form.sent ? `sends it to ${form.sentTo}` : 'leaves it to a script to send it on';
    because.push(`The page ${form.page} itself asks for the card number (${listed([...form.fields], 3)}) and ${to}.`);
  }
  if (frames.size > 0) {
    integrations.push('iframe');
    because.push(`The payment page shows a frame of ${listed([...frames], 4)}.`);
  } else if (scripts.size > 0) because.push(`The payment page loads scripts of ${listed([...scripts], 4)}.`);
  if (payment.length === 0)
    because.push('The page with the payment form was not seen: without a basket, the store sends visitors elsewhere.');
  else if (forms.length === 0 && frames.size === 0)
    because.push('Without a basket, the payment page shows no card fields.');
  return { integrations, because };
}

/** Payment modules on disk, where no database says what is switched on. */
export function fromExtensions(extensions: readonly ExtensionSeen[] | undefined): Witness | undefined {
  if (!extensions) return undefined;
  const known = extensions
    .filter(({ enabled }) => enabled !== false)
    .map((one) => ({ one, integration: integrationOf(moduleName(one.name)) }))
    .filter(({ integration }) => integration !== 'unknown');
  if (known.length === 0) return undefined;
  const sure = known.filter(({ one }) => one.enabled === true);
  const because = known.map(({ one, integration }) => {
    const state =
      one.enabled === true
        ? 'is switched on'
        : 'is installed; whether it is switched on could not be seen without --db';
    return `The module "${printable(one.name, 60)}" (${wordsFor[integration]}) ${state}.`;
  });
  // Other modules, which no list knows, may be switched on as well.
  return { integrations: [...sure.map(({ integration }) => integration), 'unknown'], because: because.slice(0, 10) };
}

/** `vendor/module-name` and `woocommerce-gateway-stripe` by what is left without the usual words around it. */
function moduleName(name: string): string {
  const last = name.toLowerCase().split('/').at(-1) ?? '';
  return last
    .replace(/^(?:woocommerce-gateway-|woo-|module-|magento2-|wc-)/, '')
    .replace(/(?:-for-woocommerce|-woocommerce|-gateway|-magento2)$/, '')
    .replace(/-/g, '_');
}

/** Rented shop systems run the checkout themselves. */
export function fromHosting(engine: Recognised | null | undefined): Witness | undefined {
  if (engine?.kind !== 'hosted') return undefined;
  return { integrations: ['redirect'], because: [`${engine.name} runs the checkout on its own servers.`] };
}
