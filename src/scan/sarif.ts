import type { Severity } from '../core/finding.ts';
import type { Where } from './seen.ts';
import { severityOf } from './severity.ts';
import type { Writing } from './written.ts';

const MOST = 25_000;
const levels: Readonly<Record<Severity, string>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
  info: 'note',
};

/** SARIF 2.1.0, one log of one run; at most 25,000 results, as GitHub takes them. */
export function sarifOf(version: string): Writing {
  const results: object[] = [];
  const rules = new Set<string>();
  const add = (ruleId: string, severity: Severity, text: string, location: object): string => {
    rules.add(ruleId);
    if (results.length < MOST)
      results.push({ ruleId, level: levels[severity], message: { text }, locations: [location] });
    return '';
  };
  return {
    head: () => '',
    match(seen) {
      const text = `${seen.detector}: ${seen.masked} (${seen.confidence})`;
      return add(seen.detector, severityOf(seen), text, locationOf(seen.where));
    },
    column(verdict, database) {
      const { detector, table, column, rows, tests, kind, confidence } = verdict;
      const severity = severityOf({ detector, kind, confidence, context: { test: tests >= rows } });
      const text = `${detector} in ${rows} rows of ${table}.${column} (${confidence})`;
      return add(detector, severity, text, locationOf({ path: database, table, column }));
    },
    count: () => '',
    foot() {
      const driver = {
        name: 'storewarden',
        version,
        informationUri: 'https://github.com/storewarden/storewarden',
        rules: [...rules].map((id) => ({ id })),
      };
      const schema = 'https://json.schemastore.org/sarif-2.1.0.json';
      const log = { $schema: schema, version: '2.1.0', runs: [{ tool: { driver }, results }] };
      return `${JSON.stringify(log, undefined, 2)}\n`;
    },
  };
}

function locationOf({ path, inside, line, offset, table, column }: Where): object {
  const uri = encodeURI(path.replaceAll('\\', '/'));
  const region = line === undefined || line === 0 ? {} : { region: { startLine: line } };
  const names = [inside, table === undefined ? undefined : `${table}.${column ?? ''}`].filter(
    (one) => one !== undefined,
  );
  const logical =
    names.length === 0 ? {} : { logicalLocations: names.map((fullyQualifiedName) => ({ fullyQualifiedName })) };
  const physical = inside === undefined ? region : {};
  const more = offset === undefined ? {} : { properties: { offset } };
  return { physicalLocation: { artifactLocation: { uri }, ...physical }, ...logical, ...more };
}
