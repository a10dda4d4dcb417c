import type { Page } from '../../../core/hands.ts';
import type { CookieSeen } from '../../facts/web.ts';
import { printable } from '../../../core/text.ts';

/** One `Set-Cookie` header without its value (RFC 6265, 5.2: attributes in any case, the last one counts). */
function readCookie(header: string, over: CookieSeen['over'], now: Date): CookieSeen | undefined {
  const [pair = '', ...rest] = header.slice(0, 8192).split(';');
  const equals = pair.indexOf('=');
  const name = pair.slice(0, Math.max(0, equals)).trim();
  if (name === '') return undefined;
  const value = pair.slice(equals + 1).trim();
  const has = new Map(rest.map((one) => attribute(one)));
  const sameSite = (has.get('samesite') ?? '').toLowerCase();
  const age = has.get('max-age');
  const ends = age === undefined ? endOf(has.get('expires'), now) : Number(age);
  return {
    name: printable(name, 100),
    over,
    secure: has.has('secure'),
    httpOnly: has.has('httponly'),
    sameSite: sameSite === 'strict' || sameSite === 'lax' || sameSite === 'none' ? sameSite : '',
    domain: printable((has.get('domain') ?? '').replace(/^\./, '').toLowerCase(), 253),
    path: printable(has.get('path') ?? '', 200),
    persistent: ends !== undefined && ends > 0,
    deletes: value === '' || (ends !== undefined && ends <= 0),
    valueLength: value.length,
  };
}

function attribute(text: string): readonly [string, string] {
  const equals = text.indexOf('=');
  if (equals < 0) return [text.trim().toLowerCase(), ''];
  return [text.slice(0, equals).trim().toLowerCase(), text.slice(equals + 1).trim()];
}

/** Seconds from now on. */
function endOf(expires: string | undefined, now: Date): number | undefined {
  const at = expires === undefined ? Number.NaN : Date.parse(expires.replaceAll('-', ' '));
  return Number.isNaN(at) ? undefined : (at - now.getTime()) / 1000;
}

/** The cookies that one answer sets. */
export function cookiesOf({ url, headers }: Page, now: Date): readonly CookieSeen[] {
  const over = url.startsWith('https:') ? 'https' : 'http';
  return headers.flatMap(([name, value]) => {
    const cookie = name === 'set-cookie' ? readCookie(value, over, now) : undefined;
    return cookie ? [cookie] : [];
  });
}
