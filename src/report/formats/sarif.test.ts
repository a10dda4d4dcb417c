import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Ajv } from 'ajv';
import { cleanReport, sampleChecks, sampleOptions, sampleReport } from '../../../test/sample-report.ts';
import type { Report } from '../../core/report.ts';
import sarif from './sarif.ts';

const text = {
  type: 'object',
  required: ['text'],
  additionalProperties: false,
  properties: { text: { type: 'string', minLength: 1 }, markdown: { type: 'string' } },
};
const level = { enum: ['none', 'note', 'warning', 'error'] };
const location = {
  type: 'object',
  additionalProperties: false,
  properties: {
    physicalLocation: {
      type: 'object',
      required: ['artifactLocation'],
      additionalProperties: false,
      properties: {
        artifactLocation: {
          type: 'object',
          required: ['uri'],
          additionalProperties: false,
          properties: { uri: { type: 'string' }, uriBaseId: { type: 'string' } },
        },
        region: {
          type: 'object',
          additionalProperties: false,
          properties: { startLine: { type: 'integer', minimum: 1 } },
        },
      },
    },
    logicalLocations: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        properties: { fullyQualifiedName: { type: 'string' }, kind: { type: 'string' } },
      },
    },
  },
};
/** The part of SARIF 2.1.0 that we speak, in our own words: names, types, and what must be there (3.13 to 3.49). */
const schema = {
  type: 'object',
  required: ['version', 'runs'],
  additionalProperties: false,
  properties: {
    $schema: { type: 'string' },
    version: { const: '2.1.0' },
    runs: {
      type: 'array',
      items: {
        type: 'object',
        required: ['tool'],
        additionalProperties: false,
        properties: {
          tool: {
            type: 'object',
            required: ['driver'],
            properties: {
              driver: {
                type: 'object',
                required: ['name'],
                properties: {
                  name: { type: 'string' },
                  version: { type: 'string' },
                  rules: {
                    type: 'array',
                    items: {
                      type: 'object',
                      required: ['id', 'shortDescription', 'help'],
                      additionalProperties: false,
                      properties: {
                        id: { type: 'string' },
                        name: { type: 'string', pattern: '^[A-Za-z0-9]+$' },
                        shortDescription: text,
                        fullDescription: text,
                        help: text,
                        defaultConfiguration: { type: 'object', properties: { level } },
                        properties: {
                          type: 'object',
                          properties: {
                            tags: { type: 'array', uniqueItems: true },
                            'security-severity': { type: 'string', pattern: '^\\d+\\.\\d$' },
                          },
                        },
                      },
                    },
                  },
                },
              },
            },
          },
          automationDetails: { type: 'object', properties: { id: { type: 'string' } } },
          originalUriBaseIds: { type: 'object' },
          columnKind: { enum: ['utf16CodeUnits', 'unicodeCodePoints'] },
          invocations: {
            type: 'array',
            items: {
              type: 'object',
              required: ['executionSuccessful'],
              additionalProperties: false,
              properties: {
                executionSuccessful: { type: 'boolean' },
                startTimeUtc: { type: 'string' },
                endTimeUtc: { type: 'string' },
                toolExecutionNotifications: {
                  type: 'array',
                  items: {
                    type: 'object',
                    required: ['message'],
                    additionalProperties: false,
                    properties: { level, message: text },
                  },
                },
              },
            },
          },
          results: {
            type: 'array',
            items: {
              type: 'object',
              required: ['ruleId', 'ruleIndex', 'message', 'locations', 'partialFingerprints'],
              additionalProperties: false,
              properties: {
                ruleId: { type: 'string' },
                ruleIndex: { type: 'integer', minimum: 0 },
                level,
                message: text,
                locations: { type: 'array', minItems: 1, items: location },
                partialFingerprints: { type: 'object', additionalProperties: { type: 'string' } },
                suppressions: {
                  type: 'array',
                  items: {
                    type: 'object',
                    required: ['kind'],
                    properties: { kind: { enum: ['inSource', 'external'] } },
                  },
                },
                baselineState: { enum: ['new', 'unchanged', 'updated', 'absent'] },
                properties: { type: 'object' },
              },
            },
          },
          properties: { type: 'object' },
        },
      },
    },
  },
};

interface Log {
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
    readonly results: readonly {
      readonly ruleId: string;
      readonly ruleIndex: number;
      readonly level: string;
      readonly locations: readonly {
        readonly physicalLocation?: { readonly artifactLocation: { readonly uri: string } };
      }[];
      readonly partialFingerprints: Readonly<Record<string, string>>;
    }[];
  }[];
}

function runOf(report: Report, checks = sampleChecks): Log['runs'][number] {
  const { runs } = JSON.parse(sarif.render(report, { ...sampleOptions, checks })) as Log;
  assert.ok(runs[0]);
  return runs[0];
}

test('what is written is SARIF 2.1.0 in names, types and required parts', () => {
  const valid = new Ajv({ strict: false, allErrors: true }).compile(schema);

  for (const report of [sampleReport, cleanReport]) {
    assert.ok(valid(JSON.parse(sarif.render(report, sampleOptions))), JSON.stringify(valid.errors));
  }
  assert.equal(valid({ version: '2.1.0', runs: [{}] }), false);
});

test('every result points at its rule, also where the words of the checks are not at hand', () => {
  for (const checks of [sampleChecks, []]) {
    const { tool, results } = runOf(sampleReport, checks);

    assert.equal(results.length, sampleReport.findings.length + 1);
    for (const { ruleId, ruleIndex } of results) assert.equal(tool.driver.rules[ruleIndex]?.id, ruleId);
  }
});

test('the first place of every result is a relative path, as code scanning wants it', () => {
  for (const { locations } of runOf(sampleReport).results) {
    const uri = locations[0]?.physicalLocation?.artifactLocation.uri ?? '';

    assert.match(uri, /^[^/:]+(?:\/[^/:]+)*$/);
    assert.equal(decodeURIComponent(uri).includes('..'), false);
  }
});

test('pages are named by their whole address, beside the stand-in path', () => {
  const dump = runOf(sampleReport).results.find(({ ruleId }) => ruleId === 'exposed-database-dump');

  assert.equal(dump?.locations[0]?.physicalLocation?.artifactLocation.uri, 'storewarden/store/web');
  assert.equal(dump?.locations[1]?.physicalLocation?.artifactLocation.uri, 'https://shop.example/backup.sql.gz');
});

test('critical and high are errors, medium warns, the rest are notes', () => {
  const byRule = new Map(runOf(sampleReport).results.map(({ ruleId, level: loud }) => [ruleId, loud]));

  assert.equal(byRule.get('card-skimmer'), 'error');
  assert.equal(byRule.get('weak-admin-password'), 'error');
  assert.equal(byRule.get('csp-missing'), 'warning');
  assert.equal(byRule.get('version-disclosed'), 'note');
});

test('odd names of files become proper relative addresses', () => {
  const [first] = sampleReport.findings;
  assert.ok(first);
  const paths = ['/etc/a b.php', 'javascript:x', 'a/%2e/ü#?.php', '', 'c:\\x\ud800'];

  for (const path of paths) {
    const report = { ...sampleReport, findings: [{ ...first, evidence: [{ kind: 'file' as const, path }] }] };
    const uri = runOf(report).results[0]?.locations[0]?.physicalLocation?.artifactLocation.uri ?? '';

    assert.match(uri, /^(?:[A-Za-z0-9._~!'()*-]|%[0-9A-F]{2})+(?:\/(?:[A-Za-z0-9._~!'()*-]|%[0-9A-F]{2})+)*$/, path);
  }
});
