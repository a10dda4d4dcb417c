import type { Finding, Severity, Who } from '../../core/finding.ts';
import { whoNames } from './words.ts';

/** Findings of one check that are mended in the same way. */
export interface Cluster {
  /** Unique in a report, usable as an anchor. */
  readonly key: string;
  readonly check: string;
  readonly title: string;
  readonly severity: Severity;
  readonly findings: readonly [Finding, ...Finding[]];
}

export interface Group {
  readonly who: Who;
  readonly name: string;
  readonly clusters: readonly Cluster[];
}

/** Findings by who has to act, then by what is to be done; the order of the report is kept. Empty groups are left out. */
export function groupsOf(findings: readonly Finding[]): readonly Group[] {
  const clusters = clustersOf(findings);
  return (Object.keys(whoNames) as Who[])
    .map((who) => ({
      who,
      name: whoNames[who],
      clusters: clusters.filter((cluster) => cluster.findings[0].remedy.who === who),
    }))
    .filter((group) => group.clusters.length > 0);
}

/** Findings of one check with the same severity and remedy, together. */
export function clustersOf(findings: readonly Finding[]): readonly Cluster[] {
  const byKey = new Map<string, [Finding, ...Finding[]]>();
  for (const finding of findings) {
    const { says, who } = finding.remedy;
    const key = [finding.check, finding.severity, who, says].join('\0');
    const before = byKey.get(key);
    if (before) before.push(finding);
    else byKey.set(key, [finding]);
  }
  return [...byKey.values()].map((found, index) => ({
    key: `${found[0].check}-${index + 1}`,
    check: found[0].check,
    title: found[0].title,
    severity: found[0].severity,
    findings: found,
  }));
}
