import { lookup as resolve } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/** The addresses that the names of one store stand for, each asked once: a name cannot mean something else later. */
export interface Addresses {
  /** For sockets. Fails with `PrivateAddress` where a name of a public store leads into a private network. */
  readonly lookup: LookupFunction;
  /** The same for a host that is an address itself, for which sockets look nothing up. */
  check(hostname: string): void;
  /** True once every address of the store's own host is this machine. */
  readonly loopback: () => boolean;
}

/** Thrown instead of connecting to a private, loopback or link-local address that is not the store's own. */
export class PrivateAddress extends Error {
  readonly code = 'PRIVATE_ADDRESS';
}

interface Found {
  readonly address: string;
  readonly family: number;
}

/** Learns where `hostname` lives when it is first asked. Only if the store itself is in a private network may others be. */
export function pinAddresses(hostname: string): Addresses {
  const own = bare(hostname);
  const pins = new Map<string, Promise<readonly Found[]>>();
  let home: readonly string[] = isIP(own) ? [own] : [];

  function pinned(name: string): Promise<readonly Found[]> {
    const known = pins.get(name) ?? ask(name);
    pins.set(name, known);
    return known;
  }

  async function allowed(name: string): Promise<readonly Found[]> {
    const found = await pinned(name);
    if (name === own) home = found.map(({ address }) => address);
    const open = found.filter(({ address }) => isPublic(address) || isHome(address));
    if (open.length === 0) throw new PrivateAddress('The name leads into a private network.');
    return open;
  }

  async function answer(name: string, all: boolean, done: Parameters<LookupFunction>[2]): Promise<void> {
    let found: readonly Found[];
    try {
      found = await allowed(name);
    } catch (error) {
      return done(error as NodeJS.ErrnoException, '', 0); // resolvers and `allowed` throw nothing else
    }
    const [first] = found;
    if (all || !first) done(null, [...found]);
    else done(null, first.address, first.family);
  }

  function isHome(address: string): boolean {
    return home.includes(address) && !home.some((one) => isPublic(one));
  }

  return {
    lookup(name, options, done) {
      void answer(name.toLowerCase(), options.all === true, done);
    },
    check(name) {
      const address = bare(name);
      if (isIP(address) && !isPublic(address) && !isHome(address)) {
        throw new PrivateAddress('The address is in a private network.');
      }
    },
    loopback: () => home.length > 0 && home.every((address) => rangeOf(address) === 'loopback'),
  };
}

/** True for an address that anybody on the internet can reach. */
export function isPublic(address: string): boolean {
  return rangeOf(address) === 'unicast';
}

function rangeOf(address: string): string {
  const parsed = ipaddr.process(bare(address));
  const range = parsed.range();
  // RFC 6052: an IPv4 address inside an IPv6 one, as DNS64 makes them.
  if (range === 'rfc6052') return ipaddr.fromByteArray(parsed.toByteArray().slice(-4)).range();
  return range;
}

function bare(hostname: string): string {
  return hostname.toLowerCase().replace(/^\[/, '').replace(/\]$/, '');
}

function ask(name: string): Promise<readonly Found[]> {
  return new Promise((done, fail) => {
    resolve(name, { all: true }, (error, found) => (error ? fail(error) : done(found)));
  });
}
