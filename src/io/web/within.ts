/** The folder of an address: `/shop/` for `/shop`, `/shop/` and `/shop/index.php`. */
export function baseOf(address: URL): string {
  const last = address.pathname.slice(address.pathname.lastIndexOf('/') + 1);
  if (last.includes('.')) return address.pathname.slice(0, -last.length);
  return address.pathname.endsWith('/') ? address.pathname : `${address.pathname}/`;
}

/** An absolute URL as it is; a path from the root if it begins with a slash; else from `base`. `null`: not an address. */
export function resolveIn(origin: string, base: string, path: string): URL | null {
  if (/^https?:\/\//i.test(path)) return URL.parse(path);
  return URL.parse(`${origin}${path.startsWith('/') ? '' : base}${path}`);
}

/**
 * True if both are the same store: the same host, with or without `www.`, and the same port; or a change between http
 * and https on their own ports, or from http to an https port elsewhere on the host.
 */
export function isSameStore(one: URL, other: URL): boolean {
  if (!['http:', 'https:'].includes(other.protocol) || plainHost(one) !== plainHost(other)) return false;
  if (one.protocol === other.protocol) return one.port === other.port;
  return one.protocol === 'http:' || (one.port === '' && other.port === '');
}

function plainHost({ hostname }: URL): string {
  return hostname.replace(/^www\./, '').replace(/\.$/, '');
}
