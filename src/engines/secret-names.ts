const telling =
  /(?:secret|passw|passwd|pwd|passphrase|private|signature|token|api_?key|apikey|auth_?key|access_?key|merchant_?key|transaction_?key|txn_?key|licen[sc]e_?key|webhook_?key|sha_?(?:in|out)|hash_?key|security_?(?:key|code)|client_?key|encryption|credential)/i;
const harmless =
  /(?:public|publishable|_pk$|length|expir|lifetime|enabled|_status$|statuses|tokeni[sz]|token_?(?:enable|support|page|type)|show|display|label|title|description|hint|strength|policy|min_|_min|_max|forgot|remember|reset|button|template|_id$|_ids$|url|path|mode|placement)/i;
// Words that switch something, and what shops leave in unused fields.
const switches =
  /^(?:your\w{0,40}|yes|no|on|off|true|false|none|null|test|live|sandbox|production|default|auto|enabled|disabled|\*+|x+|[\d.]{1,6}|-?1)$/i;

/** Whether a setting of this name and value holds a secret of a payment or mail service; never whether it is a good one. */
export function holdsSecret(name: string, value: string): boolean {
  const text = value.trim();
  return text.length >= 4 && text.length <= 8192 && telling.test(name) && !harmless.test(name) && !switches.test(text);
}
