import { z } from 'zod';
import { severities } from '../core/finding.ts';
import type { Masked } from '../core/masked.ts';
import { grades } from '../core/report.ts';
import { sides } from '../core/side.ts';
import { lossSchema } from './loss-schema.ts';

const text = z.string();
const whole = z.int().min(0);
const moment = z.iso.datetime().describe('ISO 8601, UTC.');
// It was masked when the report was made.
const masked = z.string() as unknown as z.ZodType<Masked, Masked>;
const certainty = z.enum(['certain', 'firm', 'tentative']);
const whyUnknown = z.enum(['not-asked', 'no-access', 'unreachable', 'timed-out', 'unsupported', 'failed']);
const severity = z.enum(severities);
const grade = z.enum(grades).describe('From best to worst.');

function some<Item extends z.ZodType>(item: Item) {
  return z.array(item).readonly();
}

const evidence = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('page'), url: text, status: z.int(), excerpt: masked.exactOptional() }),
  z.object({ kind: z.literal('file'), path: text, line: z.int().exactOptional(), excerpt: masked.exactOptional() }),
  z.object({
    kind: z.literal('rows'),
    table: text,
    column: text,
    count: whole,
    row: text.exactOptional().describe("The row's key, where one row is meant."),
    sample: masked.exactOptional(),
  }),
  z.object({ kind: z.literal('setting'), name: text, value: masked }),
]);

const action = z.discriminatedUnion('do', [
  z.object({ do: z.literal('enable-policy'), policy: text }),
  z.object({ do: z.literal('enable-patch'), patch: text }),
  z.object({ do: z.literal('seal-column'), table: text, column: text }),
]);

const remedy = z.object({
  says: text.describe('One sentence, in the imperative.'),
  who: z.enum(['owner', 'developer', 'host', 'payment-provider']).describe('Who has to act.'),
  effort: z.enum(['minutes', 'hours', 'days']),
  steps: some(text).exactOptional(),
  action: action.exactOptional().describe('What storewarden itself can do about it.'),
});

const finding = z.object({
  check: text.describe('Id of the check: the flaw as a noun.'),
  fingerprint: text.describe('The same in every audit as long as the flaw is the same.'),
  side: z.enum(sides),
  severity,
  confidence: certainty,
  title: text,
  subject: text.describe('The thing that is wrong: a path, a column, a host, a login.'),
  says: text.describe('What was seen, for a shop owner.'),
  why: text.describe('What can happen because of it.'),
  evidence: some(evidence),
  remedy,
  standards: some(text).describe('Such as pci-dss-4.0.1:4.2.1.'),
  advisories: some(text).describe('CVE, GHSA or vendor ids.'),
  knownExploited: z.literal(true).exactOptional(),
  loss: z
    .object({ mean: z.number(), p90: z.number(), currency: text })
    .exactOptional()
    .describe('What a year with it may cost, in whole units of the currency.'),
  change: z.enum(['new', 'known']).exactOptional().describe('Against the report given with --compare.'),
});

const outcome = z.discriminatedUnion('ended', [
  z.object({ ended: z.literal('passed') }),
  z.object({ ended: z.literal('failed'), findings: whole }),
  z.object({
    ended: z.literal('unknown'),
    missing: some(z.object({ fact: text, why: whyUnknown, detail: text })),
  }),
  z.object({ ended: z.literal('not-applicable'), because: text }),
  z.object({ ended: z.literal('broke'), error: text }),
]);

const look = z.discriminatedUnion('looked', [
  z.object({
    looked: z.literal(true),
    grade,
    checks: whole.describe('Answered.'),
    unknown: whole.describe('Could not be told.'),
  }),
  z.object({ looked: z.literal(false), asked: z.boolean(), why: whyUnknown, hint: text }),
]);

const engine = z.object({
  id: text,
  name: text,
  edition: text.exactOptional(),
  version: text.exactOptional(),
  certainty,
});

const data = z.object({
  tables: whole.describe('Tables that were looked through.'),
  rows: whole,
  columns: some(
    z.object({
      table: text,
      column: text,
      kind: z.enum(['card', 'bank', 'personal', 'secret']),
      holds: text.describe('What it is: the id of the detector.'),
      filled: whole.describe('Rows in which something stands in this column.'),
      rows: whole.describe('Rows that hold it.'),
      tests: whole.describe('Of those, rows with published test values.'),
      confidence: certainty,
      estimated: z.boolean().describe('The numbers are those of a sample, grown to the size of the table.'),
      oldest: text.exactOptional().describe('YYYY-MM-DD, by a date of the table itself.'),
      newest: text.exactOptional(),
      samples: some(masked),
    }),
  ),
});

/** The JSON report, version 1. What is not named here may be added at any time; nothing named here goes away. */
export const reportSchema = z.object({
  version: z.literal(1),
  tool: z.object({
    name: z.literal('storewarden'),
    version: text,
    knowledge: text.describe('Date of the newest knowledge, YYYY-MM-DD.'),
  }),
  store: z.object({ id: text, name: text, url: text.exactOptional(), engine: engine.exactOptional() }),
  began: moment,
  ended: moment,
  complete: z.boolean().describe('False if a side that was asked for stayed closed, or a part broke.'),
  grade: grade.describe('Of what was looked at.'),
  gradeMoves: some(text).describe('What stands between this grade and the next better one.'),
  sides: z.record(z.enum(sides), look),
  payment: z.object({
    integration: z.enum(['redirect', 'iframe', 'direct-post', 'own-form', 'offline', 'unknown']),
    questionnaire: z.enum(['SAQ A', 'SAQ A-EP', 'SAQ D', 'none', 'unknown']),
    because: some(text),
  }),
  counts: z.record(severity, whole),
  findings: some(finding).describe('By severity, then loss, then check, then subject.'),
  outcomes: z.record(text, outcome).describe('By check id.'),
  accepted: some(finding.extend({ accepted: z.object({ until: text, because: text }) }))
    .exactOptional()
    .describe('Findings whose risk the owner has accepted for a while; they count nowhere else.'),
  components: some(
    z.object({
      kind: z.enum(['engine', 'extension', 'library', 'platform']),
      name: text,
      version: text.exactOptional(),
      ecosystem: text,
      place: text,
    }),
  )
    .exactOptional()
    .describe('What the store is made of, as far as it was seen.'),
  gone: some(finding).exactOptional().describe('With --compare: what the older report had and this one has not.'),
  data: data
    .exactOptional()
    .describe('Which tables hold data of people, cards and secrets, where the database was looked through.'),
  loss: lossSchema.exactOptional().describe('What a year may cost, where business figures were given.'),
});

/** The same as JSON Schema (2020-12), for programs that read reports. */
export function reportJsonSchema(): Record<string, unknown> {
  const { $schema, ...rest } = z.toJSONSchema(reportSchema, { target: 'draft-2020-12', io: 'input', reused: 'inline' });
  return { $schema, title: 'A report of storewarden', ...rest };
}
