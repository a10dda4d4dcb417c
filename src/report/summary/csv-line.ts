/** One line of RFC 4180. */
export function csvLine(cells: readonly (string | number)[]): string {
  return `${cells.map((cell) => field(cell)).join(',')}\r\n`;
}

/**
 * A field, quoted where RFC 4180 wants it. Text that a spreadsheet would take for a formula gets an apostrophe in
 * front (https://owasp.org/www-community/attacks/CSV_Injection).
 */
function field(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const harmless = /^\s*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/.test(value) ? `'${value}` : value;
  return /[",\r\n']|^\s|\s$/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
