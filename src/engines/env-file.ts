const LONGEST = 256 * 1024;
const MOST = 2_000;
const line = /^\s{0,20}(?:export\s{1,5})?([A-Za-z_][A-Za-z0-9_.]{0,200})\s{0,5}=\s{0,5}(.*)$/;

/**
 * The names and values of a `.env` file: quotes, comments and `${NAME}` of earlier lines as Symfony reads them; the
 * last of a name counts. Commands in values are not run. Never throws.
 */
export function envFile(text: string | undefined): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  if (text === undefined) return found;
  for (const written of text
    .replace(/^\ufeff/, '')
    .slice(0, LONGEST)
    .split(/\r?\n/, MOST)) {
    const [, name, rest] = line.exec(written.slice(0, 20_000)) ?? [];
    if (name !== undefined && rest !== undefined) found.set(name, valueOf(rest, found));
  }
  return found;
}

/** Several files, the later ones counting more. */
export function envFiles(...texts: readonly (string | undefined)[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const text of texts) for (const [name, value] of envFile(text)) found.set(name, value);
  return found;
}

function valueOf(written: string, earlier: ReadonlyMap<string, string>): string {
  const text = written.trim();
  const quote = text[0];
  if (quote === "'") return text.slice(1, endOf(text, "'"));
  if (quote === '"') {
    const inner = text.slice(1, endOf(text, '"'));
    return resolve(inner.replace(/\\(["\\$])/g, '$1').replaceAll('\\n', '\n'), earlier);
  }
  const comment = text.search(/\s#/);
  return resolve(text.startsWith('#') ? '' : (comment < 0 ? text : text.slice(0, comment)).trim(), earlier);
}

function endOf(text: string, quote: string): number {
  for (let at = 1; at < text.length; at++) {
    if (text[at] === '\\' && quote === '"') at++;
    else if (text[at] === quote) return at;
  }
  return text.length;
}

function resolve(text: string, earlier: ReadonlyMap<string, string>): string {
  return text
    .replace(/\$\{([A-Za-z_]\w{0,100})\}/g, (whole, name: string) => earlier.get(name)?.slice(0, 4_096) ?? whole)
    .slice(0, 65_536);
}
