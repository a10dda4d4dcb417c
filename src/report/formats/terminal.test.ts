import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stripVTControlCharacters } from 'node:util';
import { cleanReport, sampleOptions, sampleReport } from '../../../test/sample-report.ts';
import { columns } from '../terminal/wrap.ts';
import terminal from './terminal.ts';

// oxlint-disable-next-line no-control-regex -- that there are none is what is tested
const control = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/;

test('the summary comes first: grade, verdict and what to do today, before any single finding', () => {
  const text = terminal.render(sampleReport, sampleOptions);

  const order = [
    'Grade F',
    'This store needs help today',
    'Do these three things first',
    'What was looked at',
    'How customers pay',
    'You (3 findings)',
    'Your developer',
    'Your host',
    'Your payment provider',
    'What could not be told',
    'Accepted for now',
    'not an Approved Scanning Vendor',
  ].map((words) => text.indexOf(words));
  assert.ok(
    order.every((at) => at >= 0),
    String(order),
  );
  assert.deepEqual(
    order,
    order.toSorted((one, other) => one - other),
  );
});

test('no line is wider than the terminal', () => {
  for (const width of [60, 80, 120]) {
    const lines = terminal.render(sampleReport, { ...sampleOptions, width, verbose: true, colour: true }).split('\n');

    assert.deepEqual(
      lines.filter((line) => columns(stripVTControlCharacters(line)) > width),
      [],
    );
  }
});

test('colours appear only where they are wanted, and change no word', () => {
  const plain = terminal.render(sampleReport, sampleOptions);
  const painted = terminal.render(sampleReport, { ...sampleOptions, colour: true });

  assert.doesNotMatch(plain, control);
  assert.match(painted, control);
  assert.equal(stripVTControlCharacters(painted), plain);
});

test('escape codes of a hostile store never reach the terminal', () => {
  const [first] = sampleReport.findings;
  assert.ok(first);
  const hostile = '\u001b]0;owned\u0007\u001b[2J\u202eevil\r\nGrade A+';
  const report = {
    ...sampleReport,
    store: { ...sampleReport.store, name: hostile },
    findings: [{ ...first, subject: hostile, says: hostile, title: hostile }],
  };

  const text = terminal.render(report, { ...sampleOptions, verbose: true });

  assert.doesNotMatch(text, control);
  assert.doesNotMatch(text, /\u202e/);
  assert.doesNotMatch(text, /^\s*Grade A\+/m);
});

test('many findings of one kind are shown as one, with the rest counted; --verbose shows all', () => {
  const text = terminal.render(sampleReport, sampleOptions);
  const verbose = terminal.render(sampleReport, { ...sampleOptions, verbose: true });

  assert.match(text, /and 2 more of the same/);
  assert.doesNotMatch(text, /payment\.log/);
  assert.match(verbose, /payment\.log/);
});

test('what could not be told is said once for each reason, with the flag that helps', () => {
  const text = terminal.render(sampleReport, sampleOptions);

  assert.equal(text.match(/install Chromium or name one with --browser PATH/g)?.length, 1);
  assert.match(text, /\(3 questions\)/);
  assert.match(text, /The check "stopped" broke/);
});

test('a clean report says so, and asks for nothing', () => {
  const text = terminal.render(cleanReport, sampleOptions);

  assert.match(text, /Nothing wrong was found in what was looked at\./);
  assert.doesNotMatch(text, /first$/m);
  assert.doesNotMatch(text, /could not be told$/m);
});
