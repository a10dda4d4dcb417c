// The value stands in group 1. Bounded, so that hostile text costs no more than its length.
const forms: readonly RegExp[] = [
  /['"](?:DB_PASSWORD|DB_SERVER_PASSWORD|_DB_PASSWD_|DB_PASS)['"]\s{0,5},\s{0,5}['"]([^'"\n]{1,120})['"]/,
  /['"](?:database_password|db_password|password|passwd|pwd)['"]\s{0,5}=>\s{0,5}['"]([^'"\n]{1,120})['"]/,
  /<password>(?:<!\[CDATA\[)?([^<\]\n]{1,120})/,
  /^[ \t]{0,8}(?:database_password|db_password|cookie_key):[ \t]{1,8}['"]?([^'"\n#]{1,120})/m,
  /^[ \t]{0,8}(?:export[ \t])?[A-Z0-9_]{0,60}(?:PASSWORD|PASSWD|APP_SECRET|SECRET_KEY|API_SECRET|API_KEY|PRIVATE_KEY|AUTH_TOKEN)[ \t]{0,3}=[ \t]{0,3}['"]?([^'"\s#]{1,200})/m,
  /^[ \t]{0,8}(?:DATABASE_URL|MAILER_DSN|[A-Z_]{0,40}_DSN)=['"]?[a-z0-9+]{2,30}:\/\/[^:@\s/]{1,100}:([^@\s]{1,120})@/m,
  /\$(?:db_?pass(?:word|wd)?|password|dbpasswd)\s{0,5}=\s{0,5}['"]([^'"\n]{1,120})['"]/i,
];

const madeUp =
  /pass(?:word)?_?here|change_?(?:me|it|this)|^your|^<|^\{\{|^%|^\$\{?|^x{3,}|^\*{3,}|^\.{3}|example|placeholder|^null$|^none$|^secret$|^password$|^!?ChangeMe|insert|^todo$|^dummy|^test$/i;

/** Whether text holds a password or secret of a store's configuration, and not merely the place for one. */
export function holdsLogin(text: string): boolean {
  const said = withoutComments(text);
  return forms.some((form) => {
    const value = form.exec(said)?.[1]?.trim();
    return value !== undefined && value !== '' && !madeUp.test(value);
  });
}

/** Without block comments and lines that begin as a comment: examples in them open nothing. */
function withoutComments(text: string): string {
  const kept: string[] = [];
  let from = 0;
  for (let start = text.indexOf('/*'); start >= 0; start = text.indexOf('/*', from)) {
    kept.push(text.slice(from, start));
    const end = text.indexOf('*/', start + 2);
    from = end < 0 ? text.length : end + 2;
    if (end < 0) break;
  }
  return [...kept, text.slice(from)].join('').replace(/^[ \t]{0,80}(?:\/\/|#|;).*$/gm, '');
}
