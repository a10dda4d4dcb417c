import type { Mark } from './script-marks.ts';

const danger =
  '(?:system|exec|shell_exec|passthru|popen|proc_open|assert|call_user_func(?:_array)?|file_put_contents|base64_decode|create_function|phpinfo)';
const patterns: readonly (readonly [RegExp, string, Mark['confidence'], string])[] = [
  // CVE-2022-24086 and later: the template filter of Magento is made to call functions.
  [
    /addAfterFilterCallback/i,
    'template attack',
    'certain',
    "A template makes Magento's own filter run functions (CVE-2022-24086).",
  ],
  [
    /\{\{\s{0,9}(?:var|if|depend|trans)\s{1,9}this\s{0,3}\.\s{0,3}getTemp/i,
    'template attack',
    'certain',
    "A template reaches for Magento's own filter (CVE-2022-24086).",
  ],
  [
    new RegExp(`\\{\\{[^{}]{0,400}\\b${danger}\\(\\s{0,3}["'$\\w]`, 'i'),
    'template attack',
    'certain',
    'A template calls functions of the server.',
  ],
  // Twig and Smarty, as Shopware, OpenCart and PrestaShop use them.
  [
    new RegExp(`\\|\\s{0,5}(?:map|filter|reduce|sort)\\s{0,3}\\(\\s{0,3}["']${danger}["']`, 'i'),
    'template attack',
    'certain',
    'A template calls functions of the server.',
  ],
  [
    /\{\{[^{}]{0,200}_self\s{0,3}\.\s{0,3}env/i,
    'template attack',
    'certain',
    'A template reaches into the template engine itself.',
  ],
  [
    new RegExp(`\\{(?:if\\s{1,5})?${danger}\\s{0,3}\\(`, 'i'),
    'template attack',
    'certain',
    'A template calls functions of the server.',
  ],
  [/\{php\}/i, 'template attack', 'firm', 'A template holds PHP code.'],
  // Layout updates in the database that build objects other than page blocks (CVE-2024-20720).
  [
    /<(?:block|argument|object)[^<>]{0,400}Magento\\Framework\\(?:View\\Layout\\(?:Generator|Reader)|Simplexml|Filesystem|Session|ObjectManager|Model)/i,
    'layout attack',
    'certain',
    'A layout update builds parts of Magento that no page needs (CVE-2024-20720).',
  ],
  [
    new RegExp(`<(?:action|argument|item|block)[^<>]{0,300}>?[^<]{0,200}\\b${danger}\\b\\s{0,3}[(<]`, 'i'),
    'layout attack',
    'firm',
    'A layout update names functions of the server.',
  ],
];
const block = /\{\{\s{0,9}block\s[^{}]{0,500}\boutput\s{0,3}=\s{0,3}["']?([A-Za-z_]{1,60})/i;
const php = /<\?(?:php\b|=)/i;
const runs = /\beval\s{0,3}\(/i;
const obeys = new RegExp(`\\b(?:eval|${danger})\\s{0,3}\\([^;]{0,200}\\$_(?:POST|GET|REQUEST|COOKIE|SERVER)\\b`, 'i');

/** What is hostile in text that the shop's template engine or PHP runs. In time linear in its length. */
export function marksOfTemplate(text: string): readonly Mark[] {
  const found: Mark[] = [];
  for (const [pattern, mark, confidence, says] of patterns) {
    const at = text.search(pattern);
    if (at >= 0) found.push({ mark, says, confidence, at });
  }
  const output = block.exec(text);
  if (output && !/^_?toHtml$/i.test(output[1] ?? '')) {
    found.push({
      mark: 'template attack',
      says: 'A block directive names a function of its own to be called.',
      confidence: 'firm',
      at: output.index,
    });
  }
  const code = text.search(php);
  const stretch = code < 0 ? '' : text.slice(code, code + 20_000);
  const sure = obeys.test(stretch);
  if (sure || runs.test(stretch)) {
    found.push({
      mark: 'php code',
      says: sure
        ? 'PHP code that takes orders from visitors stands in it.'
        : 'PHP code that runs text as code stands in it.',
      confidence: sure ? 'certain' : 'tentative',
      at: code,
    });
  }
  return found;
}
