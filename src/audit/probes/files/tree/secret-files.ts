import { KIB, type Looker, nothing } from './looker.ts';
import { holdsLogin } from './login.ts';

const privateKey = /-----BEGIN (?:(?:RSA|EC|DSA|OPENSSH|ENCRYPTED) )?PRIVATE KEY-----[\s\\]|^PuTTY-User-Key-File-\d/m;
const passwordLine = /^[^:\s#]{1,60}:(?:\$(?:apr1|2[aby]|1|5|6)\$|\{SHA\}|[./A-Za-z0-9]{13}$)/m;

const places: readonly (readonly [kind: string, name: RegExp, holds: (text: string) => boolean])[] = [
  ['private-key', /^id_(?:rsa|dsa|ecdsa|ed25519)$|\.(?:pem|key|ppk|priv|der)$/, (text) => privateKey.test(text)],
  ['environment', /^\.env(?:\.(?:local|prod|production|live|staging|stage|dev|development))?$/, holdsLogin],
  [
    'composer-login',
    /^auth\.json$/,
    (text) =>
      /"(?:http-basic|github-oauth|gitlab-token|bearer)"/.test(text) &&
      /"(?:password|[\w.-]{3,80})"\s{0,5}:\s{0,5}"[A-Za-z0-9_]{16,}"/.test(text),
  ],
  ['npm-login', /^\.npmrc$/, (text) => /_(?:authToken|auth|password)\s{0,3}=\s{0,3}[^\s$]{8}/.test(text)],
  ['password-file', /^\.?htpasswd[\w.-]{0,20}$/, (text) => passwordLine.test(text)],
  [
    'ftp-login',
    /^(?:sftp-config|\.ftpconfig|sftp|ftp-sync|ftpconfig)\.?(?:json)?$/,
    (text) => /"(?:password|pass)"\s{0,5}:\s{0,5}"[^"]{3}/.test(text),
  ],
  [
    'ftp-login',
    /^(?:filezilla|recentservers|sitemanager)\.xml$/,
    (text) => /<Pass(?:\s[^>]{0,60})?>[^<]{3}/.test(text),
  ],
  ['ftp-login', /^ws_ftp\.ini$/, (text) => /^PWD=\S{4}/im.test(text)],
  ['git-login', /^\.git-credentials$/, (text) => /:\/\/[^:\s]{1,80}:[^@\s]{4,200}@/.test(text)],
  [
    'database-login',
    /^\.(?:my\.cnf|pgpass|mylogin\.cnf)$/,
    (text) => /^\s{0,5}password\s{0,5}=\s{0,5}\S|^[^:\n]{1,80}:[^:\n]{1,8}:[^:\n]{1,80}:[^:\n]{1,80}:\S/m.test(text),
  ],
  [
    'cloud-login',
    /^credentials$|^\.s3cfg$|^\.boto$/,
    (text) => /^\s{0,5}(?:aws_)?secret(?:_access)?_key\s{0,5}=\s{0,5}\S{16}/m.test(text),
  ],
  ['net-login', /^\.netrc$/, (text) => /\bpassword\s{1,10}\S{3}/.test(text)],
];

/** Files that hold keys or passwords, known by name and content; nothing of the content is kept. */
export const secretFiles: Looker = {
  wants: ({ name, entry, vendor }) =>
    !vendor && entry.size > 0 && places.some(([, pattern]) => pattern.test(name)) ? { start: 32 * KIB } : undefined,
  see({ name }, { start }) {
    const found = places.find(([, pattern, holds]) => pattern.test(name) && holds(start));
    return found ? [{ kind: found[0] }] : nothing;
  },
};
