// What every detector must find, and what it must not take for it. Each is at work alone.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { detectors } from './index.gen.ts';
import { hex, letters, samples } from '../../test/detector-samples.ts';
import { scanField, scanText } from './scan.ts';

/** Those that only the name of a column makes clear, value by value. */
const inColumns: Readonly<
  Record<string, { readonly table: string; readonly column: string; readonly values: readonly string[] }>
> = {
  'card-hash': { table: 'orders', column: 'card_number', values: [hex.slice(0, 32), hex.slice(4, 36), hex.slice(8)] },
  'postal-address': {
    table: 'customers',
    column: 'street_address',
    values: ['12 Example Street', '7 Sample Road', '3 Mill Lane'],
  },
};

for (const detector of detectors) {
  const sample = samples[detector.id];
  const column = inColumns[detector.id];

  test(`${detector.id} has samples here`, () => {
    assert.ok(sample ?? column);
    assert.match(detector.id, /^[a-z0-9]+(?:-[a-z0-9]+)*$/);
  });

  for (const text of sample?.find ?? []) {
    test(`${detector.id} finds what it must`, () => {
      const matches = scanText(text, { detectors: [detector.id] });

      assert.ok(matches.length > 0, text);
      for (const { start, end, masked } of matches) {
        const whole = Buffer.from(text).subarray(start, end).toString();
        assert.ok(whole.length < 8 || whole.startsWith('-----') || !masked.includes(whole), 'what is shown is masked');
        assert.ok(!masked.includes(letters), 'no key is shown');
      }
    });
  }

  for (const text of sample?.leave ?? []) {
    test(`${detector.id} leaves "${text.slice(0, 40)}"`, () => {
      assert.deepEqual(
        scanText(text, { detectors: [detector.id] }).filter(({ confidence }) => confidence !== 'tentative'),
        [],
      );
    });
  }

  if (column) {
    test(`${detector.id} tells a column by its name and values, and no other column`, () => {
      const named = scanField(column.values, { table: column.table, column: column.column }, [detector.id]);
      const other = scanField(column.values, { table: 'log', column: 'etag' }, [detector.id]);

      assert.equal(named.verdicts.length, 1);
      assert.equal(other.verdicts.length, 0);
    });
  }
}

test('chunks of any size find what the whole finds', async () => {
  const { scanBytes } = await import('./scan.ts');
  const bytes = new TextEncoder().encode(
    Object.values(samples)
      .flatMap(({ find, leave }) => [...find, ...leave])
      .join('\n'),
  );
  const whole = scanText(new TextDecoder().decode(bytes)).map(
    ({ start, end, detector }) => `${detector} ${start} ${end}`,
  );
  for (const size of [1, 7, 64, 1000]) {
    const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
      bytes.subarray(index * size, (index + 1) * size),
    );
    const found: string[] = [];
    for await (const { start, end, detector } of scanBytes(chunks)) found.push(`${detector} ${start} ${end}`);
    assert.deepEqual(found.toSorted(), whole.toSorted(), `chunks of ${size}`);
  }
});
