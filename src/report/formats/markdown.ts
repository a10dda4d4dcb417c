import { severities } from '../../core/finding.ts';
import type { RenderOptions, Report, ReportFormat } from '../../core/report.ts';
import { plural } from '../../core/text.ts';
import { code, prose, text } from '../markdown/escape.ts';
import { findingsPart } from '../markdown/findings.ts';
import { lossPart } from '../markdown/loss.ts';
import { blindSpots, brokenChecks } from '../summary/blind.ts';
import { cleaned } from '../summary/clean.ts';
import { coverageOf, lookSays } from '../summary/coverage.ts';
import { becauseSays, firstTasks } from '../summary/today.ts';
import { changeSays, verdictOf } from '../summary/verdict.ts';
import {
  daySays,
  effortNames,
  engineSays,
  gdprNote,
  integrationSays,
  knowledgeSays,
  momentSays,
  notAnAssessor,
  questionnaireSays,
  whoNames,
} from '../summary/words.ts';

export default {
  id: 'markdown',
  title: 'Markdown, for tickets and wikis',
  extension: 'md',
  render(given: Report, { checks }: RenderOptions): string {
    const report = cleaned(given);
    const parts = [
      head(report),
      today(report),
      looked(report, checks),
      payment(report),
      lossPart(report),
      ...findingsPart(report.findings),
      blind(report),
      accepted(report),
      gone(report),
      notes(report),
    ];
    return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
  },
} satisfies ReportFormat;

function head(report: Report): string {
  const { store } = report;
  const change = changeSays(report);
  const about = [
    ...(store.url === undefined ? [] : [code(store.url)]),
    text(engineSays(store)),
    momentSays(report.began),
  ];
  return [
    `# ${text(store.name)}: security report`,
    about.join(' · '),
    `**Grade ${report.grade}.** ${verdictOf(report)}`,
    report.gradeMoves.map((move) => `- ${text(move)}`).join('\n'),
    severities.map((severity) => `${report.counts[severity]} ${severity}`).join(' · '),
    ...(change ? [change] : []),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function today({ findings, loss }: Report): string {
  const tasks = firstTasks(findings, 3, loss);
  if (tasks.length === 0) return '';
  const lines = tasks.map(
    (task, index) =>
      `${index + 1}. **${prose(task.remedy.says)}** ${whoNames[task.remedy.who]}, ${effortNames[task.remedy.effort]}. Because: ${text(becauseSays(task))}.`,
  );
  return ['## What to do first', '', ...lines].join('\n');
}

function looked(report: Report, checks: RenderOptions['checks']): string {
  const rows = coverageOf(report, checks).map(
    (side) => `| ${side.name} | ${side.look.looked ? side.look.grade : '–'} | ${text(lookSays(side))} |`,
  );
  return ['## What was looked at', '', '| Side | Grade | |', '|---|---|---|', ...rows].join('\n');
}

function payment(report: Report): string {
  const because = report.payment.because.map((reason) => `- ${text(reason)}`);
  const says = `${integrationSays(report.payment)} ${questionnaireSays(report.payment)}`;
  return ['## How customers pay', '', says, ...(because.length > 0 ? ['', ...because] : [])].join('\n');
}

function blind(report: Report): string {
  const spots = blindSpots(report).map(
    ({ detail, checks }) => `- ${text(detail)} (${plural(checks.length, 'question')})`,
  );
  const broken = brokenChecks(report).map(
    ({ check }) => `- The check ${code(check)} broke; this is a bug in storewarden.`,
  );
  return spots.length + broken.length === 0 ? '' : ['## What could not be told', '', ...spots, ...broken].join('\n');
}

function accepted(report: Report): string {
  const lines = (report.accepted ?? []).map(
    ({ title, subject, accepted: { until, because } }) =>
      `- ${text(title)}: ${code(subject)}. Until ${text(daySays(until))}: ${text(because)}`,
  );
  return lines.length === 0 ? '' : ['## Accepted for now', '', ...lines].join('\n');
}

function gone(report: Report): string {
  const lines = (report.gone ?? []).map(({ title, subject }) => `- ${text(title)}: ${code(subject)}`);
  return lines.length === 0 ? '' : ['## Gone since the older report', '', ...lines].join('\n');
}

function notes(report: Report): string {
  const gdpr = gdprNote(report);
  const made = `${text(knowledgeSays(report))} Made by storewarden ${text(report.tool.version)}.`;
  return ['## Good to know', ...(gdpr ? [gdpr] : []), notAnAssessor, made].join('\n\n');
}
