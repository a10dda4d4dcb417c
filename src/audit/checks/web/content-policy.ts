import type { PageSeen } from '../../facts/web.ts';

/** One Content Security Policy (CSP level 3). A page may have several, and all of them count. */
export interface Policy {
  readonly from: 'header' | 'meta';
  /** By name in lower case; the first of a name counts. */
  readonly directives: ReadonlyMap<string, readonly string[]>;
}

/** Policies that the browser enforces. In a `<meta>` some directives are ignored; they are left out. */
export function enforcedPolicies(page: PageSeen): readonly Policy[] {
  const meta = page.metaPolicies.map((text) => ({ from: 'meta' as const, directives: parse(text, ignoredInMeta) }));
  return [...headerPolicies(page, 'content-security-policy'), ...meta].filter(({ directives }) => directives.size > 0);
}

/** Policies that the browser only reports on. */
export function reportOnlyPolicies(page: PageSeen): readonly Policy[] {
  return headerPolicies(page, 'content-security-policy-report-only');
}

const ignoredInMeta = ['frame-ancestors', 'report-uri', 'report-to', 'sandbox'];

function headerPolicies({ headers }: PageSeen, wanted: string): readonly Policy[] {
  return headers
    .filter(({ name }) => name === wanted)
    .flatMap(({ value }) => value.split(','))
    .map((text) => ({ from: 'header' as const, directives: parse(text, []) }))
    .filter(({ directives }) => directives.size > 0);
}

function parse(text: string, ignored: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const part of text.split(';')) {
    const [name = '', ...values] = part.trim().split(/\s+/);
    const key = name.toLowerCase();
    if (key !== '' && !ignored.includes(key) && !found.has(key)) found.set(key, values);
  }
  return found;
}

/** Where scripts may come from by that policy; `undefined` if it does not limit them. */
export function scriptSources({ directives }: Policy): readonly string[] | undefined {
  return directives.get('script-src-elem') ?? directives.get('script-src') ?? directives.get('default-src');
}

/** Enforced policies that limit scripts. */
export function scriptPolicies(page: PageSeen): readonly (readonly string[])[] {
  return enforcedPolicies(page).flatMap((policy) => {
    const sources = scriptSources(policy);
    return sources === undefined ? [] : [sources.map((source) => source.toLowerCase())];
  });
}

/** A nonce, a hash or `strict-dynamic` makes browsers ignore `unsafe-inline`. */
export function allowsInline(sources: readonly string[]): boolean {
  return (
    sources.includes("'unsafe-inline'") &&
    !sources.some((source) => /^'(?:nonce-|sha(?:256|384|512)-|strict-dynamic)/.test(source))
  );
}

/** With `strict-dynamic` browsers ignore hosts and schemes. */
export function trustedHosts(sources: readonly string[]): readonly string[] {
  return sources.includes("'strict-dynamic'") ? [] : sources.filter((source) => !source.startsWith("'"));
}
