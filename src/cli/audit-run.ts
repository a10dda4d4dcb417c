import { writeFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { checks } from '../audit/checks/index.gen.ts';
import { look } from '../audit/audit.ts';
import type { Known } from '../audit/gather.ts';
import { componentFacts, componentsOf } from '../audit/components.ts';
import { neededProbes } from '../audit/needed.ts';
import { makeReport } from '../audit/report.ts';
import { loadFacts, saveFacts } from '../audit/saved.ts';
import { probes } from '../audit/probes/index.gen.ts';
import type { AnyCheck } from '../core/check.ts';
import type { Ignored } from '../config/schema.ts';
import { UserError } from '../core/errors.ts';
import { severities } from '../core/finding.ts';
import { fits } from '../core/pattern.ts';
import type { AnyProbe, Touch } from '../core/probe.ts';
import type { Report } from '../core/report.ts';
import type { Side } from '../core/side.ts';
import type { Store } from '../core/store.ts';
import { plural, printable } from '../core/text.ts';
import { engines } from '../engines/index.gen.ts';
import { openFiles } from '../io/files/open.ts';
import { readBusiness } from './business-file.ts';
import { exits } from './exits.ts';
import { compared, readReport } from './compare.ts';
import { checkFigures, reportWithLosses } from './losses.ts';
import { deliver, planOutput } from './output.ts';
import { planQuarantine, quarantine } from './quarantine.ts';
import { readJson } from './read-json.ts';
import { readSettings, withSettings } from './settings.ts';
import { makeTools } from './tools.ts';
import { newestKnowledge } from './knowledge-run.ts';
import { version } from './version.ts';
import { type Target, wire } from './wire.ts';

/** The flags of `storewarden audit`, as commander names them. */
export interface AuditFlags {
  readonly root?: string;
  readonly db?: string;
  readonly ssh?: string;
  readonly identity?: string;
  readonly url?: string;
  readonly host?: boolean;
  readonly logs?: readonly string[];
  readonly engine?: string;
  readonly name?: string;
  readonly only: readonly string[];
  readonly skip: readonly string[];
  readonly touch: Touch;
  readonly browser: string;
  readonly format: string;
  readonly json?: boolean;
  readonly out?: string;
  readonly failOn: 'critical' | 'high' | 'medium' | 'low' | 'never';
  readonly saveFacts?: string;
  readonly facts?: string;
  readonly compare?: string;
  readonly business?: string;
  readonly quarantine?: string;
  readonly config?: string;
  readonly color: boolean;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
}

/** Runs an audit from flags to exit code. */
export async function runAudit(
  address: string | undefined,
  commandLine: AuditFlags,
  given: (name: string) => boolean,
): Promise<number> {
  const config = await readSettings(commandLine.config);
  const flags = withSettings(commandLine, given, config);
  const url = address ?? (flags.url === 'auto' ? undefined : flags.url);
  const output = await planOutput(flags);
  const figures = flags.business === undefined ? config.business : await readBusiness(flags.business);
  if (figures) checkFigures(figures);
  const aside = flags.quarantine === undefined ? undefined : await planQuarantine(flags.quarantine, flags.root);
  const older = flags.compare === undefined ? undefined : await readReport(flags.compare);
  const {
    report: fresh,
    checks: chosen,
    stopped,
  } = await auditStore(url, flags, {
    ignore: config.ignore ?? [],
    same: older?.store.id,
  });
  const costed = figures === undefined ? fresh : await reportWithLosses(fresh, figures);
  const report = older ? compared(costed, older) : costed;
  await deliver(report, chosen, output, flags);
  if (aside !== undefined) await putAside(aside, flags, report);
  if (!stopped) return exitCode(report, flags.failOn);
  process.stderr.write('Stopped. The report holds what was finished; the rest stands in it as not looked at.\n');
  return exits.partly;
}

async function putAside(folder: string, flags: AuditFlags, report: Report): Promise<void> {
  const tools = makeTools(flags);
  const opened = await openFiles(flags.root ?? '', flags, tools);
  try {
    const count = await quarantine(folder, opened.files, report);
    process.stderr.write(
      `${plural(count, 'suspect file')} copied to "${printable(folder, 300)}", see manifest.json.\n`,
    );
  } finally {
    await opened.close();
    tools.close();
  }
}

interface AuditOptions {
  /** Risks that are accepted for a while. */
  readonly ignore: readonly Ignored[];
  /** The id that the store bears in the report to compare with. */
  readonly same?: string | undefined;
}

/** Looks (or takes what was saved), judges, and answers with the report and the checks that were asked for. */
export async function auditStore(
  url: string | undefined,
  flags: AuditFlags,
  options: AuditOptions = { ignore: [] },
): Promise<{
  readonly report: Report;
  readonly checks: readonly AnyCheck[];
  readonly stopped: boolean;
}> {
  const chosen = chosenChecks(flags);
  const learned = flags.facts === undefined ? await learn(url, flags, chosen) : await remembered(flags.facts);
  const knowledge = await newestKnowledge();
  const report = makeReport(learned.known, {
    // The older report says which store it is, so that findings of both bear the same fingerprints.
    store: { ...learned.store, id: (flags.name === undefined ? options.same : undefined) ?? learned.store.id },
    accepted: options.ignore,
    checks: chosen,
    asked: learned.asked,
    version: version(),
    knowledge: knowledge.date,
    began: learned.began,
    ended: learned.ended,
    stopped: learned.stopped,
  });
  const components = componentsOf(learned.known);
  return { report: { ...report, components }, checks: chosen, stopped: learned.stopped };
}

interface Learned {
  readonly known: Known;
  readonly store: Store;
  readonly asked: ReadonlySet<Side>;
  readonly began: Date;
  readonly ended: Date;
  /** The user did not wait for the end. */
  readonly stopped: boolean;
}

async function learn(url: string | undefined, flags: AuditFlags, chosen: readonly AnyCheck[]): Promise<Learned> {
  const target: Target = { ...flags, ...(url === undefined ? {} : { address: url }) };
  const engine = toldEngine(flags.engine);
  const tools = makeTools(flags);
  const began = tools.now();
  const wired = await wire(target, tools);
  try {
    const known = await look(
      wired.opening,
      { probes: probesFor(flags, chosen), engines, touch: flags.touch, ...(engine ? { engine } : {}) },
      tools,
    );
    const store = wired.store(known);
    if (flags.saveFacts !== undefined) {
      const saved = {
        version: 1,
        store,
        learned: began.toISOString(),
        asked: [...wired.asked],
        facts: saveFacts(known),
      };
      await writeFile(flags.saveFacts, `${JSON.stringify(saved)}\n`, { mode: 0o600 });
    }
    return { known, store, asked: wired.asked, began, ended: tools.now(), stopped: tools.signal.aborted };
  } finally {
    // A hand in the middle of something may take its time to close; who stopped does not wait for it.
    await (tools.signal.aborted ? Promise.race([wired.close(), pause(500)]) : wired.close());
    tools.close();
  }
}

/** What was learned for later may be asked anything. */
function probesFor(flags: AuditFlags, chosen: readonly AnyCheck[]): readonly AnyProbe[] {
  const { json, format } = flags;
  if (flags.saveFacts !== undefined || chosen.length === checks.length) return probes;
  const lists = json === true || format.split(',').some((one) => ['json', 'cyclonedx'].includes(one.trim()));
  return neededProbes(probes, chosen, lists ? componentFacts : {});
}

async function remembered(path: string): Promise<Learned> {
  const saved = loadFacts(await readJson(path));
  const began = new Date(saved.learned);
  return {
    known: saved.known,
    store: saved.store,
    asked: new Set(saved.asked as readonly Side[]),
    began,
    ended: began,
    stopped: false,
  };
}

function toldEngine(words: string | undefined): { id: string; version?: string } | undefined {
  if (words === undefined) return undefined;
  const [id = '', engineVersion] = words.split('@');
  if (!engines.some((engine) => engine.id === id)) {
    throw new UserError(`There is no engine called "${id}".`, {
      hint: `One of: ${engines.map((engine) => engine.id).join(', ')}.`,
    });
  }
  return engineVersion ? { id, version: engineVersion } : { id };
}

function chosenChecks({ only, skip }: AuditFlags): readonly AnyCheck[] {
  const chosen = checks.filter(
    ({ id }) =>
      (only.length === 0 || only.some((pattern) => fits(pattern, id))) && !skip.some((pattern) => fits(pattern, id)),
  );
  if (chosen.length === 0) {
    throw new UserError('No check is left to run.', { hint: 'See the ids of all checks with: storewarden checks.' });
  }
  return chosen;
}

function exitCode(report: Report, failOn: AuditFlags['failOn']): number {
  const worst = failOn === 'never' ? -1 : severities.indexOf(failOn);
  const failed = report.findings.some(({ severity }) => severities.indexOf(severity) <= worst);
  if (failed) return exits.findings;
  return report.complete ? exits.done : exits.partly;
}
