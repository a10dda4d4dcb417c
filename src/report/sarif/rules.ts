import type { Severity } from '../../core/finding.ts';
import type { CheckWords, Report } from '../../core/report.ts';
import { standardSays } from '../summary/standards.ts';

/** How loudly SARIF readers speak. */
export const levels = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
  info: 'note',
} as const satisfies Readonly<Record<Severity, string>>;

/** The middle of the CVSS v3 band of the same name; GitHub orders alerts by it. */
const scores: Readonly<Record<Severity, string>> = {
  critical: '9.5',
  high: '8.0',
  medium: '5.5',
  low: '2.0',
  info: '0.0',
};

/** The words of a check, as SARIF 2.1.0, 3.49. */
export interface Rule {
  readonly id: string;
  readonly name: string;
  readonly shortDescription: { readonly text: string };
  readonly fullDescription: { readonly text: string };
  readonly help: { readonly text: string; readonly markdown: string };
  readonly defaultConfiguration: { readonly level: string };
  readonly properties: Readonly<Record<string, unknown>>;
}

/** One rule a check; checks whose words are not at hand are described by their findings. */
export function rulesOf(report: Report, checks: readonly CheckWords[]): readonly Rule[] {
  const words = new Map<string, CheckWords>();
  for (const finding of [...report.findings, ...(report.accepted ?? [])]) {
    words.set(finding.check, { ...finding, id: finding.check, fix: finding.remedy.says });
  }
  for (const check of checks) words.set(check.id, check);
  return [...words.values()].map((check) => ruleOf(check));
}

function ruleOf({ id, title, side, severity, why, fix, standards }: CheckWords): Rule {
  const cited = standards.map((standard) => standardSays(standard)).join('; ');
  return {
    id,
    name: id.replace(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: title },
    fullDescription: { text: why },
    help: {
      text: `${why}\n\nWhat to do: ${fix}\n\n${cited}`.trim(),
      markdown: `${why}\n\n**What to do:** ${fix}\n\n${cited}`.trim(),
    },
    defaultConfiguration: { level: levels[severity] },
    properties: { tags: ['security', side, ...standards], 'security-severity': scores[severity], precision: 'high' },
  };
}
