import type { CookieSeen, PageSeen } from '../../facts/web.ts';

/** Cookies that stand for a visitor's session, by the names that engines and their languages give them. */
const sessions: readonly RegExp[] = [
  /^(?:__host-|__secure-)?phpsessid/i,
  /^(?:om_)?(?:frontend|adminhtml|admin)$/i,
  /^prestashop-[0-9a-f]{8,64}$/i,
  /^thirtybees-[0-9a-f]{8,64}$/i,
  /^ocsessid$/i,
  /^session-[a-z0-9_-]{0,40}$/i,
  /^(?:oscsid|oscadminid|zenid|zenadminid|xtcsid|mosid|sid|sid_key|jsessionid|asp\.net_sessionid|connect\.sid)$/i,
  /^wordpress_(?:logged_in|sec)_/i,
  /^wordpress_[0-9a-f]{32}$/i,
  /^wp_woocommerce_session_/i,
  /^[a-z0-9_.-]{0,40}sess(?:ion)?[-_]?(?:id)?$/i,
];
/** Names that look so and are read by the store's own scripts. */
const others = /^mage-|^section_data|^x-magento|^_(?:ga|hj|fbp|gid)|^cf_|^__cf/i;

export function isSessionCookie(name: string): boolean {
  return !others.test(name) && sessions.some((pattern) => pattern.test(name));
}

export interface SeenSession {
  readonly cookie: CookieSeen;
  readonly page: PageSeen;
}

/**
 * Session cookies as the browser keeps them, each name once. Of two with the same name, domain and path on a page the
 * last one stays; cookies that are being taken away do not count. `bad` ones come before good ones.
 */
export function sessionCookies(
  pages: readonly PageSeen[],
  bad: (cookie: CookieSeen) => boolean,
): readonly SeenSession[] {
  const found = new Map<string, SeenSession>();
  for (const page of pages) {
    const kept = new Map(
      page.cookies.map((cookie) => [[cookie.name, cookie.domain, cookie.path, cookie.over].join(' '), cookie]),
    );
    for (const cookie of kept.values()) {
      if (cookie.deletes || !isSessionCookie(cookie.name)) continue;
      const before = found.get(cookie.name);
      if (!before || (bad(cookie) && !bad(before.cookie))) found.set(cookie.name, { cookie, page });
    }
  }
  return [...found.values()];
}

/** Why a question about session cookies does not arise. */
export function withoutSessions(pages: readonly PageSeen[]): string | undefined {
  return sessionCookies(pages, () => false).length === 0
    ? 'No page that was looked at sets a session cookie.'
    : undefined;
}
