import { drawAt, mixed, shareOf } from './chance/streams.ts';
import { drawnAmong, ROW, type Table } from './chance/tables.ts';
import { schemeCharge } from './closed.ts';
import { coins, type Input, type InputName, inputNames } from './inputs.ts';
import { forms } from './scenarios.ts';

/** What decides on the size of events besides chance; amounts in the shop's currency. */
export interface Shop {
  readonly ordersADay: number;
  readonly averageOrder: number;
  readonly margin: number;
  readonly customers: number;
  readonly ordersACustomer: number;
  readonly yearly: number;
  readonly cards: number;
  readonly codes: boolean;
  readonly monitoring: boolean;
  readonly lengthened: boolean;
  readonly excess: number;
  readonly law: 'gdpr' | 'us' | 'ua' | 'other';
  /** The tables of all inputs, one behind the other. */
  readonly tables: Table;
  readonly inputs: Readonly<Record<InputName, Input>>;
  /** Amounts that rules and our assumptions set. */
  readonly rules: {
    readonly withCode: number;
    readonly numberOnly: number;
    readonly fee: number;
    readonly capFrom: number;
    readonly capShare: number;
    readonly leastFine: number;
    readonly leastWorth: number;
  };
}

const place = Object.fromEntries(inputNames.map((name, at) => [name, at])) as Record<InputName, number>;
const at = Object.fromEntries(forms.map((form, index) => [form, index])) as Record<(typeof forms)[number], number>;
const FORMS = forms.length;
const insured = ['response', 'clean-up', 'downtime', 'notification', 'scheme', 'chargebacks', 'ransom'] as const;

/** Draws one event at a time. */
export interface Events {
  /**
   * Draws an event of the scenario and answers with what it costs the owner. `key` decides on its chances, `held` on
   * what is merely not known; the same for both is a plain draw. `costs` and `harm` then hold its parts.
   */
  draw(scenario: number, key: number, held: number): number;
  readonly costs: Float64Array;
  /** To customers and card issuers. */
  readonly harm: () => number;
}

/** The event model of a shop. Each cost never falls with cards, days or persons that findings add. */
export function eventsOf(shop: Shop): Events {
  const { tables, rules } = shop;
  const costs = new Float64Array(FORMS);
  const chances = Uint8Array.from(inputNames, (name) => (shop.inputs[name].chance ? 1 : 0));
  const dayMargin = shop.ordersADay * shop.averageOrder * shop.margin;
  const most = Math.max(2 * shop.yearly, rules.leastWorth);
  const insuredPlaces = insured.map((form) => at[form]);
  let eventKey = 0;
  let heldKey = 0;
  let harm = 0;

  function get(name: number): number {
    const key = chances[name] === 1 ? eventKey : heldKey;
    return drawnAmong(tables, name * ROW, drawAt(key, name));
  }
  /** Whether something happens whose chance is the input. */
  function happens(coin: number, chance: number): boolean {
    const share = shareOf(drawAt(eventKey, coin));
    // Most coins fall beyond any chance.
    return share < (tables[chance * ROW + ROW - 1] ?? 0) && share < get(chance);
  }

  function skimmer(): void {
    const slower = shop.lengthened ? get(place.longer) : 1;
    const sooner = shop.monitoring ? get(place.sooner) : 1;
    const days = Math.min((get(place.days) * slower) / sooner, 1095);
    const cards = shop.ordersADay * days * get(place.cardShare) * get(place.reach);
    costs[at['clean-up']] = get(place.cleanUp);
    costs[at.response] = get(place.investigation);
    stolenCards(cards, true);
    people(cards / Math.min(shop.ordersACustomer, 2), cards);
    closed(get(place.breachDays));
  }

  function theft(): void {
    const taken = shop.customers * get(place.takenShare);
    costs[at['clean-up']] = get(place.cleanUp);
    costs[at.response] = get(place.response);
    if (shop.cards > 0) {
      costs[at.response] = (costs[at.response] ?? 0) + get(place.investigation);
      stolenCards(shop.cards * get(place.takenShare), shop.codes);
    }
    people(taken, taken);
    closed(get(place.breachDays));
    harm += taken * get(place.harmPerson);
  }

  function nuisance(): void {
    costs[at['clean-up']] = get(place.nuisanceCleanUp);
    closed(get(place.nuisanceDays));
  }

  function wipe(): void {
    costs[at['clean-up']] = get(place.restore);
    if (happens(coins.ransom, place.ransomPaid)) costs[at.ransom] = get(place.ransom);
    closed(get(place.wipeDays));
  }

  function takeover(): void {
    costs[at['clean-up']] = get(place.cleanUp);
    const days = get(place.divertedDays);
    const takings = shop.ordersADay * shop.averageOrder * get(place.cardShare) * days;
    costs[at.payouts] = takings * get(place.divertedShare) * get(place.divertedLost);
  }

  function stolenCards(cards: number, codes: boolean): void {
    if (happens(coins.scheme, place.schemeChance)) {
      const visa = cards * get(place.visaShare);
      const charge = schemeCharge(rules, visa, codes, shop.yearly * get(place.visaShare));
      costs[at.scheme] = rules.fee + charge + cards * get(place.reissue);
    }
    costs[at.chargebacks] = cards * get(place.misuseHere) * (shop.averageOrder + get(place.chargebackFee));
    harm += cards * (get(place.harmReissue) + get(place.harmMisuse) * get(place.harmFraud));
  }

  /** Those who have to be told, of whom some leave; and who may complain. */
  function people(told: number, records: number): void {
    costs[at.notification] = told * get(place.notify);
    const leaving = Math.min(told, shop.customers) * get(place.churn);
    costs[at.customers] = leaving * shop.ordersACustomer * shop.averageOrder * shop.margin * get(place.customerYears);
    if (!happens(coins.fine, place.fineChance)) return;
    costs[at.regulator] =
      shop.law === 'ua'
        ? get(place.fineUkraine)
        : Math.min(Math.max(rules.leastFine, records * get(place.finePerson)), 0.04 * shop.yearly);
  }

  function closed(days: number): void {
    costs[at.downtime] = days * dayMargin * get(place.ordersLost);
    if (!happens(coins.blocklist, place.blocklist)) return;
    costs[at.blocklisting] = get(place.blockedDays) * get(place.blockedTraffic) * get(place.searchShare) * dayMargin;
  }

  /** What the insurance leaves, and never more than the shop is worth. */
  function limited(): number {
    let covered = 0;
    for (const one of insuredPlaces) covered += costs[one] ?? 0;
    if (covered > shop.excess)
      for (const one of insuredPlaces) costs[one] = ((costs[one] ?? 0) * shop.excess) / covered;
    let sum = 0;
    for (let form = 0; form < FORMS; form++) sum += costs[form] ?? 0;
    if (sum <= most) return sum;
    for (let form = 0; form < FORMS; form++) costs[form] = ((costs[form] ?? 0) * most) / sum;
    return most;
  }

  const kinds = [skimmer, theft, nuisance, wipe, takeover];

  function draw(scenario: number, key: number, held: number): number {
    costs.fill(0);
    harm = 0;
    eventKey = mixed(key);
    heldKey = mixed(held);
    kinds[scenario]?.();
    return limited();
  }
  return { draw, costs, harm: () => harm };
}
