import { UserError } from '../core/errors.ts';
import { type BusinessConfig, businessSchema, type Config, schema } from './schema.ts';

/** Holds what a config file says to the schema; every mistake is named by the path of its option. */
export function parseConfig(value: unknown, file: string): Config {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const mistakes = parsed.error.issues.slice(0, 5).map((issue) => {
    const option = issue.path.join('.');
    return option === '' ? issue.message : `${option}: ${issue.message}`;
  });
  throw new UserError(`The settings in ${file} cannot be used: ${mistakes.join('; ')}.`, {
    hint: 'storewarden config --schema shows what may stand there.',
  });
}

/** The figures of a business file: alone, or as the section of that name. */
export function parseBusiness(value: unknown, file: string): BusinessConfig {
  const inside = typeof value === 'object' && value !== null && 'business' in value ? value.business : value;
  const parsed = businessSchema.safeParse(inside);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new UserError(
    `The figures in ${file} cannot be used: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}.`,
    {
      hint: 'Such as: orders: 12000, averageOrder: 60EUR, customers: 8000, country: DE.',
    },
  );
}

/** The environment variables that stand for options, by the option's path. */
export const environment = {
  STOREWARDEN_URL: ['store', 'url'],
  STOREWARDEN_ROOT: ['store', 'root'],
  STOREWARDEN_DB: ['store', 'db'],
  STOREWARDEN_VAULT_DB: ['vault', 'db'],
} as const;

/** The file's settings with those of the environment laid over them. */
export function withEnvironment(config: Config, variables: Readonly<Record<string, string | undefined>>): Config {
  let laid = config;
  for (const [name, [section, option]] of Object.entries(environment)) {
    const value = variables[name];
    if (value !== undefined && value !== '') laid = { ...laid, [section]: { ...laid[section], [option]: value } };
  }
  return laid;
}
