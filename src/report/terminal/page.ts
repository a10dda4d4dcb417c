import type { Severity } from '../../core/finding.ts';
import type { RenderOptions } from '../../core/report.ts';
import { type Paint, paintFor } from './paint.ts';
import { wrap } from './wrap.ts';

/** Lines of text for a terminal, wrapped and painted as they come. */
export class Page {
  readonly paint: Paint;
  readonly width: number;
  readonly verbose: boolean;
  readonly #lines: string[] = [];

  constructor({ colour, width, verbose }: RenderOptions) {
    this.paint = paintFor(colour);
    this.width = width;
    this.verbose = verbose;
  }

  heading(text: string): void {
    this.gap();
    this.#lines.push(this.paint.bold(wrap(text, this.width)));
  }

  flaw(severity: Severity, title: string): void {
    const word = severity.toUpperCase().padEnd(8);
    const [first = '', ...rest] = wrap(title, this.width, ' '.repeat(12), '').split('\n');
    this.#lines.push(`  ${this.paint.severity(severity, word)}  ${this.paint.bold(first)}`);
    for (const line of rest) this.#lines.push(this.paint.bold(line));
  }

  /** A paragraph under a flaw. */
  text(text: string): void {
    this.#lines.push(wrap(text, this.width, ' '.repeat(12)));
  }

  /** A point under a flaw. */
  item(text: string): void {
    this.#lines.push(wrap(text, this.width, ' '.repeat(14), `${' '.repeat(12)}- `));
  }

  /** What was seen, under a point. */
  seen(text: string): void {
    this.#lines.push(this.#dimmed(wrap(text, this.width, ' '.repeat(16), ' '.repeat(14))));
  }

  quiet(text: string): void {
    this.#lines.push(this.#dimmed(wrap(text, this.width, ' '.repeat(12))));
  }

  /** A paragraph of the summary. */
  line(text: string, indent = '  ', first = indent): void {
    this.#lines.push(wrap(text, this.width, indent, first));
  }

  /** A line that is made already. */
  raw(text: string): void {
    this.#lines.push(text);
  }

  gap(): void {
    if (this.#lines.length > 0 && this.#lines.at(-1) !== '') this.#lines.push('');
  }

  done(): string {
    return `${this.#lines.join('\n').trimEnd()}\n`;
  }

  #dimmed(text: string): string {
    return text
      .split('\n')
      .map((line) => this.paint.dim(line))
      .join('\n');
  }
}
