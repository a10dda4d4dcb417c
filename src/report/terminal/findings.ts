import type { Finding } from '../../core/finding.ts';
import type { Report } from '../../core/report.ts';
import { plural } from '../../core/text.ts';
import { type Cluster, type Group, groupsOf } from '../summary/clusters.ts';
import { evidenceSays, tellingEvidence } from '../summary/evidence.ts';
import { daySays, effortNames, lossSays } from '../summary/words.ts';
import type { Page } from './page.ts';

const MOST_CLUSTERS = 12;
const MOST_SUBJECTS = 3;

/** Findings by who has to act. */
export function findingsPart(page: Page, findings: readonly Finding[]): void {
  for (const group of groupsOf(findings)) groupPart(page, group);
}

/** What the owner has accepted for a while, and what is gone. */
export function asidePart(page: Page, { accepted = [], gone = [] }: Pick<Report, 'accepted' | 'gone'>): void {
  if (accepted.length > 0) page.heading('Accepted for now');
  for (const { title, subject, accepted: until } of accepted) {
    page.line(`${title}: ${subject}. Until ${daySays(until.until)}: ${until.because}`, '    ', '  - ');
  }
  if (gone.length > 0) page.heading('Gone since the older report');
  for (const { title, subject } of gone) page.line(`${title}: ${subject}`, '    ', '  - ');
}

function groupPart(page: Page, { name, clusters }: Group): void {
  const count = clusters.reduce((sum, cluster) => sum + cluster.findings.length, 0);
  page.heading(`${name} (${plural(count, 'finding')})`);
  const shown = page.verbose ? clusters : clusters.slice(0, MOST_CLUSTERS);
  for (const cluster of shown) clusterPart(page, cluster);
  const hidden = clusters.length - shown.length;
  if (hidden > 0)
    page.quiet(`Not shown: ${plural(hidden, 'less urgent thing')}. Add --verbose, or --format html --out report.html.`);
}

function clusterPart(page: Page, cluster: Cluster): void {
  const [first] = cluster.findings;
  page.flaw(cluster.severity, `${cluster.title}${mark(cluster)}`);
  const shown = page.verbose ? cluster.findings : cluster.findings.slice(0, MOST_SUBJECTS);
  for (const finding of shown) findingPart(page, finding);
  const hidden = cluster.findings.length - shown.length;
  if (hidden > 0) page.text(`… and ${hidden} more of the same.`);
  if (first.knownExploited) page.text('Attackers are known to use this hole elsewhere.');
  if (page.verbose) page.text(`What can happen: ${first.why}`);
  page.text(`What to do: ${first.remedy.says} (${effortNames[first.remedy.effort]})`);
  if (page.verbose)
    for (const [index, step] of (first.remedy.steps ?? []).entries()) page.item(`${index + 1}. ${step}`);
  page.quiet(`More: storewarden checks ${cluster.check}`);
  page.gap();
}

function findingPart(page: Page, finding: Finding): void {
  const named = finding.says.includes(finding.subject) ? '' : `${finding.subject}: `;
  page.item(`${named}${finding.says}${finding.confidence === 'tentative' ? ' (Not certain; please look.)' : ''}`);
  const evidence = tellingEvidence(finding).slice(0, page.verbose ? 1000 : 1);
  for (const one of evidence) page.seen(evidenceSays(one));
  if (finding.advisories.length > 0) page.seen(finding.advisories.slice(0, page.verbose ? 1000 : 6).join(', '));
  const loss = lossSays(finding);
  if (loss) page.seen(loss);
}

function mark({ findings }: Cluster): string {
  const fresh = findings.filter(({ change }) => change === 'new').length;
  if (fresh === 0) return '';
  return fresh === findings.length ? ' [new]' : ` [${fresh} new]`;
}
