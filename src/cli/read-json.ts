import { readFile } from 'node:fs/promises';
import { UserError } from '../core/errors.ts';

/** A JSON file that the user named. */
export async function readJson(path: string): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    throw new UserError(`The file "${path}" cannot be read.`, { hint: 'Check the path and who may read it.', cause });
  }
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new UserError(`The file "${path}" is not JSON.`, {
      hint: 'It may have been cut off while it was written.',
      cause,
    });
  }
}
