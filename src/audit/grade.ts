import type { Finding, Severity } from '../core/finding.ts';
import { type Grade, grades } from '../core/report.ts';

/** What one finding takes from 100. The caps below weigh more than the sums. */
const costs: Readonly<Record<Severity, number>> = { critical: 60, high: 15, medium: 5, low: 1, info: 0 };
/** However many there are, small things alone do not make a bad grade. */
const most: Readonly<Record<Severity, number>> = { critical: 100, high: 40, medium: 25, low: 8, info: 0 };
/** Points from which each grade is given. */
const floors: Readonly<Record<Grade, number>> = { 'A+': 100, A: 92, B: 80, C: 68, D: 50, E: 20, F: -Infinity };

export type Dark = 'nothing' | 'checks' | 'sides' | 'most' | 'everything';

/**
 * The grade of what was looked at. An open critical caps at F, an open high at D; `dark` is how much was not looked at
 * (checks that could not tell, whole sides, most of the questions, or everything): it keeps the grade from A+, from A, from
 * B, or is an F by itself.
 */
export function grade(findings: readonly Finding[], dark: Dark): Grade {
  let points = 100;
  for (const severity of Object.keys(costs) as Severity[]) {
    points -= Math.min(most[severity], count(findings, severity) * costs[severity]);
  }
  const earned = grades.find((letter) => points >= floors[letter]) ?? 'F';
  return worst(earned, cap(findings), caps[dark]);
}

const caps: Readonly<Record<Dark, Grade>> = { nothing: 'A+', checks: 'A', sides: 'B', most: 'C', everything: 'F' };

function cap(findings: readonly Finding[]): Grade {
  if (count(findings, 'critical') > 0) return 'F';
  return count(findings, 'high') > 0 ? 'D' : 'A+';
}

function worst(...letters: readonly Grade[]): Grade {
  return grades[Math.max(...letters.map((letter) => grades.indexOf(letter)))] ?? 'F';
}

/** What is not certain weighs one step less. */
function count(findings: readonly Finding[], severity: Severity): number {
  return findings.filter((one) => (one.confidence === 'tentative' ? lesser[one.severity] : one.severity) === severity)
    .length;
}

const lesser: Readonly<Record<Severity, Severity>> = {
  critical: 'high',
  high: 'medium',
  medium: 'low',
  low: 'info',
  info: 'info',
};

/** What moves the grade, the strongest first: sentences for the report. */
export function moves(
  findings: readonly Finding[],
  darkSides: readonly string[],
  mostDark: boolean,
): readonly string[] {
  const said: string[] = [];
  const critical = count(findings, 'critical');
  const high = count(findings, 'high');
  const medium = count(findings, 'medium');
  if (critical > 0)
    said.push(`${critical} critical ${critical === 1 ? 'finding caps' : 'findings cap'} the grade at F.`);
  if (high > 0)
    said.push(
      `${high} high ${high === 1 ? 'finding caps' : 'findings cap'} ${critical > 0 ? 'it' : 'the grade'} at D.`,
    );
  if (medium > 0) said.push(`Each medium finding costs ${costs.medium} of 100 points, ${most.medium} at most.`);
  if (findings.some(({ confidence, severity }) => confidence === 'tentative' && severity !== 'info'))
    said.push('What is marked as not certain weighs one step less.');
  if (darkSides.length > 0)
    said.push(`Not looked at: ${darkSides.join(', ')}. Without them there is no better grade than B.`);
  if (mostDark) said.push('With so few questions answered there is no better grade than C.');
  return said;
}
