import { z } from 'zod';

/** Something that others have measured, or that we assume: with its source, so that every figure can be followed. */
export interface LossFact {
  readonly id: string;
  readonly quantity: string;
  readonly value: Readonly<Record<string, unknown>>;
  readonly unit: string;
  /** Of amounts of money. */
  readonly currency: string | null;
  readonly year: number;
  readonly population: string;
  readonly source: string;
  readonly url: string | null;
  /** A: primary data; B: an industry's figure; C: weak, or our own range. */
  readonly grade: 'A' | 'B' | 'C';
  /** `expert` is a range of our own, and is shown as an assumption. */
  readonly evidence: 'read' | 'secondary' | 'derived' | 'expert';
  readonly note: string;
}

const part = z.object({
  facts: z.array(
    z.object({
      id: z.string(),
      quantity: z.string(),
      value: z.record(z.string(), z.unknown()),
      unit: z.string(),
      currency: z.string().nullable(),
      year: z.number(),
      population: z.string(),
      source: z.string(),
      url: z.string().nullable(),
      grade: z.enum(['A', 'B', 'C']),
      evidence: z.enum(['read', 'secondary', 'derived', 'expert']),
      note: z.string().catch(''),
    }),
  ),
});

/** The facts of `knowledge/loss.json`, by id. */
export function readLossFacts(knowledge: unknown): readonly LossFact[] {
  return part.parse(knowledge).facts;
}

/** A number of a fact's value. Throws where there is none: that is a mistake of ours. */
export function numberOf(fact: LossFact, name: string): number {
  const value = fact.value[name];
  if (typeof value !== 'number') throw new Error(`${fact.id} has no number called ${name}`);
  return value;
}
