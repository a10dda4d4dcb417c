import { styleText } from 'node:util';
import type { Severity } from '../../core/finding.ts';
import type { Grade } from '../../core/report.ts';

type Style = Parameters<typeof styleText>[0];

/** Colours of a terminal, or none. */
export interface Paint {
  bold(text: string): string;
  dim(text: string): string;
  severity(severity: Severity, text: string): string;
  grade(grade: Grade, text: string): string;
}

const severityStyles: Readonly<Record<Severity, Style>> = {
  critical: ['bold', 'white', 'bgRed'],
  high: ['bold', 'red'],
  medium: ['bold', 'yellow'],
  low: ['cyan'],
  info: ['dim'],
};

export function paintFor(colour: boolean): Paint {
  const style = (styles: Style, text: string): string =>
    colour ? styleText(styles, text, { validateStream: false }) : text;
  return {
    bold: (text) => style('bold', text),
    dim: (text) => style('dim', text),
    severity: (severity, text) => style(severityStyles[severity], text),
    grade: (grade, text) => style(gradeStyle(grade), text),
  };
}

function gradeStyle(grade: Grade): Style {
  if (grade.startsWith('A')) return ['bold', 'green'];
  return grade === 'B' || grade === 'C' ? ['bold', 'yellow'] : ['bold', 'red'];
}
