import assert from 'node:assert/strict';
import { test } from 'node:test';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { sampleOptions, sampleReport } from '../../../test/sample-report.ts';
import junit from './junit.ts';

interface Parsed {
  readonly testsuites: {
    readonly tests: string;
    readonly failures: string;
    readonly errors: string;
    readonly skipped: string;
    readonly testsuite: readonly {
      readonly name: string;
      readonly testcase: readonly {
        readonly name: string;
        readonly failure?: unknown;
        readonly skipped?: unknown;
        readonly error?: unknown;
      }[];
    }[];
  };
}

function parse(text: string): Parsed['testsuites'] {
  assert.equal(XMLValidator.validate(text), true);
  const options = {
    ignoreAttributes: false,
    attributeNamePrefix: '',
    isArray: (name: string) => ['testsuite', 'testcase'].includes(name),
  };
  return (new XMLParser(options).parse(text) as Parsed).testsuites;
}

test('each check is one case: passed, failed, skipped or broken, and the sums agree', () => {
  const { testsuite, ...sums } = parse(junit.render(sampleReport, sampleOptions));

  const cases = testsuite.flatMap(({ testcase }) => testcase);
  const count = (kind: 'failure' | 'skipped' | 'error'): string => String(cases.filter((one) => kind in one).length);
  assert.equal(cases.length, Object.keys(sampleReport.outcomes).length);
  assert.deepEqual(
    { tests: sums.tests, failures: sums.failures, errors: sums.errors, skipped: sums.skipped },
    { tests: String(cases.length), failures: count('failure'), errors: count('error'), skipped: count('skipped') },
  );
  assert.ok(Number(sums.failures) > 0 && Number(sums.skipped) > 0 && sums.errors === '1');
});

test('what could not be told is skipped with the reason, never passed', () => {
  const text = junit.render(sampleReport, sampleOptions);

  assert.match(text, /<skipped message="Could not tell: This machine no longer speaks TLS 1\.0\."\/>/);
  assert.match(text, /<skipped message="Does not apply:/);
});

test('markup and characters that XML cannot hold come to no harm', () => {
  const [first] = sampleReport.findings;
  assert.ok(first);
  const hostile = ']]><failure/>"\' & \u0000\u001b\ufffe\ud800 <x>';
  const report = {
    ...sampleReport,
    store: { ...sampleReport.store, name: hostile },
    findings: [{ ...first, subject: hostile, says: hostile }],
  };

  const text = junit.render(report, sampleOptions);

  parse(text);
  // oxlint-disable-next-line no-control-regex -- that there are none is what is tested
  assert.doesNotMatch(text, /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udfff](?![\udc00-\udfff])/);
});
