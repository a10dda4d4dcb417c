import { CannotTell } from '../core/errors.ts';
import { type Facts, Unknown } from '../core/fact.ts';
import type { HandName, Hands } from '../core/hands.ts';
import type { AnyProbe } from '../core/probe.ts';
import type { Tools } from '../core/tools.ts';

/** Everything learned so far, by fact id: a value, or an `Unknown` that says why there is none. */
export type Known = Map<string, unknown>;

/** Every hand: open, or why not. */
export type OpenHands = { readonly [Name in HandName]: Hands[Name] | Unknown };

export interface Missing {
  readonly fact: string;
  readonly unknown: Unknown;
}

/** Why a fact is missing that the user did not wait for. */
export const stoppedEarly = new Unknown('not-asked', 'The audit was stopped before this was looked at.');

/**
 * Runs each probe as soon as the facts that it needs and wants are settled, and adds what it tells to `known`. Facts
 * that are known beforehand are not asked for again. A probe that throws leaves its facts `Unknown`, with the reason. When
 * the run is stopped, what is known stays, and all else is `Unknown` at once.
 */
export async function gather(probes: readonly AnyProbe[], hands: OpenHands, known: Known, tools: Tools): Promise<void> {
  const giver = new Map<string, AnyProbe>();
  for (const probe of probes) for (const id of ids(probe.gives)) giver.set(id, probe);
  const runs = new Map<AnyProbe, Promise<void>>();
  const stopped = whenStopped(tools.signal);

  function run(probe: AnyProbe): Promise<void> {
    const running = runs.get(probe);
    if (running) return running;
    // Noted before it starts, so that probes that need each other end unknown instead of waiting for ever.
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    runs.set(probe, promise);
    work(probe).then(resolve, reject);
    return promise;
  }

  async function work(probe: AnyProbe): Promise<void> {
    const before = [...ids(probe.needs), ...ids(probe.wants ?? {})].filter((id) => !known.has(id));
    const givers = new Set(before.map((id) => giver.get(id)).filter((other) => other !== undefined));
    await Promise.all([...givers].map((other) => run(other)));
    if (ids(probe.gives).every((id) => known.has(id))) return;
    tools.tell({ what: 'probe', id: probe.id, title: probe.title, state: 'began' });
    const told = await Promise.race([stopped, ask(probe, hands, known, tools)]);
    for (const [name, fact] of Object.entries(probe.gives as Facts)) {
      if (known.has(fact.id)) continue;
      const value = told instanceof Unknown ? told : told[name];
      known.set(fact.id, value === undefined ? new Unknown('failed', 'The probe did not tell it.') : value);
    }
    tools.tell({ what: 'probe', id: probe.id, title: probe.title, state: 'ended' });
  }

  await Promise.all(probes.map((probe) => run(probe)));
}

function whenStopped(signal: AbortSignal): Promise<Unknown> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(stoppedEarly);
    else signal.addEventListener('abort', () => resolve(stoppedEarly), { once: true });
  });
}

async function ask(
  probe: AnyProbe,
  hands: OpenHands,
  known: Known,
  tools: Tools,
): Promise<Unknown | Record<string, unknown>> {
  const given: Partial<Record<HandName, unknown>> = {};
  for (const name of probe.hands as readonly HandName[]) {
    const hand = hands[name];
    if (hand instanceof Unknown) return hand;
    given[name] = hand;
  }
  const { values, missing } = read(probe.needs, known);
  if (missing[0]) return missing[0].unknown;
  const wanted = read(probe.wants ?? {}, known).values;
  try {
    return (await probe.gather(given as Hands, { ...wanted, ...values }, tools)) as Record<string, unknown>;
  } catch (error) {
    if (tools.signal.aborted) return stoppedEarly;
    if (error instanceof CannotTell) return new Unknown(error.why, error.message);
    return new Unknown(
      'failed',
      `The probe "${probe.id}" broke: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

/** The values of the facts named, and which of them are missing. */
// oxlint-disable-next-line typescript/no-explicit-any -- the values are what the facts' types say
export function read(facts: Facts, known: Known): { values: Record<string, any>; missing: Missing[] } {
  const values: Record<string, unknown> = {};
  const missing: Missing[] = [];
  for (const [name, { id }] of Object.entries(facts)) {
    const value = known.has(id) ? known.get(id) : new Unknown('not-asked', 'No probe told it.');
    if (value instanceof Unknown) missing.push({ fact: id, unknown: value });
    else values[name] = value;
  }
  return { values, missing };
}

function ids(facts: Facts): string[] {
  return Object.values(facts).map(({ id }) => id);
}
