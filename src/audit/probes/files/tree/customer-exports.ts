import { KIB, type Looker, nothing } from './looker.ts';

const MANY = 20;
const address = /[\w.+-]{1,64}@((?:[\w-]{1,63}\.){1,4}[a-z]{2,12})/gi;
const madeUp = /(?:^|\.)(?:example|test|localhost|domain|invalid)(?:\.[a-z]{2,6})?$/i;

/** Tables of people: a head line that names e-mail addresses, and twenty of them or more below it. */
export const customerExports: Looker = {
  wants: ({ extension, entry, vendor }) =>
    !vendor && entry.size > 400 && (extension === 'csv' || extension === 'tsv') ? { start: 64 * KIB } : undefined,
  see(_file, { start }) {
    const head = start.slice(0, Math.max(0, start.indexOf('\n'))).toLowerCase();
    if (!/[,;\t|]/.test(head) || !/e[-_ ]?mail|courriel|correo|adres/.test(head)) return nothing;
    const found = new Set<string>();
    for (const [one, domain = ''] of start.matchAll(address)) if (!madeUp.test(domain)) found.add(one.toLowerCase());
    return found.size >= MANY ? [{ kind: 'people', detail: `at least ${found.size} e-mail addresses` }] : nothing;
  },
};
