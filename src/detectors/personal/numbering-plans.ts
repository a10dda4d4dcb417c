import metadata from 'libphonenumber-js/metadata.min.json';
import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

interface Plan {
  readonly country: string;
  /** Of what follows the calling code. */
  readonly national: RegExp;
}

/** Plans of calling codes that one country has for itself, by the code; most numbers need no closer look. */
const plans: ReadonlyMap<string, Plan> = new Map(
  Object.entries(metadata.country_calling_codes).flatMap(([code, countries]) => {
    const [country = ''] = countries;
    const pattern: unknown = (metadata.countries as Readonly<Record<string, readonly unknown[]>>)[country]?.[2];
    if (countries.length > 1 || typeof pattern !== 'string') return [];
    return [[code, { country, national: new RegExp(`^(?:${pattern})$`) }]];
  }),
);

/** Whose numbering plan a number fits, given as digits that begin with the calling code; no country where several share it and none can be told. */
export function planOf(digits: string): { readonly country: string | undefined } | undefined {
  for (let length = 1; length <= 3; length++) {
    const plan = plans.get(digits.slice(0, length));
    if (plan?.national.test(digits.slice(length)) === true) return plan;
  }
  const parsed = parsePhoneNumberFromString(`+${digits}`);
  return parsed?.isValid() === true ? { country: parsed.country } : undefined;
}
