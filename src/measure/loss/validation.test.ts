import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Histogram } from './chance/histogram.ts';
import { lognormalBetween, lognormalMean } from './chance/lognormal.ts';
import { type Pert, pertMean } from './chance/pert.ts';
import { poissonOf } from './chance/poisson.ts';
import { shareOf, stream } from './chance/streams.ts';
import { constantTable, drawn, drawnNormal, normalTable, pertTable, type Table } from './chance/tables.ts';
import { GORDON_LOEB, jacobs, mastercardCharge, rosi, schemeCharge, yearlyMean } from './closed.ts';

// Worked examples that others have published. Each test names its source.

const MILLION = 1_000_000;
const FULL = 1_000_000;

function near(actual: number, expected: number, share: number, what: string): void {
  assert.ok(
    Math.abs(actual / expected - 1) <= share,
    `${what}: ${actual}, expected ${expected} within ${share * 100} %`,
  );
}

function classic(low: number, mode: number, high: number): Pert {
  return { low, mode, high, form: 'classic' };
}

function source(name: string, table: Table): () => number {
  const numbers = stream(42, name);
  return () => drawn(table, numbers.next());
}

function simulated(trials: number, year: () => number): Histogram {
  const years = new Histogram();
  for (let trial = 0; trial < trials; trial++) {
    const loss = year();
    if (loss > 0) years.add(loss);
    else years.addZeros(1);
  }
  return years;
}

// https://github.com/Netflix-Skunkworks/riskquant, its tests
const lognormalCases = [
  [0.1, 1, 10, 0.4040012826945718],
  [3, 1, 10, 12.120038480837177],
  [0.1, 100_000, 1_000_000, 40_400.128269457266],
] as const;

for (const [rate, low, high, expected] of lognormalCases) {
  test(`V1 riskquant: ${rate} events a year of ${low} to ${high} cost ${expected}`, () => {
    const mean = yearlyMean(rate, lognormalMean(lognormalBetween(low, high)));

    near(mean, expected, 1e-9, 'mean');
  });
}

test('V2 riskquant: the mean of a lognormal loss from its 90 % interval', () => {
  near(lognormalMean(lognormalBetween(635_000, 19_000_000)), 5_922_706.83351131, 1e-9, 'mean');
});

const portfolio = [
  [0.01, 1e6, 1e7, 40_400],
  [0.1, 1e7, 1e9, 26_639_801],
  [0.05, 5e6, 5e7, 1_010_003],
] as const;

test('V3 riskquant: three losses, each on average', () => {
  for (const [rate, low, high, expected] of portfolio) {
    near(yearlyMean(rate, lognormalMean(lognormalBetween(low, high))), expected, 5e-4, 'mean');
  }
});

test('V3 riskquant: the same portfolio simulated over a million years', () => {
  const normal = normalTable();
  const losses = portfolio.map(([rate, low, high], at) => {
    const [counts, sizes] = [stream(1, `count ${at}`), stream(1, `size ${at}`)];
    const { mu, sigma } = lognormalBetween(low, high);
    return (): number => {
      let sum = 0;
      const events = poissonOf(rate, shareOf(counts.next()));
      for (let event = 0; event < events; event++) sum += Math.exp(mu + sigma * drawnNormal(normal, sizes.next()));
      return sum;
    };
  });

  const years = simulated(FULL, () => losses.reduce((sum, loss) => sum + loss(), 0));

  near(years.mean, 27_690_204, 0.02, 'mean');
});

test('V4 Jacobs: the cost of 32,311 records', () => {
  assert.ok(Math.abs(jacobs(32_311) - 5_689_385) < 10);
});

// https://github.com/Hive-Systems/pyfair, its README and tests (classic PERT)
test('V5 pyfair: frequency times magnitude', () => {
  const frequency = classic(20, 100, 900);
  const magnitude = classic(3 * MILLION, 3.5 * MILLION, 5 * MILLION);
  near(pertMean(frequency) * pertMean(magnitude), 806_666_666.67, 1e-9, 'exact mean');
  const events = source('frequency', pertTable(frequency));
  const sizes = source('magnitude', pertTable(magnitude));

  const years = simulated(FULL, () => events() * sizes());

  near(years.mean, 806_666_666.67, 0.003, 'mean');
  near(years.deviation, 544.3 * MILLION, 0.01, 'deviation');
  near(years.quantile(0.05), 144.5 * MILLION, 0.01, 'P5');
  near(years.quantile(0.5), 689.0 * MILLION, 0.01, 'P50');
  near(years.quantile(0.95), 1870.6 * MILLION, 0.01, 'P95');
});

test('V5 pyfair: the modified PERT has the same mean and thinner tails', () => {
  const events = source('frequency', pertTable({ low: 20, mode: 100, high: 900 }));
  const sizes = source('magnitude', pertTable({ low: 3 * MILLION, mode: 3.5 * MILLION, high: 5 * MILLION }));

  const years = simulated(FULL, () => events() * sizes());

  near(years.mean, 806_666_666.67, 0.003, 'mean');
  near(years.quantile(0.05), 161.3 * MILLION, 0.01, 'P5');
  near(years.quantile(0.95), 1814.7 * MILLION, 0.01, 'P95');
});

test('V6 pyfair: primary and secondary loss', () => {
  const events = source('frequency', pertTable(classic(20, 100, 900)));
  const primary = source('primary', pertTable(classic(3 * MILLION, 3.5 * MILLION, 5 * MILLION)));
  const secondary = source('secondary', constantTable(3.5 * MILLION));

  const years = simulated(FULL, () => events() * (primary() + secondary()));

  near(years.mean, 1_576_666_666.67, 0.003, 'mean');
  near(years.quantile(0.5), 1352.5 * MILLION, 0.01, 'P50');
  near(years.quantile(0.95), 3638.9 * MILLION, 0.01, 'P95');
});

test('V7 pyfair: a deep tree, where strength meets attack', () => {
  const draw = (name: string, low: number, mode: number, high: number): (() => number) =>
    source(name, pertTable(classic(low, mode, high)));
  const [contact, action] = [draw('CF', 10, 20, 60), draw('PoA', 0.1, 0.3, 0.5)];
  const [capability, strength] = [draw('TC', 0.33, 0.5, 0.6), draw('CS', 0.3, 0.45, 0.7)];
  const primary = draw('PL', 10_000, 20_000, 500_000);
  const [often, much] = [draw('SLEF', 0.1, 0.2, 0.5), draw('SLEM', 10_000, 100_000, MILLION)];
  let broken = 0;
  for (let trial = 0; trial < FULL; trial++) if (capability() > strength()) broken++;
  const vulnerability = broken / FULL;

  const years = simulated(FULL, () => contact() * action() * vulnerability * (primary() + often() * much()));

  near(vulnerability, 0.6113, 0.01, 'vulnerability');
  near(years.mean, 701_979, 0.01, 'mean');
  near(years.quantile(0.5), 556_148, 0.01, 'P50');
  near(years.quantile(0.95), 1_765_938, 0.01, 'P95');
});

// https://github.com/davidski/evaluator, its test of openfair_tef_tc_diff_plm_sr
test('V8 evaluator: attacks against the mean of seven controls', () => {
  const YEARS = 20_000;
  const draw = (name: string, pert: Pert): (() => number) => source(name, pertTable(pert));
  const threats = draw('TEF', { low: 10, mode: 24, high: 52 });
  const capability = draw('TC', { low: 33, mode: 50, high: 60, shape: 3 });
  const triples = [
    [70, 85, 98],
    [50, 70, 84],
    [0, 10, 30],
    [50, 70, 84],
    [20, 30, 50],
    [20, 30, 50],
    [50, 70, 84],
  ];
  const controls = triples.map(([low = 0, mode = 0, high = 0], at) => draw(`DIFF ${at}`, { low, mode, high }));
  const sizes = [
    draw('PLM', { low: 10_000, mode: 20_000, high: 500_000 }),
    draw('SR', { low: 10_000, mode: 20_000, high: 500_000 }),
  ];
  let [attacks, losses] = [0, 0];

  const years = simulated(YEARS, () => {
    let sum = 0;
    const events = Math.round(threats());
    attacks += events;
    for (let event = 0; event < events; event++) {
      const hard = controls.reduce((all, control) => all + control(), 0) / controls.length;
      if (capability() <= hard) continue;
      losses++;
      for (const size of sizes) sum += size();
    }
    return sum;
  });

  near((attacks / YEARS) * 100, 2634, 0.01, 'threats in 100 years');
  near((losses / YEARS) * 100, 752, 0.02, 'losses in 100 years');
  near(years.quantile(0.95), 2_724_000, 0.02, 'P95');
  near(years.quantile(0.95), 2_792_183, 0.1, "P95 of the package's own test");
});

// Barclaycard, "Account data compromise" (2017): 46,706 Visa and 28,336 Mastercard cards with codes
test('V9 Barclaycard: the bill for 75,042 stolen cards', () => {
  const rules = { withCode: 18, numberOnly: 3, fee: 3000, capFrom: 100_000, capShare: 0.05 };
  const [visa, fee, investigator, assessor] = [108_776.9, 2197.07, 12_000, 12_000];

  const mastercard = mastercardCharge(28_336, 30_000, 1);

  assert.equal(schemeCharge(rules, 46_706, true, Infinity), 840_708);
  assert.ok(Math.abs(visa + fee + mastercard + investigator + assessor - 134_973.97) < 0.01);
  // The volume that limits the Visa part to the amount paid, at the rate that the fee shows.
  const rate = fee / 3000;
  const volume = visa / rate / rules.capShare;
  assert.ok(Math.abs(schemeCharge(rules, 46_706, true, volume) * rate - visa) < 0.01);
  assert.equal(schemeCharge(rules, 1000, false, 0), 3000);
  assert.equal(mastercardCharge(30_000, 30_000, 2), 60_000);
});

test('V10 Gordon and Loeb: at most 37 % of what is at stake', () => {
  const atStake = 1_000_000 * 0.15 * 0.8;

  assert.equal(atStake, 120_000);
  assert.equal(Math.round(atStake * GORDON_LOEB), 44_146);
  assert.equal(rosi(300, 100), 2);
});

for (const rate of [0.02, 0.7, 4]) {
  test(`V11 compound Poisson: mean, variance and empty years at ${rate} events a year`, () => {
    const size = { low: 10, mode: 20, high: 90 };
    const [counts, sizes] = [stream(9, 'count'), source('size', pertTable(size))];
    let squares = 0;
    for (let at = 0; at < FULL; at++) squares += sizes() ** 2;
    const square = squares / FULL;

    const years = simulated(FULL, () => {
      let sum = 0;
      for (let left = poissonOf(rate, shareOf(counts.next())); left > 0; left--) sum += sizes();
      return sum;
    });

    const none = Math.exp(-rate);
    assert.ok(Math.abs(years.mean - rate * pertMean(size)) < 4 * years.meanError);
    assert.ok(Math.abs(years.zeros / FULL - none) < 4 * Math.sqrt((none * (1 - none)) / FULL));
    near(years.deviation ** 2, rate * square, 4 * Math.sqrt((3 + 10 / rate) / FULL), 'variance');
  });
}
