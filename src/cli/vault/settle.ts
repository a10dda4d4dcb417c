import { createInterface } from 'node:readline/promises';
import { UserError } from '../../core/errors.ts';

/** Asks before something is changed; without a terminal, `--yes` must have been given. */
export async function agreed(question: string, yes: boolean | undefined): Promise<void> {
  if (yes) return;
  if (!process.stdin.isTTY) throw new UserError('Nothing was changed.', { hint: 'Add --yes to do it.' });
  const reader = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await reader.question(`${question} Type yes: `);
  reader.close();
  if (answer.trim().toLowerCase() !== 'yes') throw new UserError('Nothing was changed.');
}

export function print(value: unknown, isJson: boolean | undefined, text: string): void {
  process.stdout.write(isJson ? `${JSON.stringify(value, undefined, 2)}\n` : text);
}
