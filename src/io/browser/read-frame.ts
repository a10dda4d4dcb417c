import { createHash } from 'node:crypto';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import type { FormField, Visit } from '../../core/hands.ts';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/** What one frame holds; values of fields are not read. */
export interface FrameRead {
  readonly title: string;
  /** All fields, in forms or not. */
  readonly fields: readonly FormField[];
  /** Fields outside of any form come last, as one form without action. */
  readonly forms: Visit['forms'];
  readonly inline: Visit['scripts'];
}

const MOST_HTML = 8 * 1024 * 1024;
const MOST_NODES = 200_000;
const MOST = 500;

/** Reads the document of a frame as the browser gave it back. */
export function readFrame(html: string, url: string): FrameRead {
  const forms = new Map<Element | undefined, FormField[]>();
  const inline: Visit['scripts'][number][] = [];
  let title = '';
  for (const { element, form } of elements(parse(html.slice(0, MOST_HTML)))) {
    if (element.tagName === 'form') forms.set(element, forms.get(element) ?? []);
    else if (element.tagName === 'title' && title === '') title = textOf(element).trim().slice(0, 300);
    else if (element.tagName === 'script') inline.push(...scriptOf(element));
    else if (['input', 'select', 'textarea'].includes(element.tagName)) {
      forms.set(form, [...(forms.get(form) ?? []), fieldOf(element)].slice(0, MOST));
    }
  }
  const read = [...forms].toSorted(([one], [other]) => Number(one === undefined) - Number(other === undefined));
  return {
    title,
    fields: read.flatMap(([, fields]) => fields).slice(0, MOST),
    forms: read
      .slice(0, MOST)
      .map(([form, fields]) => ({ ...(form ? headOf(form, url) : { action: '', method: '' }), fields })),
    inline: inline.slice(0, MOST),
  };
}

/** In the order of the document, without recursion: pages may be nested as deep as they like. */
function* elements(root: Node): Generator<{ element: Element; form: Element | undefined }> {
  const open: { node: Node; form: Element | undefined }[] = [{ node: root, form: undefined }];
  for (let count = 0; count < MOST_NODES; count++) {
    const next = open.pop();
    if (!next) return;
    const { node } = next;
    const element = 'tagName' in node ? node : undefined;
    const form = element?.tagName === 'form' ? element : next.form;
    if (element) yield { element, form };
    const children = 'childNodes' in node ? node.childNodes : [];
    for (let index = children.length - 1; index >= 0; index--) {
      const child = children[index];
      if (child) open.push({ node: child, form });
    }
  }
}

function headOf(form: Element, url: string): { action: string; method: string } {
  const action = URL.parse(attribute(form, 'action'), url)?.href ?? url;
  return { action: action.slice(0, 2_000), method: attribute(form, 'method').toLowerCase() || 'get' };
}

function fieldOf(element: Element): FormField {
  const type = element.tagName === 'input' ? attribute(element, 'type').toLowerCase() || 'text' : element.tagName;
  return {
    name: attribute(element, 'name'),
    id: attribute(element, 'id'),
    type,
    autocomplete: attribute(element, 'autocomplete').toLowerCase(),
  };
}

const runs = /^(?:|module|text\/javascript|application\/javascript|application\/x-javascript|text\/ecmascript)$/i;

function scriptOf(element: Element): Visit['scripts'][number][] {
  const text = textOf(element);
  if (attribute(element, 'src') !== '' || !runs.test(attribute(element, 'type').trim()) || text.trim() === '')
    return [];
  return [
    { url: '', inline: true, sha256: createHash('sha256').update(text).digest('hex'), size: Buffer.byteLength(text) },
  ];
}

function textOf(element: Element): string {
  return element.childNodes.map((child) => ('value' in child ? child.value : '')).join('');
}

function attribute(element: Element, name: string): string {
  return (element.attrs.find((one) => one.name === name)?.value ?? '').slice(0, 2_000);
}
