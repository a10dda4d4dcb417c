import { Unknown } from '../core/fact.ts';
import type { Component } from '../core/report.ts';
import { server } from './facts/database.ts';
import { extensions, recognised } from './facts/engine.ts';
import { softwareOnHost, softwareOnWeb } from './facts/host.ts';
import { libraries, pageLibraries } from './facts/libraries.ts';
import { type Known, read } from './gather.ts';

/** What a store's parts are read from. */
export const componentFacts = {
  recognised,
  extensions,
  libraries,
  pageLibraries,
  server,
  softwareOnHost,
  softwareOnWeb,
};

/** What the store is made of, as far as it was seen; each part once, in the order of engine, extensions, libraries, platform. */
export function componentsOf(known: Known): readonly Component[] {
  const { values } = read(componentFacts, known);
  const list = (name: string, of = (value: unknown): unknown => value): readonly Seen[] => {
    const value = of(values[name]);
    return Array.isArray(value) ? (value as readonly Seen[]) : [];
  };
  const found = (value: unknown): unknown => (value as { readonly found?: unknown } | undefined)?.found;
  const all: readonly Component[] = [
    ...engine(values['recognised']),
    ...list('extensions').map((one) => component('extension', one, one.ecosystem ?? 'unknown')),
    ...[...list('libraries', found), ...list('pageLibraries', found)].map((one) =>
      component('library', one, one.ecosystem ?? 'unknown'),
    ),
    ...database(values['server']),
    ...[...list('softwareOnHost'), ...list('softwareOnWeb')].map((one) => component('platform', one, 'platform')),
  ];
  return [...new Map(all.map((one) => [[one.ecosystem, one.name, one.version ?? ''].join('\0'), one])).values()];
}

interface Seen {
  readonly name: string;
  readonly version?: string;
  readonly ecosystem?: string;
  readonly place: string;
}

function component(kind: Component['kind'], { name, version, place }: Seen, ecosystem: string): Component {
  return { kind, name, ecosystem, place, ...(version === undefined ? {} : { version }) };
}

function engine(value: unknown): readonly Component[] {
  if (typeof value !== 'object' || value === null || value instanceof Unknown) return [];
  const { editionName, version } = value as { readonly editionName: string; readonly version?: string };
  return [
    component('engine', { name: editionName, place: '', ...(version === undefined ? {} : { version }) }, 'engine'),
  ];
}

function database(value: unknown): readonly Component[] {
  if (typeof value !== 'object' || value === null) return [];
  const { product, version } = value as { readonly product: string; readonly version: string };
  return [component('platform', { name: product, version, place: 'database' }, 'platform')];
}
