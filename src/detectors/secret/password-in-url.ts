import type { Detector } from '../detector.ts';
import { maskAll } from '../mask.ts';
import { isPlaceholder } from './shape.ts';

const form = /:\/\/([^\s:/@"'<>{}$[\]|\\^`,;()]{0,80}):([^\s/@"'<>{}|\\^`]{1,120})@[A-Za-z0-9.[\]_-]{1,120}/y;
const databases =
  /(?:mysql|mariadb|postgres|postgresql|mongodb|mongodb\+srv|redis|rediss|amqp|amqps|mssql|sqlserver|ldap|ldaps|smtp|smtps)$/i;
const plain =
  /^(?:pass|password|passwd|pwd|secret|pw|user|x+|\*+|\.+|%s|test|root|admin|token|redacted|hidden|dummy|changeme|example|username|your\w*|my\w*)$/i;

/** Passwords in addresses: `mysql://shop:…@host/db`, `https://user:…@host` (RFC 3986, 3.2.1). */
export default {
  id: 'password-in-url',
  title: 'Password in an address',
  finds: 'Passwords in addresses, such as mysql://shop:...@host.',
  sureness: 'Certain: of a database or a mail server. Firm: of anything else. Tentative: hosts of examples.',
  kind: 'secret',
  triggers: ['anchor'],
  anchors: ['://…@'],
  longest: 340,

  find({ text, at }) {
    form.lastIndex = at;
    const hit = form.exec(text);
    const password = hit?.[2];
    if (hit === null || password === undefined) return undefined;
    if (
      /[${}%]\w{0,20}[}%]|^\$|^%[sd]|^:|\(|^\[/.test(password) ||
      plain.test(password) ||
      isOnlyMarks(password) ||
      /^[A-Z][A-Z_-]{2,40}$/.test(password)
    )
      return undefined;
    const scheme = /[A-Za-z][A-Za-z0-9+.-]{0,20}$/.exec(text.slice(Math.max(0, at - 22), at))?.[0] ?? '';
    if (scheme === '') return undefined;
    const start = at + hit[0].indexOf(':', 3) + 1;
    const isDefault = hit[1] === password;
    const isExample = /(?:^|[@.])(?:example\.(?:com|org|net)|localhost|127\.0\.0\.1|\w+\.test)$/i.test(hit[0]);
    const confidence =
      isDefault || isExample || isPlaceholder(password) ? 'tentative' : databases.test(scheme) ? 'certain' : 'firm';
    const reasons = ['a password before the host', ...(isExample ? ['host of examples'] : [])];
    return {
      start,
      end: start + password.length,
      value: password,
      confidence,
      reasons,
      context: { form: scheme.toLowerCase() },
    };
  },

  mask: maskAll,
} satisfies Detector;

function isOnlyMarks(password: string): boolean {
  return !/[A-Za-z0-9]/.test(password);
}
