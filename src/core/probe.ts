import type { Facts, Told, Values, Wanted } from './fact.ts';
import type { HandName, Hands } from './hands.ts';
import type { Tools } from './tools.ts';

/** How much may be asked of the store: what any visitor does; what a curious one does; what may strain it. */
export const touches = ['visitor', 'curious', 'heavy'] as const;
export type Touch = (typeof touches)[number];

/** A way of learning facts. It looks with the hands it asks for, and judges nothing. */
export interface Probe<
  Hand extends HandName = HandName,
  Needs extends Facts = Facts,
  Gives extends Facts = Facts,
  Wants extends Facts = Facts,
> {
  readonly id: string;
  readonly title: string;
  /** Without these it is not run, and its facts are unknown for the same reason as the hand. */
  readonly hands: readonly Hand[];
  readonly needs: Needs;
  /** Used where known; it is waited for. */
  readonly wants?: Wants;
  readonly gives: Gives;
  readonly touch: Touch;
  gather(hands: Pick<Hands, Hand>, facts: Values<Needs> & Wanted<Wants>, tools: Tools): Promise<Told<Gives>>;
}

// oxlint-disable-next-line typescript/no-explicit-any -- each probe has its own hands and facts; the runner hands out the right ones
export type AnyProbe = Probe<any, any, any, any>;

/** Only says the type, so that the compiler refuses a probe that uses a hand or a fact it did not name. */
export function defineProbe<
  const Hand extends HandName,
  const Needs extends Facts,
  const Gives extends Facts,
  const Wants extends Facts = Record<never, never>,
>(probe: Probe<Hand, Needs, Gives, Wants>): Probe<Hand, Needs, Gives, Wants> {
  return probe;
}
