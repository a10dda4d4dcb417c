import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Finding } from '../../core/finding.ts';
import { exampleShops, findingOf, lossFacts, settingOf } from '../../../test/sample-shops.ts';
import { assumptions } from './assumptions.ts';
import { expect } from './expect.ts';
import { hazardOf, hazards } from './hazards.ts';
import { Maker, type Setting } from './model.ts';
import { simulate, type Years } from './simulate.ts';

function years(setting: Setting, trials: number, findings: readonly Finding[] = setting.findings): Years {
  return simulate(new Maker(setting).model(findings), setting.seed, trials);
}

test('the same seed gives the same result on every machine', () => {
  const { own, harm } = years(exampleShops.magento, 20_000);

  // Written down once; sums of different order or another generator would differ.
  assert.equal(own.mean.toFixed(2), '31398.58');
  assert.equal(harm.mean.toFixed(2), '117037.51');
  assert.notEqual(years({ ...exampleShops.magento, seed: 2 }, 20_000).own.mean, own.mean);
});

test('the expectation is what the years come to', () => {
  for (const setting of Object.values(exampleShops)) {
    const lived = years(setting, 200_000);
    const expected = expect(new Maker(setting).model(setting.findings), 3, 65_536, 65_536);

    assert.ok(Math.abs(lived.own.mean - expected.own) < 5 * lived.meanError, `${lived.own.mean} ${expected.own}`);
    assert.ok(Math.abs(lived.harm.mean - expected.harm) < 6 * lived.harm.meanError);
  }
});

test('twenty seeds lie as far apart as the standard errors say', () => {
  const TRIALS = 100_000;
  const runs = Array.from({ length: 20 }, (_, seed) => years({ ...exampleShops.magento, seed }, TRIALS));

  const measures = [
    { values: runs.map(({ own }) => own.mean), errors: runs.map(({ meanError }) => meanError) },
    { values: runs.map(({ own }) => own.quantile(0.99)), errors: runs.map(({ own }) => own.quantileError(0.99)) },
  ];

  for (const { values, errors } of measures) {
    const mean = values.reduce((sum, value) => sum + value, 0) / 20;
    const error = errors.reduce((sum, one) => sum + one, 0) / 20;
    const chiSquare = values.reduce((sum, value) => sum + ((value - mean) / error) ** 2, 0);
    // 19 degrees of freedom: between the 0.1 % and the 99.9 % point.
    assert.ok(chiSquare > 5.4 && chiSquare < 43.8, `chi-square ${chiSquare}`);
    const near = values.filter((value) => Math.abs(value - mean) < 2 * error).length;
    assert.ok(near >= 16, `${near} of 20 within two standard errors`);
  }
});

const checks = hazards.flatMap((hazard) => hazard.checks);
const anyFinding = fc
  .record({
    check: fc.constantFrom(...checks, 'version-disclosed'),
    severity: fc.constantFrom('critical' as const, 'high' as const, 'medium' as const),
    confidence: fc.constantFrom('certain' as const, 'tentative' as const),
    exploited: fc.boolean(),
    count: fc.nat(100_000),
    subject: fc.string({ maxLength: 5 }),
  })
  .map(({ check, severity, confidence, exploited, count, subject }) =>
    findingOf(check, {
      severity,
      confidence,
      subject,
      evidence: [{ kind: 'rows', table: 't', column: 'c', count }],
      ...(exploited ? { knownExploited: true } : {}),
    }),
  );

test('adding a finding never lowers the loss, mending one never raises it', () => {
  const engines = fc.constantFrom('woocommerce', 'magento2', 'prestashop', undefined);
  const integrations = fc.constantFrom('redirect' as const, 'iframe' as const, 'own-form' as const, 'unknown' as const);
  const worlds = fc.record({
    engine: engines,
    integration: integrations,
    cards: fc.option(fc.nat(50_000), { nil: undefined }),
    monitoring: fc.boolean(),
    excess: fc.option(fc.nat(20_000), { nil: undefined }),
    findings: fc.array(anyFinding, { maxLength: 12 }),
    one: anyFinding,
    seed: fc.nat(),
  });

  fc.assert(
    fc.property(worlds, ({ engine, integration, findings, one, seed, ...more }) => {
      const business = { orders: 20_000, averageOrder: 70, currency: 'EUR', customers: 9000, country: 'DE', ...more };
      const without = settingOf(engine, integration, business, findings, seed);
      const together = settingOf(engine, integration, business, [...findings, one], seed);

      const before = years(without, 2000).own.mean;
      const after = years(together, 2000).own.mean;
      const expected = expect(new Maker(without).model(findings), seed, 256, 256);
      const grown = expect(new Maker(together).model([...findings, one]), seed, 256, 256);
      // Mended in the report that has it.
      const mended = expect(new Maker(together).model(findings), seed, 256, 256);

      const slack = 1 + 1e-9;
      assert.ok(after * slack >= before, `${one.check}: ${before} then ${after}`);
      assert.ok(grown.own * slack >= expected.own);
      assert.ok(grown.harm * slack >= expected.harm);
      assert.ok(grown.own * slack >= mended.own);
    }),
    { numRuns: 150 },
  );
});

test('findings of the same kind count once', () => {
  const { woocommerce: shop } = exampleShops;
  const twice = [...shop.findings, findingOf('second-factor-missing', { subject: 'another' })];

  assert.equal(years(shop, 5000, twice).own.mean, years(shop, 5000).own.mean);
});

test('what changes no figure is in no row, and rows rest on facts that are there', () => {
  assert.equal(hazardOf(findingOf('version-disclosed')), undefined);
  assert.equal(hazardOf(findingOf('engine-outdated')), undefined);
  assert.equal(hazardOf(findingOf('web-shell', { confidence: 'tentative' })), undefined);
  assert.equal(hazardOf(findingOf('extension-vulnerability', { knownExploited: true }))?.id, 'exploited-hole');
  assert.equal(hazardOf(findingOf('extension-vulnerability'))?.id, 'critical-hole');
  assert.equal(hazardOf(findingOf('extension-vulnerability', { severity: 'medium' })), undefined);
  for (const { effects, hours } of hazards) {
    for (const effect of effects) if ('fact' in effect) assert.ok(lossFacts.has(effect.fact), effect.fact);
    if (hours !== undefined) assert.ok(lossFacts.has(hours), hours);
  }
});

test('facts that were never verified are not there, and our own are marked', () => {
  const known = [...lossFacts.values()];

  for (const id of ['rate.reinfect.degroot', 'loss.dbir2015.curve', 'loss.romanosky.coef', 'rule.rosi'])
    assert.ok(!lossFacts.has(id), id);
  assert.equal(known.length, 153 + assumptions.length);
  for (const { id, evidence, grade } of assumptions) {
    assert.ok(id.startsWith('own.'));
    assert.deepEqual([evidence, grade], ['expert', 'C']);
  }
  for (const { value } of assumptions) {
    const { low, mode, high } = value as Record<'low' | 'mode' | 'high', number>;
    assert.ok(low <= mode && mode <= high);
  }
});
