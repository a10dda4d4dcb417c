import { stat, writeFile } from 'node:fs/promises';
import { cancel, intro, isCancel, outro, select, text } from '@clack/prompts';
import { stringify } from 'yaml';
import { UserError } from '../core/errors.ts';
import { type Business, priceOf, settled } from '../measure/loss/business.ts';
import { eurosFor, ratesWith } from '../measure/loss/rates.ts';
import { type SizeName, sizes } from './shop-sizes.ts';

/** The flags of `storewarden init`, as commander names them. */
export interface InitFlags {
  readonly size: SizeName;
  readonly yes?: boolean;
  readonly country?: string;
  readonly out: string;
}

interface Answers {
  readonly orders: number;
  readonly averageOrder: string;
  readonly customers: number;
  readonly country: string;
}

/** Asks, checks, and writes the business figures as a settings file. */
export async function runInit(flags: InitFlags, sized: boolean): Promise<void> {
  if (await stat(flags.out).catch(() => undefined)) {
    throw new UserError(`"${flags.out}" is there already, and stays as it is.`, {
      hint: 'Write to another file with --out business.yaml, and use it with audit --business business.yaml.',
    });
  }
  const answers = flags.yes ? suggested(flags.size, flags.country) : await asked(flags, sized);
  if (!answers) return;
  check(answers);
  await writeFile(flags.out, fileOf(answers), { mode: 0o600, flag: 'wx' });
  const done = `Written to ${flags.out}. From now on audits show what findings cost, and what each fix is worth.`;
  if (flags.yes) process.stderr.write(`${done}\n`);
  else outro(done);
}

function suggested(size: SizeName, country: string | undefined): Answers {
  if (country === undefined) {
    throw new UserError('The country of the shop is not known.', {
      hint: 'Say it: storewarden init --yes --country DE',
    });
  }
  const { orders, averageOrder, customers } = sizes[size];
  return { orders, averageOrder, customers, country: country.toUpperCase() };
}

async function asked(flags: InitFlags, sized: boolean): Promise<Answers | undefined> {
  if (!process.stdin.isTTY || !process.stdout.isTTY) {
    throw new UserError('There is nobody to ask: this is not a terminal.', {
      hint: 'Take the suggestions for a size with: storewarden init --yes --size small --country DE',
    });
  }
  intro('Five answers, and reports speak of money. They stay on this machine.');
  const size = sized
    ? flags.size
    : await select({
        message: 'How large is the shop?',
        options: Object.entries(sizes).map(([value, { says }]) => ({ value: value as SizeName, label: says })),
      });
  if (isCancel(size)) return stopped();
  const start = sizes[size];
  const orders = await question('Orders a year?', String(start.orders), whole);
  const averageOrder =
    orders === undefined
      ? undefined
      : await question('The average order, with its currency?', start.averageOrder, price);
  const customers =
    averageOrder === undefined
      ? undefined
      : await question('How many customers are in the database?', String(start.customers), whole);
  const country =
    customers === undefined
      ? undefined
      : await question('In which country is the shop (two letters)?', flags.country ?? '', land);
  if (orders === undefined || averageOrder === undefined || customers === undefined || country === undefined)
    return stopped();
  return { orders: Number(orders), averageOrder, customers: Number(customers), country: country.toUpperCase() };
}

async function question(
  message: string,
  initialValue: string,
  validate: (words: string) => string | undefined,
): Promise<string | undefined> {
  const answer = await text({ message, initialValue, validate: (words) => validate((words ?? '').trim()) });
  return isCancel(answer) ? undefined : answer.trim();
}

function stopped(): undefined {
  cancel('Stopped. Nothing was written.');
  return undefined;
}

function whole(words: string): string | undefined {
  return /^\d{1,10}$/.test(words) ? undefined : 'A whole number, such as 12000.';
}

function price(words: string): string | undefined {
  return /^\d{1,12}(?:\.\d{1,3})? ?[A-Za-z]{3}$/.test(words) ? undefined : 'An amount and its currency, such as 60EUR.';
}

function land(words: string): string | undefined {
  return /^[A-Za-z]{2}$/.test(words) ? undefined : 'Two letters, such as DE.';
}

/** Refuses what the loss model would refuse later. */
function check(answers: Answers): void {
  const { amount, currency } = priceOf(answers.averageOrder);
  const rates = ratesWith([]);
  const business: Partial<Business> = { ...answers, averageOrder: amount, ...(currency ? { currency } : {}) };
  settled(business, 'unknown', (code) => (Object.hasOwn(rates, code) ? eurosFor(code, rates) : 1));
}

function fileOf(answers: Answers): string {
  const head = '# Written by storewarden init. What else may stand here: storewarden config --schema';
  return `${head}\n${stringify({ business: answers })}`;
}
