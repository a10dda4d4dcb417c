import type { Masked } from '../../core/masked.ts';
import { maskText } from '../mask.ts';

export interface Trace {
  readonly kind: 'template' | 'sql' | 'script';
  readonly excerpt: Masked;
}

const sql =
  /(?:\bunion\s{1,5}(?:all\s{1,5})?select\s{1,5}(?:\d|null\b|["'@*(]|(?:concat|char)\s{0,3}\(|\w{1,30}\s{0,3},)|\bsleep\s{0,3}\(\s{0,3}\d|\bbenchmark\s{0,3}\(\s{0,3}\d|\bwaitfor\s{1,3}delay\b|\bpg_sleep\s{0,3}\(|\bextractvalue\s{0,3}\(|\bupdatexml\s{0,3}\(|\binformation_schema\.|['"]\s{0,3}(?:or|and)\s{1,3}['"]?\d{1,6}['"]?\s{0,3}=\s{0,3}['"]?\d|\binto\s{1,3}(?:out|dump)file\b|\/\*!\d{5})/i;
const template =
  /addAfterFilterCallback|\{\{\s{0,5}(?:var|if|block|layout|widget|depend|trans)\s{1,5}[^{}]{1,300}|\$\{(?:jndi|env|sys):|\{\{\s{0,3}\d{1,6}\s{0,3}\*\s{0,3}\d{1,6}\s{0,3}\}\}|this\.getTemp/i;
const script =
  /<\s{0,3}(?:script|iframe|svg|img|object)\b[^<>]{0,300}(?:on[a-z]{3,20}\s{0,3}=|src\s{0,3}=|>)|javascript\s{0,2}:/i;

/** Whether a name or address that a visitor typed is an attack on the shop. In time linear in its length. */
export function traceOf(text: string): Trace | undefined {
  if (text.length < 6) return undefined;
  for (const [kind, pattern] of [
    ['template', template],
    ['sql', sql],
    ['script', script],
  ] as const) {
    const at = text.search(pattern);
    if (at >= 0) return { kind, excerpt: maskText(text.slice(Math.max(0, at - 10), at + 120), 130) };
  }
  return undefined;
}
