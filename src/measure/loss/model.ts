import type { Finding } from '../../core/finding.ts';
import type { Settled } from './business.ts';
import type { Table } from './chance/tables.ts';
import { type Events, eventsOf } from './events.ts';
import { type Exposure, exposureOf } from './exposure.ts';
import { type LossFact, numberOf } from './fact.ts';
import { type Readings, readingsOf } from './frequency.ts';
import { heldTables, inputTables } from './input-tables.ts';
import { inputsOf, lawOf } from './inputs.ts';
import { eurosFor, type Rates } from './rates.ts';

/** Everything the loss of a shop follows from. */
export interface Setting {
  readonly business: Settled;
  /** Id of the engine, if it was recognised. */
  readonly engine: string | undefined;
  readonly findings: readonly Finding[];
  readonly facts: ReadonlyMap<string, LossFact>;
  readonly rates: Rates;
  readonly seed: number;
}

/** How often, and how much. */
export interface Model {
  readonly readings: (count: number) => Readings;
  readonly events: Events;
  readonly exposure: Exposure;
  /** The same for models with the same rates, and for those with the same events. */
  readonly rateKey: string;
  readonly eventKey: string;
  /** What was worked out for models of this shop. */
  readonly known: Map<string, readonly Float64Array[]>;
}

const hosted = new Set(['shopify', 'wix', 'squarespace', 'bigcommerce']);
const magento = new Set(['magento2', 'openmage']);

/** The fact with the base rate of the engine; of engines without data of their own, that of their like. */
export function baseFact(engine: string | undefined): string {
  if (engine !== undefined && hosted.has(engine)) return 'default.lef.saas';
  if (engine !== undefined && magento.has(engine)) return 'default.lef.magento-patched';
  return engine === 'woocommerce' ? 'default.lef.woo' : 'default.lef.presta-opencart';
}

const LEAST_WORTH_EUROS = 5000;
const LEAST_FINE_EUROS = 1500;

/** Makes models of one shop that share their tables: with all findings, or some, or inputs held at a quantile. */
export class Maker {
  readonly #setting: Setting;
  readonly #rateTables = new Map<string, Table>();
  readonly #eventTables = new Map<string, Table>();
  readonly #known = new Map<string, readonly Float64Array[]>();

  constructor(setting: Setting) {
    this.#setting = setting;
  }

  /** The model with these findings left; `held` are facts at a quantile, as 32 bits. */
  model(findings: readonly Finding[], held: ReadonlyMap<string, number> = new Map()): Model {
    const { business, engine, seed } = this.#setting;
    const exposure = exposureOf(findings, this.#setting.findings, business, magento.has(engine ?? ''));
    const options = { seed, exposure, base: baseFact(engine), fact: this.fact, held, tables: this.#rateTables };
    const { multiply, add, ...rest } = exposure;
    const inputs = Object.values(inputsOf(business, exposure.integration)).map((input) => input.fact);
    const ofEvents = [...held].filter(([id]) => inputs.includes(id));
    const ofRates = [...held].filter(([id]) => !inputs.includes(id));
    return {
      readings: (count) => readingsOf(options, count),
      exposure,
      events: this.#events(exposure, new Map(ofEvents)),
      rateKey: JSON.stringify([multiply, add, ofRates]),
      eventKey: JSON.stringify([rest, ofEvents]),
      known: this.#known,
    };
  }

  readonly fact = (id: string): LossFact => {
    const found = this.#setting.facts.get(id);
    if (!found) throw new Error(`the loss model knows no fact called ${id}`);
    return found;
  };

  /** Units of the shop's currency for one of another. */
  readonly worth = (currency: string): number => {
    const { business, rates } = this.#setting;
    return eurosFor(currency, rates) / eurosFor(business.currency, rates);
  };

  #events(exposure: Exposure, held: ReadonlyMap<string, number>): Events {
    const { business } = this.#setting;
    const inputs = inputsOf(business, exposure.integration);
    const yearly = business.orders * business.averageOrder;
    return eventsOf({
      ordersADay: business.orders / 365,
      averageOrder: business.averageOrder,
      margin: business.margin,
      customers: business.customers,
      ordersACustomer: business.customers === 0 ? 1 : Math.min(Math.max(business.orders / business.customers, 0.1), 12),
      yearly,
      cards: exposure.cards,
      codes: exposure.codes,
      monitoring: business.monitoring,
      lengthened: exposure.lengthened,
      excess: business.excess ?? Infinity,
      law: lawOf(business.country),
      inputs,
      tables: this.#tablesOf(exposure, held),
      rules: this.#rules(),
    });
  }

  #tablesOf(exposure: Exposure, held: ReadonlyMap<string, number>): Table {
    const inputs = inputsOf(this.#setting.business, exposure.integration);
    const known = this.#eventTables.get(exposure.integration) ?? inputTables(inputs, this.fact, this.worth);
    this.#eventTables.set(exposure.integration, known);
    return held.size === 0 ? known : heldTables(known, inputs, held);
  }

  #rules(): Parameters<typeof eventsOf>[0]['rules'] {
    const euro = this.worth('EUR');
    return {
      withCode: numberOf(this.fact('pci.visaeu.cvv'), 'value') * euro,
      numberOnly: numberOf(this.fact('pci.visaeu.pan'), 'value') * euro,
      fee: numberOf(this.fact('pci.visaeu.fee'), 'value') * euro,
      capFrom: 100_000 * euro,
      capShare: numberOf(this.fact('pci.visaeu.cap'), 'share'),
      leastFine: LEAST_FINE_EUROS * euro,
      leastWorth: LEAST_WORTH_EUROS * euro,
    };
  }
}
