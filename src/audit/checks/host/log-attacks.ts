import type { Recognised } from '../../facts/engine.ts';
import type { Compared } from '../../facts/holes.ts';
import type { LogAttack } from '../../facts/logs.ts';

const ENGINES_IN_DOUBT = 3;

/** Whether an attack is about this store: its engine, and a component that it has with that hole. */
export function concerns(
  attack: LogAttack,
  engine: Recognised | null | undefined,
  holes: Compared | undefined,
): boolean {
  if (engine && attack.engines?.includes(engine.id) === false) return false;
  if (attack.component === undefined) return true;
  const name = attack.component.toLowerCase();
  return (holes?.affected ?? []).some(
    (one) =>
      !one.off && (one.name.toLowerCase() === name || one.holes.some(({ id }) => attack.advisories.includes(id))),
  );
}

/** A server that "has" what belongs to several engines at once answers anything, and its answers prove nothing. */
export function answersAnything(attacks: readonly LogAttack[]): boolean {
  const only = attacks.filter(
    ({ worked, component, engines }) => worked > 0 && component === undefined && engines?.length === 1,
  );
  return new Set(only.map(({ engines }) => engines?.[0])).size >= ENGINES_IN_DOUBT;
}
