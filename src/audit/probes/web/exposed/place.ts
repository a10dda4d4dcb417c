import type { Page } from '../../../../core/hands.ts';
import type { HiddenPlace } from '../../../../engines/engine.ts';
import { isHtml, type Absence } from '../absence.ts';

/** A place that should not answer, and how its content proves that it did. */
export interface Place {
  /** Relative to the store; with a slash in front, to the host. */
  readonly path: string;
  readonly check:
    | HiddenPlace['check']
    | 'exposed-version-control'
    | 'exposed-server-settings'
    | 'exposed-session-file'
    | 'exposed-web-shell'
    | 'staging-copy';
  /** A sentence for the shop owner. */
  readonly because: string;
  /** `bytes`: the first 512 are enough. `text`: never a page for people. `page`: HTML. */
  readonly form: 'bytes' | 'text' | 'page';
  /** What proves it, to be shown; empty if it is not fit to be shown; `undefined` if it proves nothing. */
  proves(page: Page): string | undefined;
}

/** What proves that the place answered, or `undefined`. A status alone proves nothing. */
export function confirm(place: Place, page: Page, asked: URL, absence: Absence): string | undefined {
  if (page.status !== 200 && page.status !== 206) return undefined;
  const landed = new URL(page.url).pathname;
  if (place.form === 'page' ? !landed.startsWith(asked.pathname) : landed !== asked.pathname) return undefined;
  if (place.check !== 'staging-copy' && absence.like(page)) return undefined;
  if (place.form !== 'page' && isHtml(page)) return undefined;
  return place.proves(absence.echoes && place.check !== 'directory-listing' ? withoutName(page, place.path) : page);
}

/** A page that repeats the name that was asked for proves nothing by that name. */
function withoutName(page: Page, path: string): Page {
  const name = path.replace(/^.*\/(?=.)|\/$/gs, '').replace(/\.\w{1,10}$/, '');
  return name === '' ? page : { ...page, body: page.body.replaceAll(name, '') };
}

/** Shows what a pattern found. */
export function shows(pattern: RegExp): Place['proves'] {
  return (page) => pattern.exec(page.body)?.[0].trim();
}

/** Looks for all of the patterns, and shows nothing of what they found. */
export function holds(...patterns: readonly RegExp[]): Place['proves'] {
  return (page) => (patterns.every((pattern) => pattern.test(page.body)) ? '' : undefined);
}

/** Why a list of a folder's files matters. */
export const LISTING =
  'The server lists every file in this folder, so that forgotten copies and private uploads are found by anyone.';
