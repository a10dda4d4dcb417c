import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LossReport } from '../../core/loss.ts';
import { UserError } from '../../core/errors.ts';
import { exampleShops, findingOf, settingOf } from '../../../test/sample-shops.ts';
import { assess } from './assess.ts';
import type { Business } from './business.ts';
import { hazards } from './hazards.ts';

const shop: Business = { orders: 12_000, averageOrder: 60, currency: 'EUR', customers: 8000, country: 'DE' };
const TRIALS = 20_000;

function of(business: Partial<Business>, checks: readonly string[] = []): LossReport {
  const findings = checks.map((check) => findingOf(check, { severity: 'critical' }));
  return assess(settingOf('magento2', 'own-form', { ...shop, ...business }, findings), TRIALS);
}

function amountsIn(value: unknown): readonly number[] {
  if (typeof value === 'number') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap((one) => amountsIn(one)) : [];
}

const borders: Readonly<Record<string, () => LossReport>> = {
  'no orders and no customers': () => of({ orders: 0, customers: 0 }),
  'no orders, everything broken': () =>
    of(
      { orders: 0 },
      hazards.flatMap(({ checks }) => checks),
    ),
  'ten million customers': () => of({ orders: 20_000_000, customers: 10_000_000 }, ['exposed-database-dump']),
  'no findings': () => of({}),
  'everything broken': () =>
    of(
      {},
      hazards.flatMap(({ checks }) => checks),
    ),
  'nothing earned and nothing paid': () => of({ margin: 0, hourly: 0, excess: 0 }, ['csp-missing']),
  'free goods': () => of({ averageOrder: 0 }, ['csp-missing']),
  'no decimals': () => of({ currency: 'JPY', averageOrder: 9000, country: 'JP' }, ['csp-missing']),
  'three decimals': () => of({ currency: 'KWD', averageOrder: 20.5, country: 'KW' }, ['csp-missing']),
  'a hosted shop in the USA': () =>
    assess(settingOf('shopify', 'redirect', { ...shop, currency: 'USD', country: 'US' }, []), TRIALS),
  'a shop in Ukraine': () => of({ currency: 'UAH', averageOrder: 900, country: 'UA' }),
};

for (const [name, make] of Object.entries(borders)) {
  test(`figures stay sensible: ${name}`, () => {
    const loss = make();

    for (const value of amountsIn(loss)) assert.ok(Number.isFinite(value));
    for (const spread of [loss.own, loss.harm]) {
      const { mean, meanError, median, p90, p95, p99 } = spread;
      for (const amount of [mean, meanError, median, p90, p95, p99])
        assert.ok(Number.isSafeInteger(amount) && amount >= 0);
      assert.ok(median <= p90 && p90 <= p95 && p95 <= p99);
    }
    assert.ok(loss.expected.low <= loss.expected.high);
    assert.ok(loss.notification.encrypted <= loss.notification.readable);
    assert.doesNotMatch(loss.says, /NaN|Infinity|undefined/);
    for (const [at, point] of loss.curve.entries()) {
      assert.ok(point.own >= 0 && point.own <= 1 && point.own <= (loss.curve[at - 1]?.own ?? 1));
    }
  });
}

test('an event of the example shops costs what others have measured', () => {
  for (const setting of Object.values(exampleShops)) {
    const event = assess(setting, TRIALS).event / 100;
    const revenue = setting.business.orders * setting.business.averageOrder;

    // Between the mean of all noticed breaches (csbs) and that of insured small firms (NetDiligence, retail).
    assert.ok(event > 1600 * 1.15 && event < 240_000 * 0.9, String(event));
    // Within a factor of five of 0.4 % of revenue (Romanosky), where the shop is large enough.
    if (revenue > 1e6) assert.ok(event > (0.004 * revenue) / 5 && event < 0.004 * revenue * 5, String(event));
  }
});

test('no event costs more than twice the yearly revenue', () => {
  const loss = of({ orders: 300, averageOrder: 50, customers: 2_000_000 }, ['exposed-database-dump']);

  assert.ok(loss.event <= 2 * 300 * 50 * 100);
});

test('amounts are whole numbers of the smallest unit of each currency', () => {
  const [euros, yen, dinars] = [
    of({}),
    of({ currency: 'JPY', averageOrder: 10_000 }),
    of({ currency: 'KWD', averageOrder: 60 / 2.9 }),
  ];

  assert.deepEqual([euros.digits, yen.digits, dinars.digits], [2, 0, 3]);
  assert.equal(yen.business.averageOrder, 10_000);
  // The same shop in another currency loses the same.
  assert.ok(Math.abs((yen.own.mean * 0.006) / (euros.own.mean / 100) - 1) < 0.01);
  assert.ok(Math.abs(((dinars.own.mean / 1000) * 2.9) / (euros.own.mean / 100) - 1) < 0.01);
});

const absurd: readonly (readonly [Partial<Record<keyof Business, unknown>>, RegExp])[] = [
  [{ orders: -1 }, /Orders a year: -1 cannot be/],
  [{ orders: 0.5 }, /cannot be/],
  [{ orders: Number.NaN }, /cannot be/],
  [{ orders: 2e9 }, /cannot be/],
  [{ orders: 1e9, averageOrder: 1e5 }, /more than any shop/],
  [{ averageOrder: -5 }, /average order/],
  [{ averageOrder: Infinity }, /average order/],
  [{ customers: 1e11 }, /Customers/],
  [{ cards: -1 }, /Cards/],
  [{ margin: 30 }, /margin must be a share/],
  [{ hourly: -1 }, /hour of work/],
  [{ excess: Number.NaN }, /excess/],
  [{ currency: 'EURO' }, /EURO/],
  [{ currency: 'XXQ' }, /XXQ/],
  [{ country: 'Atlantis' }, /no country/],
  [{ country: 'ZQ' }, /no country/],
];

for (const [figures, says] of absurd) {
  test(`absurd figures are refused with a sentence: ${JSON.stringify(figures)}`, () => {
    assert.throws(
      () => of(figures as Partial<Business>),
      (error) => error instanceof UserError && says.test(error.message) && error.hint !== undefined,
    );
  });
}

test('a missing answer is named', () => {
  assert.throws(() => of({ customers: undefined as never, country: undefined as never }), /customer records.*country/);
});

test('each fix says what it saves, what it costs, and whether it pays', () => {
  const loss = assess(exampleShops.magento, TRIALS);
  const fix = (id: string) => loss.fixes.find((one) => one.id === id);

  assert.equal(loss.fixes[0]?.id, 'exploited-hole', 'what is used elsewhere comes first');
  assert.equal(fix('admin-door')?.pays, true);
  assert.equal(fix('end-of-life')?.pays, false);
  assert.deepEqual(fix('end-of-life')?.asked, ['pci-dss-4.0.1:6.3.3']);
  for (const { saving, savingRange, savingAfter, cost, ceiling, rosi = 0, pays } of loss.fixes) {
    assert.ok(savingRange.low <= savingRange.high);
    assert.ok(savingAfter >= 0 && savingAfter <= saving * 1.000001 + 1);
    assert.ok(Math.abs(ceiling - saving / Math.E) <= 1);
    assert.ok(Math.abs(rosi - (saving - cost) / cost) < 0.01 * Math.max(1, Math.abs(rosi)));
    assert.equal(pays, saving >= cost);
  }
  const left = loss.fixes.map((one) => one.left);
  assert.deepEqual(
    left,
    left.toSorted((one, other) => other - one),
  );
});

test('every figure can be followed: each driver and each fix names a fact that is listed', () => {
  const loss = assess(exampleShops.magento, TRIALS);
  const listed = new Set(loss.facts.map(({ id }) => id));

  for (const { fact } of loss.drivers) assert.ok(listed.has(fact), fact);
  for (const { hoursFact } of loss.fixes) for (const id of hoursFact.split(', ')) assert.ok(listed.has(id), id);
  assert.ok(loss.assumedShare > 0.5 && loss.assumedShare <= 1);
});

test('encrypted data spares telling the people of a theft', () => {
  const { notification } = of({ customers: 50_000 }, ['exposed-database-dump']);

  assert.ok(notification.encrypted < notification.readable / 2);
  assert.ok(notification.event > 0);
});

test('exchange rates are among the facts: the round ones as assumptions, and only where they are used', () => {
  const ratesIn = (loss: LossReport) => loss.facts.filter(({ id }) => id.startsWith('own.rate.') && id.length === 12);

  const [euros, francs] = [of({}), of({ currency: 'CHF', country: 'CH' })];

  assert.deepEqual(
    ratesIn(euros).map(({ id }) => id),
    ['own.rate.GBP', 'own.rate.UAH', 'own.rate.USD'].filter((id) => euros.facts.some((fact) => fact.id === id)),
  );
  assert.ok(ratesIn(francs).some(({ id, source }) => id === 'own.rate.CHF' && source.includes('round figure')));
  assert.ok(!ratesIn(euros).some(({ id }) => id === 'own.rate.EUR' || id === 'own.rate.CHF'));
});
