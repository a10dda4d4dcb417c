import type { Finding } from '../../core/finding.ts';
import { plural } from '../../core/text.ts';
import { type Cluster, groupsOf } from '../summary/clusters.ts';
import { evidenceParts, tellingEvidence } from '../summary/evidence.ts';
import { standardSays } from '../summary/standards.ts';
import { effortNames, lossSays, pageOf } from '../summary/words.ts';
import { code, prose, text } from './escape.ts';

const MOST_FINDINGS = 50;

/** One part for each who has to act. */
export function findingsPart(findings: readonly Finding[]): readonly string[] {
  return groupsOf(findings).map(({ name, clusters }) => {
    const count = clusters.reduce((sum, cluster) => sum + cluster.findings.length, 0);
    return [`## ${name} (${plural(count, 'finding')})`, ...clusters.map((cluster) => clusterPart(cluster))].join(
      '\n\n',
    );
  });
}

function clusterPart({ check, title, severity, findings }: Cluster): string {
  const [first] = findings;
  const fresh = findings.some(({ change }) => change === 'new') ? ' (new)' : '';
  const hidden = findings.length - MOST_FINDINGS;
  const steps = (first.remedy.steps ?? []).map((step, index) => `${index + 1}. ${prose(step)}`);
  return [
    `### ${severity.toUpperCase()}: ${text(title)}${fresh}`,
    [
      ...findings.slice(0, MOST_FINDINGS).map((one) => findingPart(one)),
      ...(hidden > 0 ? [`- … and ${hidden} more of the same.`] : []),
    ].join('\n'),
    `**What can happen:** ${prose(first.why)}`,
    `**What to do:** ${prose(first.remedy.says)} (${effortNames[first.remedy.effort]})`,
    steps.join('\n'),
    [code(check), ...first.standards.map((standard) => text(standardSays(standard))), code(pageOf(check))].join(' · '),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function findingPart(finding: Finding): string {
  const named = finding.says.includes(finding.subject) ? '' : `${code(finding.subject)}: `;
  const doubt = finding.confidence === 'tentative' ? ' (Not certain; please look.)' : '';
  const used = finding.knownExploited ? ' Attackers are known to use this hole elsewhere.' : '';
  const loss = lossSays(finding);
  const more = [
    ...tellingEvidence(finding).map((evidence) => {
      const { where, what } = evidenceParts(evidence);
      return what === undefined ? code(where) : `${code(where)}: ${code(what)}`;
    }),
    ...(finding.advisories.length > 0 ? [text(finding.advisories.join(', '))] : []),
    ...(loss ? [text(loss)] : []),
  ];
  return [`- ${named}${text(finding.says)}${doubt}${used}`, ...more.map((line) => `  - ${line}`)].join('\n');
}
