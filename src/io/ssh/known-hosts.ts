import { createHmac, timingSafeEqual } from 'node:crypto';

export interface KnownKey {
  readonly marker: '' | '@cert-authority' | '@revoked';
  /** Such as `ssh-ed25519`. */
  readonly type: string;
  readonly key: Buffer;
}

/** The keys that `known_hosts` files hold for a host (sshd(8), "SSH_KNOWN_HOSTS FILE FORMAT"), hashed names included. */
export function knownKeys(text: string, host: string, port: number): readonly KnownKey[] {
  const name = port === 22 ? host.toLowerCase() : `[${host.toLowerCase()}]:${port}`;
  const found: KnownKey[] = [];
  for (const line of text.split(/\r?\n/)) {
    const words = line.trim().split(/[ \t]+/);
    const first = words[0] ?? '';
    if (first === '' || first.startsWith('#')) continue;
    const marker = first === '@cert-authority' || first === '@revoked' ? first : '';
    const [names = '', type = '', key = ''] = marker === '' ? words : words.slice(1);
    if (key !== '' && names !== '' && covers(names, name))
      found.push({ marker, type, key: Buffer.from(key, 'base64') });
  }
  return found;
}

/** What is known of a key that a host shows. */
export function judgeKey(known: readonly KnownKey[], key: Buffer): 'known' | 'changed' | 'unknown' | 'revoked' {
  const plain = known.filter(({ marker }) => marker === '');
  if (known.some((one) => one.marker === '@revoked' && one.key.equals(key))) return 'revoked';
  if (plain.some((one) => one.key.equals(key))) return 'known';
  return plain.length > 0 ? 'changed' : 'unknown';
}

function covers(names: string, name: string): boolean {
  let found = false;
  for (const pattern of names.split(',')) {
    const not = pattern.startsWith('!');
    if (!matches(not ? pattern.slice(1) : pattern, name)) continue;
    if (not) return false;
    found = true;
  }
  return found;
}

function matches(pattern: string, name: string): boolean {
  if (pattern.startsWith('|1|')) return matchesHash(pattern, name);
  return wild(pattern.toLowerCase(), name);
}

function matchesHash(pattern: string, name: string): boolean {
  const [, , salt = '', hash = ''] = pattern.split('|');
  const wanted = Buffer.from(hash, 'base64');
  const made = createHmac('sha1', Buffer.from(salt, 'base64')).update(name).digest();
  return wanted.length === made.length && timingSafeEqual(wanted, made);
}

/** `*` and `?`, without a regular expression that a file could choose. */
function wild(pattern: string, name: string): boolean {
  let at = 0;
  let star = -1;
  let retry = 0;
  for (let index = 0; index < name.length;) {
    if (pattern[at] === '*') {
      star = at++;
      retry = index;
    } else if (at < pattern.length && (pattern[at] === '?' || pattern[at] === name[index])) {
      at++;
      index++;
    } else if (star >= 0) {
      at = star + 1;
      index = ++retry;
    } else return false;
  }
  while (pattern[at] === '*') at++;
  return at === pattern.length;
}
