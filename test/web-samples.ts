import { Unknown } from '../src/core/fact.ts';
import type { Flaw } from '../src/core/finding.ts';
import type { Masked } from '../src/core/masked.ts';
import type { CertificateSeen, TlsService } from '../src/audit/facts/tls.ts';
import type { CookieSeen, FormSeen, PageSeen, PlainHttp } from '../src/audit/facts/web.ts';

export const at = { now: new Date('2026-11-23T12:00:00Z') };

/** A home page over https with nothing on it; `headers` as an object for short. */
export function page({
  headers = {},
  ...rest
}: Partial<Omit<PageSeen, 'headers'>> & { readonly headers?: Readonly<Record<string, string>> } = {}): PageSeen {
  return {
    kind: 'home',
    asked: '',
    url: 'https://shop.example/',
    status: 200,
    redirects: [],
    headers: Object.entries(headers).map(([name, value]) => ({ name: masked(name), value: masked(value) })),
    cookies: [],
    html: true,
    cut: false,
    title: masked('Shop'),
    generators: [],
    metaPolicies: [],
    forms: [],
    looseFields: [],
    scripts: [],
    frames: [],
    plainResources: [],
    sessionParameters: [],
    ...rest,
  };
}

/** A session cookie with everything that it should have. */
export function cookie(rest: Partial<CookieSeen> = {}): CookieSeen {
  return {
    name: 'PHPSESSID',
    over: 'https',
    secure: true,
    httpOnly: true,
    sameSite: 'lax',
    domain: '',
    path: '/',
    persistent: false,
    deletes: false,
    valueLength: 26,
    ...rest,
  };
}

export function form(action: string, method: FormSeen['method'], ...types: readonly string[]): FormSeen {
  const fields = types.map((type) => ({ name: type, id: '', type, autocomplete: '', placeholder: masked('') }));
  return { action: masked(action), method, id: '', fields };
}

/** A good certificate of shop.example, valid from October to the end of December 2026. */
export function certificate(rest: Partial<CertificateSeen> = {}): CertificateSeen {
  return {
    host: 'shop.example',
    subject: 'CN=shop.example',
    names: ['shop.example', 'www.shop.example'],
    covers: true,
    issuer: 'CN=A well-known authority',
    validFrom: '2026-10-01T00:00:00.000Z',
    validTo: '2026-12-30T00:00:00.000Z',
    keyType: 'ec',
    keyBits: 256,
    signature: 'ecdsa-with-SHA256',
    selfSigned: false,
    chainLength: 3,
    fingerprint: 'AA:BB',
    ...rest,
  };
}

export function service(rest: Partial<TlsService> = {}): TlsService {
  return {
    host: 'shop.example',
    port: 443,
    served: true,
    version: 'TLSv1.3',
    cipher: 'TLS_AES_256_GCM_SHA384',
    ...rest,
  };
}

/** `http:` that redirects to `https:` as it should. */
export function plain(rest: Partial<PlainHttp> = {}): PlainHttp {
  return {
    url: 'http://shop.example/',
    answers: true,
    status: 301,
    hops: [{ from: 'http://shop.example/', status: 301, to: 'https://shop.example/' }],
    ends: 'https://shop.example/',
    ...rest,
  };
}

/** What a check said, for short: the severity of each flaw, or the reason why it could not tell. */
export function said(answer: readonly Flaw[] | Unknown, severity = '-'): readonly string[] | string {
  return answer instanceof Unknown ? answer.why : answer.map((flaw) => flaw.severity ?? severity);
}

export function masked(text: string): Masked {
  return text as Masked; // made-up data with nothing secret in it
}
