import type { Finding } from '../../core/finding.ts';
import type { Integration } from '../../core/report.ts';
import type { Settled } from './business.ts';
import { hazardOf } from './hazards.ts';
import { type Scenario, scenarios } from './scenarios.ts';

/** What the findings of a report change in the model. */
export interface Exposure {
  /** Facts that multiply the rate, by scenario; each once, sorted. */
  readonly multiply: Readonly<Record<Scenario, readonly string[]>>;
  /** Facts that add events, by scenario; each once, sorted. */
  readonly add: Readonly<Record<Scenario, readonly string[]>>;
  readonly lengthened: boolean;
  readonly integration: Integration;
  readonly cards: number;
  readonly codes: boolean;
}

/**
 * The exposure that the findings leave. `reported` are all findings of the report: what they say of stored cards and of
 * the card form is gone when they are mended, even if the owner had named it too.
 */
export function exposureOf(
  findings: readonly Finding[],
  reported: readonly Finding[],
  business: Settled,
  magento: boolean,
): Exposure {
  const effects = findings.flatMap((finding) => hazardOf(finding)?.effects ?? []);
  const has = (list: readonly Finding[], does: 'own-form' | 'hold-cards'): boolean =>
    list.some((finding) => hazardOf(finding)?.effects.some((effect) => effect.does === does));
  const facts = (does: 'multiply' | 'add', scenario: Scenario): readonly string[] => {
    const found = effects.flatMap((effect) =>
      effect.does === does && effect.in.includes(scenario) ? [factFor(effect.fact, magento)] : [],
    );
    return [...new Set(found)].toSorted();
  };
  const byScenario = (does: 'multiply' | 'add'): Record<Scenario, readonly string[]> =>
    Object.fromEntries(scenarios.map((scenario) => [scenario, facts(does, scenario)])) as Record<
      Scenario,
      readonly string[]
    >;
  const told = has(reported, 'hold-cards') ? 0 : (business.cards ?? 0);
  const holds = has(findings, 'hold-cards');
  return {
    multiply: byScenario('multiply'),
    add: byScenario('add'),
    lengthened: effects.some(({ does }) => does === 'lengthen'),
    integration: integrationOf(has(findings, 'own-form'), has(reported, 'own-form'), business.integration),
    cards: holds ? Math.max(business.cards ?? 0, cardsIn(findings), 1) : told,
    codes: effects.some((effect) => effect.does === 'hold-cards' && effect.codes),
  };
}

function factFor(fact: string, magento: boolean): string {
  return magento && fact === 'default.hr.eol' ? 'own.hr.eol-magento' : fact;
}

function integrationOf(found: boolean, wasFound: boolean, told: Integration): Integration {
  if (found) return 'own-form';
  // Mended, the provider's fields take its place.
  return wasFound && (told === 'own-form' || told === 'direct-post') ? 'iframe' : told;
}

/** Rows with card numbers, as far as they were counted. */
function cardsIn(findings: readonly Finding[]): number {
  const holding = findings.filter((finding) => hazardOf(finding)?.effects.some(({ does }) => does === 'hold-cards'));
  const rows = holding.flatMap(({ evidence }) => evidence).flatMap((one) => (one.kind === 'rows' ? [one.count] : []));
  return rows.reduce((sum, count) => sum + count, 0);
}
