import { parseBusiness } from '../config/parse.ts';
import type { BusinessConfig } from '../config/schema.ts';
import { UserError } from '../core/errors.ts';
import { readConfigFile } from '../io/config-file.ts';

/** The business figures of a JSON or YAML file: alone, or as the `business` section of a settings file. */
export async function readBusiness(path: string): Promise<BusinessConfig> {
  if (!/\.(?:json|ya?ml)$/i.test(path)) {
    throw new UserError(`"${path}" holds no business figures.`, { hint: 'Name a file that ends in .json or .yaml.' });
  }
  const file = await readConfigFile(path, process.cwd());
  return parseBusiness(file?.value, path);
}
