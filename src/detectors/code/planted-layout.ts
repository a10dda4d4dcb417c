import type { Masked } from '../../core/masked.ts';
import { maskText } from '../mask.ts';

/** What layout instructions or template directives do that no shop's content needs. */
export interface Planted {
  readonly kind: 'command' | 'filter-block' | 'outside-template' | 'probe';
  readonly excerpt: Masked;
}

const functions =
  'system|exec|passthru|shell_exec|popen|proc_open|pcntl_exec|assert|create_function|call_user_func(?:_array)?|file_put_contents|base64_decode|curl_exec';
const layout: readonly (readonly [Planted['kind'], RegExp])[] = [
  // CVE-2024-20720: a parameter names a function of PHP, and a helper of a library calls it.
  [
    'command',
    new RegExp(
      String.raw`<(?:argument|param|item|value|callback)\b[^<>]{0,200}>\s{0,20}(?:<!\[CDATA\[)?\s{0,20}\\?(?:${functions})\s{0,20}(?:\]\]>)?\s{0,20}<`,
      'i',
    ),
  ],
  [
    'command',
    new RegExp(
      String.raw`\b(?:helper|method|callback)\s{0,3}=\s{0,3}["'][^"'<>]{0,200}(?:::|->|\\)?\b(?:${functions})["']`,
      'i',
    ),
  ],
  ['command', /\bAssert\\{1,2}Assertion\b/],
  // Blocks that evaluate what they are given, or reach the file system.
  [
    'filter-block',
    /\bclass\s{0,3}=\s{0,3}["']\\?Magento\\{1,2}(?:(?:Email|Cms|Widget|Newsletter)\\{1,2}Model\\{1,2}Template\\{1,2}Filter|Framework\\{1,2}(?:Shell|Filesystem|Process|ObjectManager|Filter\\{1,2}Template))/i,
  ],
  // Magento 1: a template from outside the theme, such as an uploaded file.
  [
    'outside-template',
    /setTemplate["'][^<]{0,20}>\s{0,20}<(?:template|name)\b[^<>]{0,80}>[^<]{0,200}\.\.\/|\btemplate\s{0,3}=\s{0,3}["'][^"'<>]{0,200}\.\.\//i,
  ],
];
// APSB26-146: what attackers write to see whether directives are carried out.
const probes = /\{\{\s{0,5}block\b[^{}]{0,300}\boutput\s{0,3}=\s{0,3}["']?getModuleName\b[^{}]{0,100}\}\}/i;
const layoutDirective = /\{\{\s{0,5}layout\s{1,5}[^{}]{0,200}\bhandle\s{0,3}=/i;

/** Whether layout XML runs functions, evaluates texts or leaves the theme. In time linear in its length. */
export function plantedLayout(text: string): Planted | undefined {
  for (const [kind, pattern] of layout) {
    const at = text.search(pattern);
    if (at >= 0) return { kind, excerpt: around(text, at) };
  }
  return undefined;
}

/** Whether content holds a directive that attackers try out. Templates of mails use `{{layout}}` themselves. */
export function plantedDirective(text: string, mail: boolean): Planted | undefined {
  if (!text.includes('{{')) return undefined;
  for (const pattern of mail ? [probes] : [probes, layoutDirective]) {
    const at = text.search(pattern);
    if (at >= 0) return { kind: 'probe', excerpt: around(text, at) };
  }
  return undefined;
}

function around(text: string, at: number): Masked {
  return maskText(text.slice(Math.max(0, at - 20), at + 160), 180);
}
