// How far the detectors agree with samples that others made: node bench/outside-samples.ts FOLDER...
// Each folder is a checkout of microsoft/presidio, gitleaks/gitleaks or secretlint/secretlint; nothing of them is kept.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { scanText } from '../src/detectors/scan.ts';
import { gitleaksCases } from './outside-gitleaks.ts';

/** A text, and whether its makers say that there is something in it. */
export interface Case {
  readonly rule: string;
  readonly text: string;
  readonly expected: boolean;
}

interface Tally {
  found: number;
  missed: string[];
  left: number;
  alarms: string[];
}

/** Presidio's recognizers that have a counterpart here: the detectors asked, and the word that ours need beside a bare number. */
const presidio: Readonly<Record<string, readonly [detectors: readonly string[], word: string]>> = {
  credit_card: [['card-number'], ''],
  iban: [['iban'], ''],
  email: [['email-address'], ''],
  phone: [['phone-number'], ''],
  ip: [['ip-address'], ''],
  aba_routing: [['us-bank-account'], 'routing: '],
  us_ssn: [['national-id'], 'ssn: '],
  us_itin: [['national-id'], 'itin: '],
  uk_nhs: [['national-id'], 'nhs: '],
  uk_nino: [['national-id'], 'nino: '],
  es_nif: [['national-id'], 'nif: '],
  es_nie: [['national-id'], 'nie: '],
  it_fiscal_code: [['national-id'], 'codice fiscale: '],
  pl_pesel: [['national-id'], 'pesel: '],
  fi_personal_identity_code: [['national-id'], 'hetu: '],
  se_personnummer: [['national-id'], 'personnummer: '],
  tr_national_id: [['national-id'], 'tckn: '],
  in_aadhaar: [['national-id'], 'aadhaar: '],
  ca_sin: [['national-id'], 'sin: '],
  au_tfn: [['national-id'], 'tfn: '],
  de_tax_id: [['national-id'], 'steuer id: '],
};

for (const folder of process.argv.slice(2)) {
  const tests = join(folder, 'presidio-analyzer/tests');
  if (existsSync(tests)) {
    for (const [name, [detectors, word]] of Object.entries(presidio)) {
      const file = join(tests, `test_${name}_recognizer.py`);
      if (existsSync(file)) table(pythonCases(name, readFileSync(file, 'utf8')), detectors, word);
    }
  }
  const rules = join(folder, 'cmd/generate/config/rules');
  if (existsSync(rules)) table(gitleaksCases(rules), undefined, '');
  const packages = join(folder, 'packages/@secretlint');
  if (existsSync(packages)) table(snapshots(packages), undefined, '');
}

/** `("text", 1, ...` in lists of cases: the text, and how many values it holds. */
function pythonCases(rule: string, source: string): readonly Case[] {
  const cases = source.matchAll(
    /\(\s{0,40}(?:"((?:[^"\\\n]|\\.)*)"|'((?:[^'\\\n]|\\.)*)')\s{0,4},\s{0,40}(\d+)\s{0,4},/g,
  );
  return [...cases].map(([, double, single, count]) => ({
    rule,
    text: (double ?? single ?? '').replace(/\\n/g, '\n').replace(/\\(.)/g, '$1'),
    expected: Number(count) > 0,
  }));
}

function snapshots(packages: string): readonly Case[] {
  const cases: Case[] = [];
  for (const name of readdirSync(packages)) {
    const folder = join(packages, name, 'test/snapshots');
    if (!existsSync(folder)) continue;
    for (const { name: one } of readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
      const files = readdirSync(join(folder, one));
      const input = files.find((file) => !/^(?:output\.json|options\.[a-z]+)$/.test(file));
      if (input === undefined || !files.includes('output.json')) continue;
      const answer = JSON.parse(readFileSync(join(folder, one, 'output.json'), 'utf8')) as {
        readonly messages?: unknown[];
      };
      const text = readFileSync(join(folder, one, input), 'utf8');
      const rule = name.replace('secretlint-rule-', '');
      cases.push({ rule, text, expected: (answer.messages ?? []).length > 0 });
    }
  }
  return cases;
}

/** One line for each rule; what differs is shown by its first and last characters only. */
function table(cases: readonly Case[], detectors: readonly string[] | undefined, word: string): void {
  const tallies = new Map<string, Tally>();
  for (const { rule, text, expected } of cases) {
    const tally = tallies.get(rule) ?? { found: 0, missed: [], left: 0, alarms: [] };
    tallies.set(rule, tally);
    const matches = scanText(`${word}${text}`, detectors === undefined ? {} : { detectors });
    const told = detectors === undefined ? matches.filter(({ kind }) => kind === 'secret') : matches;
    const sure = told.filter(
      ({ confidence, context }) => detectors !== undefined || confidence !== 'tentative' || context.test === true,
    );
    if (expected && told.length > 0) tally.found++;
    else if (expected) tally.missed.push(text);
    else if (sure.length === 0) tally.left++;
    else tally.alarms.push(text);
  }
  for (const [rule, { found, missed, left, alarms }] of tallies) {
    process.stdout.write(
      `${rule.padEnd(28)} found ${found} of ${found + missed.length}, left ${left} of ${left + alarms.length}\n`,
    );
    if (!process.env['SHOW']) continue;
    for (const text of missed) process.stdout.write(`    missed: ${text.slice(0, 160).replace(/\s+/g, ' ')}\n`);
    for (const text of alarms) process.stdout.write(`    alarm: ${text.slice(0, 160).replace(/\s+/g, ' ')}\n`);
  }
}
