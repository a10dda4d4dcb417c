import type { Confidence } from '../../core/finding.ts';
import type { Masked } from '../../core/masked.ts';
import { maskText } from '../mask.ts';
import { type Tag, tagsOf } from './html-parts.ts';
import { judgeAddress } from './script-hosts.ts';
import { hostsIn, type Mark, marksOfScript } from './script-marks.ts';
import { marksOfTemplate } from './template-marks.ts';

/** Where the text stands. */
export interface Place {
  /** `script` columns are meant to hold scripts, so that a script as such is nothing there. */
  readonly holds: 'html' | 'script' | 'template' | 'xml' | 'setting';
  /** The shop's own hosts; empty if they are not known. */
  readonly own: readonly string[];
}

/** Something hostile in a shop's content. */
export interface Injection {
  readonly mark: string;
  readonly says: string;
  readonly confidence: Confidence;
  readonly excerpt: Masked;
}

export interface ScriptReading {
  /** The gravest first, one of each mark. */
  readonly injections: readonly Injection[];
  /** Hosts from which scripts and frames come, other than the shop's own. */
  readonly hosts: readonly { readonly host: string; readonly known: boolean; readonly as: 'script' | 'frame' }[];
}

const LONGEST = 1024 * 1024;
const worth =
  /<\s{0,5}(?:script|iframe|frame|object|embed|svg|meta|base|link|img|body|video|audio|input|details|marquee|form)\b|\bon[a-z]{3,20}\s{0,5}=|javascript\s{0,3}:|\{\{|\{php\}|\{if|<\?|<(?:block|action|argument)\b|\|\s{0,5}(?:map|filter|reduce|sort)\s{0,3}\(|addAfterFilter/i;
const rank: readonly Confidence[] = ['certain', 'firm', 'tentative'];

/** Looks for hostile code in a piece of a shop's content or page. Pure, and in time linear in the text's length. */
export function readScripts(text: string, place: Place): ScriptReading {
  const plain = undone(text.slice(0, LONGEST));
  const bare = place.holds === 'script' && !plain.includes('<');
  if (!bare && !worth.test(plain)) return { injections: [], hosts: [] };
  const marks: Mark[] = [...marksOfTemplate(plain)];
  const hosts: ScriptReading['hosts'][number][] = [];
  if (bare) readCode(plain, 0, place, marks, hosts);
  else if (plain.includes('<')) for (const tag of tagsOf(plain)) readTag(tag, place, marks, hosts);
  const sorted = marks.toSorted((one, other) => rank.indexOf(one.confidence) - rank.indexOf(other.confidence));
  const once = sorted.filter((one, index) => sorted.findIndex(({ mark }) => mark === one.mark) === index);
  return {
    injections: once.map(({ mark, says, confidence, at }) => ({
      mark,
      says,
      confidence,
      excerpt: maskText(plain.slice(Math.max(0, at - 20), at + 180)),
    })),
    hosts: hosts.filter(
      (one, index) => hosts.findIndex(({ host, as }) => host === one.host && as === one.as) === index,
    ),
  };
}

/** JSON's and serialised forms of slashes and brackets; HTML that is kept escaped as a whole (OpenCart's way). */
function undone(text: string): string {
  const json = /\\\/|\\u003c/i.test(text)
    ? text
        .replaceAll('\\/', '/')
        .replaceAll('\\"', '"')
        .replace(/\\u003c/gi, '<')
        .replace(/\\u003e/gi, '>')
        .replace(/\\u0022/gi, '"')
    : text;
  if (json.includes('<') || !json.includes('&lt;')) return json;
  return json
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replace(/&#0?39;/g, "'")
    .replaceAll('&amp;', '&');
}

function readCode(
  code: string,
  at: number,
  place: Place,
  marks: Mark[],
  hosts: ScriptReading['hosts'][number][],
): void {
  for (const mark of marksOfScript(code, place.own)) marks.push({ ...mark, at: at + mark.at });
  if (!/createElement|import\s{0,3}\(|getScript|\.src\b/.test(code)) return;
  for (const { host, is } of hostsIn(code, place.own))
    if (is !== 'own') hosts.push({ host, known: is === 'well-known', as: 'script' });
}

function readTag(tag: Tag, place: Place, marks: Mark[], hosts: ScriptReading['hosts'][number][]): void {
  const source = tag.attributes.get('src') ?? tag.attributes.get('data') ?? tag.attributes.get('xlink:href') ?? '';
  if (tag.name === 'script') readScript(tag, source, place, marks, hosts);
  if (tag.name === 'iframe' || tag.name === 'frame' || tag.name === 'embed' || tag.name === 'object')
    readFrame(tag, source, place, marks, hosts);
  for (const [name, value] of tag.attributes) {
    if (/^on[a-z]{3,20}$/.test(name)) readHandler(name, value, tag, place, marks, hosts);
    else if (
      /^(?:href|src|action|formaction|data|xlink:href)$/.test(name) &&
      /^[\s\0]{0,20}j\s{0,3}a\s{0,3}v\s{0,3}a\s{0,3}s\s{0,3}c\s{0,3}r\s{0,3}i\s{0,3}p\s{0,3}t\s{0,3}:/i.test(value)
    )
      readCode(value, tag.at, place, marks, hosts);
  }
}

function readScript(
  tag: Tag,
  source: string,
  place: Place,
  marks: Mark[],
  hosts: ScriptReading['hosts'][number][],
): void {
  const type = (tag.attributes.get('type') ?? '').toLowerCase();
  if (/json|template|x-handlebars|x-magento-init|text\/html/.test(type)) return;
  if (/^\s{0,20}data:/i.test(source))
    marks.push({
      mark: 'script in address',
      says: 'A script stands hidden in an address of its own.',
      confidence: /base64|javascript/i.test(source) ? 'certain' : 'firm',
      at: tag.at,
    });
  if (tag.script.trim() !== '') readCode(tag.script, tag.at, place, marks, hosts);
  const judged = judgeAddress(source, place.own);
  if (!judged || judged.is === 'own') return;
  hosts.push({ host: judged.host, known: judged.is === 'well-known', as: 'script' });
  if (judged.is === 'well-known') return;
  if (judged.is !== 'unknown') {
    const what = judged.is === 'bare-address' ? 'an address without a name' : 'which borrows a well-known name';
    marks.push({
      mark: 'foreign script',
      says: `It loads a script from ${judged.host}, ${what}.`,
      confidence: judged.is === 'bare-address' || place.own.length > 0 ? 'firm' : 'tentative',
      at: tag.at,
    });
  } else if (place.holds !== 'script') {
    marks.push({
      mark: 'foreign script',
      says: `It loads a script from ${judged.host}, which is neither the shop's own nor a service that is widely used.`,
      confidence: place.own.length > 0 && place.holds === 'html' ? 'firm' : 'tentative',
      at: tag.at,
    });
  }
}

function readFrame(
  tag: Tag,
  source: string,
  place: Place,
  marks: Mark[],
  hosts: ScriptReading['hosts'][number][],
): void {
  if (/^\s{0,20}data:text\/html/i.test(source))
    marks.push({
      mark: 'script in address',
      says: 'A page stands hidden in an address of its own.',
      confidence: 'firm',
      at: tag.at,
    });
  const judged = judgeAddress(source, place.own);
  if (!judged || judged.is === 'own') return;
  hosts.push({ host: judged.host, known: judged.is === 'well-known', as: 'frame' });
  if (judged.is === 'well-known' || !isHidden(tag)) return;
  marks.push({
    mark: 'hidden frame',
    says: `It opens a page of ${judged.host} in a frame that nobody sees.`,
    confidence: place.own.length > 0 ? 'firm' : 'tentative',
    at: tag.at,
  });
}

function isHidden({ attributes }: Tag): boolean {
  const style = (attributes.get('style') ?? '').toLowerCase().replaceAll(/\s/g, '');
  const small = ['width', 'height'].some((name) => /^[01](?:px)?$/.test((attributes.get(name) ?? '').trim()));
  return (
    small ||
    attributes.has('hidden') ||
    /display:none|visibility:hidden|(?:left|top):-\d{3,5}px|(?:width|height):[01](?:px)?(?:;|$)|opacity:0(?:;|$)/.test(
      style,
    )
  );
}

/** Handlers of honest pages swap an image or open a menu; these fetch or unpack code. */
function readHandler(
  name: string,
  value: string,
  tag: Tag,
  place: Place,
  marks: Mark[],
  hosts: ScriptReading['hosts'][number][],
): void {
  const before = marks.length;
  readCode(value, tag.at, place, marks, hosts);
  const loads =
    /createElement\s{0,3}\(\s{0,3}["'`]script|\beval\s{0,3}\(|\batob\s{0,3}\(|\bimport\s{0,3}\(|fromCharCode|document\.cookie|\bfetch\s{0,3}\(|\bnew\s{1,3}Function\b|localStorage/i.test(
      value,
    );
  const automatic = /^on(?:error|load|toggle|begin|animation|focus|start|pageshow)/.test(name);
  if (loads && (automatic || marks.length > before)) {
    marks.push({
      mark: 'event handler',
      says: `Code that fetches or unpacks more code is hung on "${name}" of a <${tag.name.slice(0, 20)}>, and runs by itself.`,
      confidence: automatic ? 'certain' : 'firm',
      at: tag.at,
    });
  }
}
