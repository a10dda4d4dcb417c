import { type Fact, fact } from '../../core/fact.ts';
import type { Masked } from '../../core/masked.ts';

/** One page as a visitor without cookies gets it, redirects followed. Holds no cookie values and no field values. */
export type PageSeen = {
  readonly kind: 'home' | 'login' | 'cart' | 'checkout';
  /** The path that was asked for; empty for the home page. */
  readonly asked: string;
  /** Where it was in the end; of the query only what tells pages apart (`route`, `controller` …). Compare `redirects`: a checkout often sends an empty basket to the cart. */
  readonly url: string;
  readonly status: number;
  /** The kind of an earlier page of this list at the same address: then this is no page of its own. */
  readonly sameAs?: string;
  readonly redirects: readonly { readonly url: string; readonly status: number; readonly location: string }[];
  /** Names in lower case, in their order, without `set-cookie`; at most 100. */
  readonly headers: readonly { readonly name: string; readonly value: Masked }[];
  /** Set by this page or on the way to it, in their order; a name may come twice. */
  readonly cookies: readonly CookieSeen[];
  /** Whether it is HTML; if not, what follows is empty. */
  readonly html: boolean;
  /** Longer than what was read (1 MiB): what follows tells of the beginning only. */
  readonly cut: boolean;
  readonly title: Masked;
  /** Each `<meta name="generator">`. */
  readonly generators: readonly Masked[];
  /** Each `<meta http-equiv="Content-Security-Policy">`. */
  readonly metaPolicies: readonly Masked[];
  /** `<meta name="referrer">`. */
  readonly metaReferrer?: string;
  readonly forms: readonly FormSeen[];
  /** Fields that stand in no form: checkouts made by scripts have them. */
  readonly looseFields: readonly FieldSeen[];
  /** In the order of the page; at most 300. */
  readonly scripts: readonly ScriptSeen[];
  readonly frames: readonly FrameSeen[];
  /** Addresses beginning with `http:` that the browser loads by itself, whatever the page came by. */
  readonly plainResources: readonly { readonly tag: string; readonly url: Masked }[];
  /** Names of parameters in the page's own links that carry a session id: `PHPSESSID`, `zenid`. */
  readonly sessionParameters: readonly string[];
};

export type CookieSeen = {
  readonly name: string;
  /** The page that set it: `https:` or `http:`. */
  readonly over: 'https' | 'http';
  readonly secure: boolean;
  readonly httpOnly: boolean;
  /** In lower case; empty if not told. */
  readonly sameSite: '' | 'strict' | 'lax' | 'none';
  /** As it stands, without a leading dot; empty if not told: then it goes to this host only. */
  readonly domain: string;
  /** As it stands; empty if not told. */
  readonly path: string;
  /** Outlives the browser window. */
  readonly persistent: boolean;
  /** It takes the cookie away (an expiry in the past) instead of setting one. */
  readonly deletes: boolean;
  readonly valueLength: number;
};

export type FormSeen = {
  /** Absolute, without query; the page itself where none is told; as it stands where it is no web address (`javascript:`). */
  readonly action: Masked;
  readonly method: 'get' | 'post' | 'dialog';
  readonly id: string;
  readonly fields: readonly FieldSeen[];
};

/** An input, select or textarea. Names are as the page has them, at most 100 characters. */
export type FieldSeen = {
  readonly name: string;
  readonly id: string;
  /** `text`, `password`, `hidden` …, `select`, `textarea`. */
  readonly type: string;
  readonly autocomplete: string;
  readonly placeholder: Masked;
};

export type ScriptSeen = {
  /** Absolute; empty for an inline script. */
  readonly src: Masked;
  /** The host of `src`, or of the page for inline ones. */
  readonly host: string;
  /** `module`, `text/javascript`, `application/ld+json` …; empty if not told. */
  readonly type: string;
  readonly integrity: boolean;
  readonly crossorigin: boolean;
  /** Of an inline script's text, hex; empty for others. */
  readonly sha256: string;
  /** Bytes of an inline script; 0 for others. */
  readonly size: number;
  /** Hosts that an inline script names in addresses, at most 20. */
  readonly hosts: readonly string[];
};

export type FrameSeen = {
  /** Absolute; empty for one that scripts fill. */
  readonly src: Masked;
  readonly host: string;
  readonly name: string;
  readonly sandboxed: boolean;
};

/** The home page comes first. Pages that could not be had are left out; see `web.pages-left`. */
export const pages: Fact<readonly PageSeen[]> = fact('web.pages', 'A handful of pages as a visitor gets them.');

/** Pages that were asked for and could not be read, and why. */
export type PageLeft = { readonly kind: PageSeen['kind']; readonly asked: string; readonly detail: string };
export const pagesLeft: Fact<readonly PageLeft[]> = fact('web.pages-left', 'Pages that could not be read.');

/** What happens to a visitor who types the address without https. */
export type PlainHttp = {
  /** `http://shop.example/` */
  readonly url: string;
  /** Whether anything answers there; `false` is a port that is closed. */
  readonly answers: boolean;
  /** Status of the first answer; 0 if there is none. */
  readonly status: number;
  /** Each redirect from there on, up to ten, also those to other hosts (which were not followed). */
  readonly hops: readonly { readonly from: string; readonly status: number; readonly to: string }[];
  /** Where the visitor comes out, as far as it was followed. */
  readonly ends: string;
  /** The page there sends the visitor on by itself (`<meta http-equiv="refresh">`) to this address. */
  readonly refresh?: string;
};
export const plainHttp: Fact<PlainHttp> = fact('web.plain-http', 'What answers at the address without encryption.');

/** How a page answers a browser that asks on behalf of another website (CORS). */
export type CorsSeen = {
  readonly url: string;
  /** What was sent as `Origin`: a made-up site, or the word `null`. */
  readonly sent: 'stranger' | 'null';
  /** `access-control-allow-origin`: `*`, the made-up site given back, `null`, another one, or none. */
  readonly allows: 'any' | 'reflected' | 'null' | 'other' | 'none';
  readonly credentials: boolean;
};
export const cors: Fact<readonly CorsSeen[]> = fact('web.cors', 'What pages allow other websites to read.');

/** Cookies that the sign-in page of the admin area sets. */
export type AdminCookies = { readonly url: string; readonly status: number; readonly cookies: readonly CookieSeen[] };
export const adminCookies: Fact<readonly AdminCookies[]> = fact(
  'web.admin-cookies',
  'Cookies set where staff sign in.',
);
