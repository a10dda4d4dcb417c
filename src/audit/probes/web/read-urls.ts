const MOST_HOSTS = 20;
const routing = new Set(['route', 'main_page', 'controller', 'page', 'cl', 'pagename', 'fc', 'module', 'action']);
const addresses = /\b(?:https?|wss?):\\?\/\\?\/([a-z0-9.-]{3,200})/gi;
const sessionNames = /^(?:phpsessid|sid|oscsid|zenid|ocsessid|session_?id|jsessionid|xtcsid|mosid)$/i;
// What PHP, Java and the shops make: 20 to 256 letters and digits, with digits among them.
const sessionValue = /^[a-z0-9,-]{20,256}$/i;

/** Without query, fragment and login; other schemes only by their name. */
export function plainUrl(address: string): string {
  const url = URL.parse(address);
  if (!url) return address.slice(0, 200);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return url.protocol;
  return `${url.origin}${url.pathname}`;
}

/** Like `plainUrl`, but with the parameters by which shops with one entry file tell their pages apart. */
export function pageUrl(address: string): string {
  const url = URL.parse(address);
  if (!url) return address.slice(0, 200);
  const kept = [...url.searchParams].filter(([name, value]) => routing.has(name) && /^[\w./-]{1,100}$/.test(value));
  return plainUrl(address) + (kept.length === 0 ? '' : `?${kept.map((pair) => pair.join('=')).join('&')}`);
}

/** Hosts that a script's text names in addresses, at most 20. */
export function hostsIn(code: string): readonly string[] {
  const found = new Set<string>();
  for (const [, host = ''] of code.matchAll(addresses)) {
    if (host.includes('.')) found.add(host.toLowerCase());
    if (found.size >= MOST_HOSTS) break;
  }
  return [...found];
}

/** Names of parameters of a link that carry a session id, if the link stays on the page's own host. */
export function sessionParametersOf(link: string, page: string): readonly string[] {
  const url = URL.parse(link);
  if (!url || url.hostname !== URL.parse(page)?.hostname) return [];
  const inPath = /;(jsessionid)=([^/?;]{1,300})/i.exec(url.pathname);
  const pairs: (readonly [string, string])[] = [...url.searchParams];
  if (inPath) pairs.push([inPath[1] ?? '', inPath[2] ?? '']);
  return pairs
    .filter(([name, value]) => sessionNames.test(name) && sessionValue.test(value) && /\d/.test(value))
    .map(([name]) => name);
}
