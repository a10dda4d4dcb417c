import { CannotTell } from '../core/errors.ts';
import { Unknown } from '../core/fact.ts';
import type { Database, Files, HandName, Hands } from '../core/hands.ts';
import type { DatabaseLogin, EngineConfig } from '../core/own.ts';
import type { AnyProbe, Touch } from '../core/probe.ts';
import { touches } from '../core/probe.ts';
import type { Side } from '../core/side.ts';
import type { Tools } from '../core/tools.ts';
import type { Engine } from '../engines/engine.ts';
import { configView } from './config-view.ts';
import { config, inDatabase, inFiles, type SeenEngine, told } from './facts/engine.ts';
import { gather, type Known, type OpenHands, stoppedEarly } from './gather.ts';
import { below, recogniseFiles } from './recognise.ts';
import { recogniseTables } from './recognise-tables.ts';

/** How the hands are opened. Each may answer `Unknown`: not asked for, or not to be had. */
export interface Opening {
  files(): Promise<Files | Unknown>;
  /** `logins` are those of the store's own configuration, if its files were looked at. */
  database(logins: readonly DatabaseLogin[] | undefined, files: Files | Unknown): Promise<Database | Unknown>;
  /** `url` is the address that the store's own configuration names. */
  web(url: string | undefined): Promise<Pick<OpenHands, 'web' | 'tls' | 'browser'> | Unknown>;
  host(files: Files | Unknown): Promise<Hands['host'] | Unknown>;
  logs?(files: Files | Unknown): Promise<Hands['logs'] | Unknown>;
  readonly always: Pick<Hands, 'knowledge' | 'guesser'>;
}

export interface LookOptions {
  readonly probes: readonly AnyProbe[];
  readonly engines: readonly Engine[];
  readonly touch: Touch;
  /** What `--engine` says. */
  readonly engine?: { readonly id: string; readonly version?: string };
}

/** Opens the store, recognises its engine, and gathers all facts. Only looks. */
export async function look(opening: Opening, options: LookOptions, tools: Tools): Promise<Known> {
  const known: Known = new Map();
  const opened = opener(tools.signal);
  let files = await opened(() => opening.files());
  let own: EngineConfig | undefined;
  let prefix: string | undefined;

  known.set(told.id, toldEngine(options));
  if (files instanceof Unknown) {
    known.set(inFiles.id, files);
    known.set(config.id, files);
  } else {
    const all = files;
    const found = await opened(async () => (await recogniseFiles(all, options.engines, options.engine?.id)) ?? null);
    own = found instanceof Unknown ? undefined : found?.config;
    known.set(inFiles.id, found instanceof Unknown ? found : (found?.seen ?? null));
    known.set(config.id, found instanceof Unknown ? found : own ? configView(own) : null);
    if (found && !(found instanceof Unknown)) files = below(files, found.seen.root ?? '');
  }

  const database = await opened(() => opening.database(own?.databases, files));
  if (database instanceof Unknown) known.set(inDatabase.id, database);
  else {
    const engines = options.engines.filter((engine) => !options.engine || engine.id === options.engine.id);
    const inTheFiles = known.get(inFiles.id);
    const expected = inTheFiles && !(inTheFiles instanceof Unknown) ? (inTheFiles as SeenEngine).id : undefined;
    const found = await opened(
      async () =>
        (await recogniseTables(database, engines, {
          engine: options.engine?.id ?? expected,
          prefix: own?.prefix,
        })) ?? null,
    );
    known.set(inDatabase.id, found instanceof Unknown ? found : (found?.seen ?? null));
    prefix = found instanceof Unknown ? undefined : found?.prefix;
  }

  const outside = await opened(() => opening.web(own?.url));
  const hands: OpenHands = {
    ...opening.always,
    files,
    database,
    ...(outside instanceof Unknown ? { web: outside, tls: outside, browser: outside } : outside),
    host: await opened(() => opening.host(files)),
    logs: await opened(async () => opening.logs?.(files) ?? noLogs),
    own: { config: own, prefix: own?.prefix ?? prefix ?? '' },
  };
  for (const [side, hand] of Object.entries(handOfSide)) {
    const open = hands[hand];
    known.set(openedSide(side as Side), open instanceof Unknown ? open : true);
  }
  await gather(allowed(options), hands, known, tools);
  return known;
}

const noLogs = new Unknown('not-asked', 'No access logs were looked at; add --logs.');

function allowed({ probes, touch }: LookOptions): readonly AnyProbe[] {
  return probes.filter((probe) => touches.indexOf(probe.touch) <= touches.indexOf(touch));
}

function toldEngine({ engine, engines }: LookOptions) {
  if (!engine || !engines.some(({ id }) => id === engine.id)) return new Unknown('not-asked', 'No engine was named.');
  const versions = engine.version ? [{ version: engine.version, place: '--engine', certainty: 'certain' }] : [];
  return { id: engine.id, certainty: 'certain', versions };
}

/** Opens a hand or looks with it; what cannot be had, or is not waited for any more, is `Unknown`. */
function opener(signal: AbortSignal) {
  return async <Found>(open: () => Promise<Found | Unknown>): Promise<Found | Unknown> => {
    if (signal.aborted) return stoppedEarly;
    try {
      return await open();
    } catch (error) {
      if (signal.aborted) return stoppedEarly;
      return cannotTell(error);
    }
  };
}

function cannotTell(error: unknown): Unknown {
  if (error instanceof CannotTell) return new Unknown(error.why, error.message);
  throw error;
}

/** The id under which it is known whether a side was opened: `true`, or why not. */
export function openedSide(side: Side): string {
  return `side.${side}`;
}

/** Which hand opens which side; staff accounts are read from the database. */
const handOfSide = {
  web: 'web',
  tls: 'tls',
  files: 'files',
  database: 'database',
  accounts: 'database',
  host: 'host',
} as const satisfies Record<Side, HandName>;
