import type { AnyCheck } from '../../src/core/check.ts';
import { type Effort, severities, type Who } from '../../src/core/finding.ts';
import type { Facts } from '../../src/core/fact.ts';
import { sideNames, sides } from '../../src/core/side.ts';
import type { Engine } from '../../src/engines/engine.ts';
import { standardSays } from '../../src/report/summary/standards.ts';
import { generated, page, table } from './words.ts';

const whoActs: Readonly<Record<Who, string>> = {
  owner: 'you, the owner',
  developer: 'your developer',
  host: 'your host',
  'payment-provider': 'your payment provider',
};
const takes: Readonly<Record<Effort, string>> = { minutes: 'minutes', hours: 'hours', days: 'days' };

/** The page of one check. */
export function checkPage(check: AnyCheck, engines: readonly Engine[]): string {
  const about = table(
    ['Check', 'Side', 'Severity', 'Who acts', 'Takes'],
    [[`\`${check.id}\``, sideNames[check.side], check.severity, whoActs[check.who], takes[check.effort]]],
  );
  const names = check.engines?.map((id) => engines.find((engine) => engine.id === id)?.name ?? id);
  const steps = check.steps?.map((step, index) => `${index + 1}. ${step}`).join('\n');
  return page(
    generated,
    `# ${check.title}`,
    about,
    names && `It is about ${names.join(', ')}, and does not apply to other engines.`,
    '## What can happen',
    check.why,
    '## What to do',
    check.fix,
    steps,
    '## How storewarden tells',
    factsOf(check),
    'Where one of the facts that it needs is not known, the check answers "could not tell", never "in order".',
    '## Standards',
    check.standards.map((standard) => `- ${standardSays(standard)}`).join('\n'),
    '## Try it alone',
    `\`\`\`sh\nstorewarden audit … --only ${check.id}\n\`\`\``,
    `Rows of the [catalogue](../rows.md): ${check.rows.join(', ')}.`,
    check.was?.length ? `Formerly called ${check.was.map((id) => `\`${id}\``).join(', ')}.` : undefined,
  );
}

function factsOf({ needs, wants = {} }: AnyCheck): string {
  const lines = (facts: Facts, how: string): string[] =>
    Object.values(facts).map(({ id, says }) => `- \`${id}\`${how}: ${says}`);
  return [...lines(needs, ''), ...lines(wants, ' (where known)')].join('\n');
}

/** All checks, by side. */
export function checksPage(checks: readonly AnyCheck[]): string {
  const parts = sides.flatMap((side) => {
    const ofSide = checks
      .filter((check) => check.side === side)
      .toSorted(
        (one, other) =>
          severities.indexOf(one.severity) - severities.indexOf(other.severity) || (one.id < other.id ? -1 : 1),
      );
    if (ofSide.length === 0) return [];
    const rows = ofSide.map(({ id, title, severity, who }) => [
      `[\`${id}\`](checks/${id}.md)`,
      severity,
      title,
      whoActs[who],
    ]);
    return [
      `## ${sideNames[side]} (${ofSide.length})`,
      table(['Check', 'Severity', 'What is wrong when it speaks', 'Who acts'], rows),
    ];
  });
  return page(
    generated,
    '# Checks',
    `storewarden asks ${checks.length} questions. The same list, on the command line: \`storewarden checks\`.`,
    ...parts,
  );
}

/** Requirements of PCI DSS, and the checks that look at them. */
export function pciPage(checks: readonly AnyCheck[]): string {
  const prefix = 'pci-dss-4.0.1:';
  const byRequirement = new Map<string, AnyCheck[]>();
  for (const check of checks) {
    for (const standard of check.standards.filter((one) => one.startsWith(prefix))) {
      const requirement = standard.slice(prefix.length);
      byRequirement.set(requirement, [...(byRequirement.get(requirement) ?? []), check]);
    }
  }
  const rows = [...byRequirement]
    .toSorted(([one], [other]) => one.localeCompare(other, 'en', { numeric: true }))
    .map(([requirement, found]) => [requirement, found.map(({ id }) => `[\`${id}\`](checks/${id}.md)`).join(', ')]);
  return page(
    generated,
    '# PCI DSS 4.0.1',
    'Which checks look at which requirement. A check that passes does not fulfil a requirement by itself: storewarden is not an Approved Scanning Vendor (ASV) or a Qualified Security Assessor (QSA).',
    table(['Requirement', 'Checks'], rows),
  );
}
