/** Names that people give to copies of a shop, after its host: `shop.example` and `shop`. None for bare addresses. */
export function namesOf(origin: string): readonly string[] {
  const host = new URL(origin).hostname.toLowerCase().replace(/^www\./, '');
  const labels = host.split('.');
  if (labels.length < 2 || host.startsWith('[') || labels.every((label) => /^\d+$/.test(label))) return [];
  const last = labels.at(-1) ?? '';
  const beforeLast = labels.at(-2) ?? '';
  const double = labels.length > 2 && last.length === 2 && beforeLast.length <= 3;
  const own = labels.at(double ? -3 : -2) ?? beforeLast;
  return own === host ? [host] : [host, own];
}
