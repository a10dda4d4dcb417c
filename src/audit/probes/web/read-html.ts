import { createHash } from 'node:crypto';
import { type Token, Tokenizer, TokenizerMode } from 'parse5';
import { printable } from '../../../core/text.ts';
import { maskText } from '../../../detectors/mask.ts';
import type { FieldSeen, FormSeen, FrameSeen, PageSeen, ScriptSeen } from '../../facts/web.ts';
import { hostsIn, plainUrl, sessionParametersOf } from './read-urls.ts';

/** What the text of a page holds; the rest of `PageSeen` comes from its headers. */
export type Html = Pick<
  PageSeen,
  | 'title'
  | 'generators'
  | 'metaPolicies'
  | 'forms'
  | 'looseFields'
  | 'scripts'
  | 'frames'
  | 'plainResources'
  | 'sessionParameters'
> & {
  readonly metaReferrer?: string;
  readonly refresh?: string;
  readonly links: readonly { readonly url: string; readonly words: string }[];
};

const MOST = 300;
const MOST_LINKS = 2000;
const loading: Readonly<Record<string, string>> = {
  script: 'src',
  iframe: 'src',
  img: 'src',
  audio: 'src',
  video: 'src',
  source: 'src',
  embed: 'src',
  object: 'data',
};

/**
 * Reads a page tag by tag, in linear time whatever the nesting, without building a tree. `url` is where the page was.
 * What lies in a `<template>` does nothing in a browser and is left out.
 */
export function readHtml(text: string, url: string): Html {
  const found = {
    title: '',
    generators: [] as PageSeen['generators'][number][],
    metaPolicies: [] as PageSeen['metaPolicies'][number][],
    forms: [] as (Omit<FormSeen, 'fields'> & { readonly fields: FieldSeen[] })[],
    looseFields: [] as FieldSeen[],
    scripts: [] as ScriptSeen[],
    frames: [] as FrameSeen[],
    plainResources: [] as PageSeen['plainResources'][number][],
    links: [] as { url: string; words: string }[],
    parameters: new Set<string>(),
    metaReferrer: undefined as string | undefined,
    refresh: undefined as string | undefined,
  };
  let base = url;
  let form: { readonly fields: FieldSeen[] } | undefined;
  let templates = 0;
  let inside: 'title' | 'script' | undefined;
  let words: string[] = [];
  let script: Readonly<Record<string, string>> = {};

  function onStartTag({ tagName: tag, attrs }: Token.TagToken): void {
    const has: Record<string, string> = Object.create(null) as Record<string, string>;
    for (const { name, value } of attrs) has[name] ??= value;
    tokenizer.state = modeAfter(tag);
    if (tag === 'template') templates++;
    if (templates > 0) return;
    noteLoad(tag, has);
    switch (tag) {
      case 'base':
        base = absolute(has['href'] ?? '') ?? base;
        break;
      case 'title':
        inside = 'title';
        words = [];
        break;
      case 'meta':
        noteMeta(has);
        break;
      case 'form':
        form ??= openForm(has);
        break;
      case 'input':
      case 'select':
      case 'textarea':
        noteField(fieldOf(tag, has));
        break;
      case 'script':
        inside = 'script';
        words = [];
        script = has;
        break;
      case 'iframe':
      case 'frame':
        if (found.frames.length < MOST) found.frames.push(frameOf(has));
        break;
      case 'a':
        noteLink(has);
    }
  }

  function onEndTag({ tagName: tag }: Token.TagToken): void {
    if (tag === 'template') templates = Math.max(0, templates - 1);
    if (tag === 'form') form = undefined;
    if (tag === 'title' && inside === 'title') {
      found.title ||= words.join('').trim();
      inside = undefined;
    }
    if (tag === 'script' && inside === 'script') {
      if (found.scripts.length < MOST) found.scripts.push(scriptOf(script, words.join('')));
      inside = undefined;
    }
  }

  function absolute(address: string): string | undefined {
    return URL.parse(address.trim(), base)?.href;
  }

  function noteLoad(tag: string, has: Readonly<Record<string, string>>): void {
    const sheet = tag === 'link' && /\b(?:stylesheet|preload|modulepreload|manifest)\b/i.test(has['rel'] ?? '');
    const address = has[sheet ? 'href' : (loading[tag] ?? '')];
    const resolved = address === undefined ? undefined : absolute(address);
    if (resolved?.startsWith('http:') !== true || found.plainResources.length >= MOST) return;
    found.plainResources.push({ tag, url: maskText(plainUrl(resolved), 300) });
  }

  function noteMeta(has: Readonly<Record<string, string>>): void {
    const content = has['content'] ?? '';
    const name = (has['name'] ?? '').toLowerCase();
    const equivalent = (has['http-equiv'] ?? '').toLowerCase();
    if (name === 'generator') found.generators.push(maskText(content));
    if (name === 'referrer') found.metaReferrer = content.trim().toLowerCase().slice(0, 60);
    if (equivalent === 'content-security-policy') found.metaPolicies.push(maskText(content, 8000));
    if (equivalent === 'refresh') {
      const target = /^\s{0,9}[\d.]{0,9}\s{0,9}[;,]\s{0,9}(?:url\s{0,9}=)?\s{0,9}["']?([^"']{1,2000})/i.exec(
        content,
      )?.[1];
      found.refresh ??= target === undefined ? undefined : absolute(target);
    }
  }

  function openForm(has: Readonly<Record<string, string>>): { readonly fields: FieldSeen[] } {
    const raw = (has['action'] ?? '').trim();
    const action = raw === '' ? url : (absolute(raw) ?? raw);
    const opened = {
      action: maskText(plainUrl(action), 300),
      method: methodOf(has['method']),
      id: short(has['id']),
      fields: [] as FieldSeen[],
    };
    if (found.forms.length < MOST) found.forms.push(opened);
    return opened;
  }

  function noteField(field: FieldSeen): void {
    const fields = form?.fields ?? found.looseFields;
    if (fields.length < MOST) fields.push(field);
  }

  function frameOf(has: Readonly<Record<string, string>>): FrameSeen {
    const resolved = has['src'] ? (absolute(has['src']) ?? '') : '';
    return {
      src: maskText(plainUrl(resolved), 300),
      host: hostOf(resolved),
      name: short(has['name']),
      sandboxed: 'sandbox' in has,
    };
  }

  function scriptOf(has: Readonly<Record<string, string>>, code: string): ScriptSeen {
    const outside = has['src'] !== undefined;
    const resolved = outside ? (absolute(has['src'] ?? '') ?? '') : '';
    return {
      src: maskText(resolved, 500),
      host: hostOf(outside ? resolved : url),
      type: short(has['type']).toLowerCase(),
      integrity: (has['integrity'] ?? '').trim() !== '',
      crossorigin: 'crossorigin' in has,
      sha256: outside ? '' : createHash('sha256').update(code).digest('hex'),
      size: outside ? 0 : Buffer.byteLength(code),
      hosts: outside ? [] : hostsIn(code),
    };
  }

  function noteLink(has: Readonly<Record<string, string>>): void {
    const resolved = has['href'] === undefined ? undefined : absolute(has['href']);
    if (resolved === undefined || found.links.length >= MOST_LINKS) return;
    found.links.push({ url: resolved, words: `${has['class'] ?? ''} ${has['title'] ?? ''}`.slice(0, 200) });
    for (const name of sessionParametersOf(resolved, url)) found.parameters.add(name);
  }

  function onText({ chars }: Token.CharacterToken): void {
    if (inside !== undefined) words.push(chars);
  }

  const tokenizer = new Tokenizer(
    {},
    {
      onStartTag,
      onEndTag,
      onCharacter: onText,
      onWhitespaceCharacter: onText,
      onNullCharacter: onText,
      onComment() {},
      onDoctype() {},
      onEof() {},
    },
  );
  tokenizer.write(text, true);
  const { parameters, metaReferrer, refresh, title, ...rest } = found;
  return {
    ...rest,
    title: maskText(title),
    sessionParameters: [...parameters],
    ...(metaReferrer === undefined ? {} : { metaReferrer }),
    ...(refresh === undefined ? {} : { refresh }),
  };
}

/** How the text after a start tag is to be read (HTML standard, 13.2.6.2). */
function modeAfter(tag: string): Tokenizer['state'] {
  switch (tag) {
    case 'script':
      return TokenizerMode.SCRIPT_DATA;
    case 'title':
    case 'textarea':
      return TokenizerMode.RCDATA;
    case 'style':
    case 'xmp':
    case 'iframe':
    case 'noembed':
    case 'noframes':
      return TokenizerMode.RAWTEXT;
    case 'plaintext':
      return TokenizerMode.PLAINTEXT;
    default:
      return TokenizerMode.DATA;
  }
}

function fieldOf(tag: string, has: Readonly<Record<string, string>>): FieldSeen {
  return {
    name: short(has['name']),
    id: short(has['id']),
    type: tag === 'input' ? short(has['type'] ?? 'text').toLowerCase() : tag,
    autocomplete: short(has['autocomplete']).toLowerCase(),
    placeholder: maskText(has['placeholder'] ?? '', 80),
  };
}

function methodOf(text: string | undefined): FormSeen['method'] {
  const method = (text ?? '').trim().toLowerCase();
  return method === 'post' || method === 'dialog' ? method : 'get';
}

function short(text: string | undefined): string {
  return printable(text ?? '', 100);
}

function hostOf(url: string): string {
  return URL.parse(url)?.host ?? '';
}
