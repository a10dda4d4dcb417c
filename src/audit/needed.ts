import type { AnyCheck } from '../core/check.ts';
import type { Facts } from '../core/fact.ts';
import type { AnyProbe } from '../core/probe.ts';
import { recognised } from './facts/engine.ts';
import { payment } from './facts/payment.ts';
import { pages } from './facts/web.ts';

/** What every report tells, whatever was asked. */
const always: Facts = { recognised, payment, pages };

/** The probes without which these checks, the report, or what else is wanted would miss a fact. */
export function neededProbes(
  probes: readonly AnyProbe[],
  checks: readonly AnyCheck[],
  also: Facts = {},
): readonly AnyProbe[] {
  const wanted = new Set(
    [always, also, ...checks.flatMap(({ needs, wants = {} }) => [needs as Facts, wants as Facts])].flatMap((facts) =>
      ids(facts),
    ),
  );
  const needed = new Set<AnyProbe>();
  for (let grown = true; grown;) {
    grown = false;
    for (const probe of probes) {
      if (needed.has(probe) || !ids(probe.gives).some((id) => wanted.has(id))) continue;
      needed.add(probe);
      for (const id of [...ids(probe.needs), ...ids(probe.wants ?? {})]) wanted.add(id);
      grown = true;
    }
  }
  return probes.filter((probe) => needed.has(probe));
}

function ids(facts: Facts): readonly string[] {
  return Object.values(facts).map(({ id }) => id);
}
