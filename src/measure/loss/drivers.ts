import type { Settled } from './business.ts';
import type { Exposure } from './exposure.ts';
import { expect } from './expect.ts';
import type { LossFact } from './fact.ts';
import { type InputName, inputNames, inputsOf } from './inputs.ts';
import { baseFact, type Maker } from './model.ts';
import type { Finding } from '../../core/finding.ts';
import { scenarios } from './scenarios.ts';

/** What the expected loss becomes if one fact is held at its 10th and its 90th percentile. */
export interface Driver {
  readonly fact: LossFact;
  readonly low: number;
  readonly high: number;
}

const LOW = Math.round(0.1 * 4294967296);
const HIGH = Math.round(0.9 * 4294967296);
const READINGS = 1024;
const EVENTS = 1024;

/** What drives the expected loss of the owner, strongest first. Same readings and events for all. */
export function driversOf(
  maker: Maker,
  findings: readonly Finding[],
  business: Settled,
  engine: string | undefined,
  seed: number,
): readonly Driver[] {
  const { exposure } = maker.model(findings);
  const at = (fact: string, bits: number): number =>
    expect(maker.model(findings, new Map([[fact, bits]])), seed, READINGS, EVENTS).own;
  return factsUsed(exposure, business, engine)
    .map((id) => ({ fact: maker.fact(id), low: at(id, LOW), high: at(id, HIGH) }))
    .toSorted((one, other) => Math.abs(other.high - other.low) - Math.abs(one.high - one.low));
}

/** Ids of all facts with a range that this shop's figures rest on. */
export function factsUsed(
  exposure: Exposure,
  business: Pick<Settled, 'orders' | 'country' | 'monitoring'>,
  engine: string | undefined,
): readonly string[] {
  const inputs = inputsOf(business, exposure.integration);
  const idle = idleInputs(exposure, business);
  return [
    ...new Set([
      baseFact(engine),
      ...scenarios.map((scenario) => `own.split.${scenario}`),
      ...scenarios.flatMap((scenario) => [...exposure.multiply[scenario], ...exposure.add[scenario]]),
      ...inputNames.filter((name) => !idle.has(name)).map((name) => inputs[name].fact),
    ]),
  ];
}

/** Inputs that no event of this shop draws. */
function idleInputs(
  exposure: Exposure,
  { country, monitoring }: Pick<Settled, 'country' | 'monitoring'>,
): Set<InputName> {
  const idle = new Set<InputName>(country === 'UA' ? ['finePerson'] : ['fineUkraine']);
  if (!monitoring) idle.add('sooner');
  if (!exposure.lengthened) idle.add('longer');
  return idle;
}
