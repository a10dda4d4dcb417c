import { isPhpName, KIB, type Looker, nothing, type SeenFile } from './looker.ts';

interface Tool {
  readonly kind: string;
  readonly may: (file: SeenFile) => boolean;
  readonly holds: (text: string) => boolean;
}

const named = (pattern: RegExp) => (file: SeenFile) => pattern.test(file.name);
const says = (pattern: RegExp) => (text: string) => pattern.test(text);
const isPhp = (file: SeenFile) => isPhpName(file.extension);

const known: readonly Tool[] = [
  {
    kind: 'phpinfo',
    may: (file) =>
      isPhp(file) && !file.vendor && file.entry.size <= 4 * KIB && (file.depth <= 2 || /info|test/.test(file.name)),
    holds: (text) => isShortCall(text),
  },
  {
    kind: 'adminer',
    may: (file) =>
      isPhp(file) && (file.entry.size > 60 * KIB || /adminer/.test(file.name)) && file.entry.size < 2048 * KIB,
    holds: says(/\/\*\* Adminer(?: Editor)? - Compact database|\* @link https:\/\/www\.adminer\.org\//),
  },
  {
    kind: 'phpmyadmin',
    may: named(/^config\.sample\.inc\.php$|^show_config_errors\.php$/),
    holds: says(/phpMyAdmin (?:sample configuration|configuration)/i),
  },
  {
    kind: 'search-replace-db',
    may: named(/^(?:searchreplacedb2?|srdb\.class)\.php$/),
    holds: says(/search (?:and |& ?)?replace/i),
  },
  { kind: 'emergency-password', may: named(/^emergency\.php$/), holds: says(/emergency.{0,40}pass ?word/i) },
  { kind: 'timthumb', may: named(/^(?:tim)?thumb\.php$/), holds: (text) => isOldTimThumb(text) },
  { kind: 'bigdump', may: named(/^bigdump.{0,20}\.php$/), holds: says(/BigDump ver/i) },
  {
    kind: 'file-manager',
    may: (file) => isPhp(file) && file.depth <= 3 && file.entry.size > 20 * KIB,
    holds: says(/Tiny ?File ?Manager|H3K \|/),
  },
  { kind: 'sypex-dumper', may: named(/^(?:sxd|dumper)\.php$|^index\.php$/), holds: says(/Sypex Dumper/) },
  { kind: 'kickstart', may: named(/^kickstart.{0,20}\.php$/), holds: says(/Akeeba Kickstart/) },
  {
    kind: 'duplicator-installer',
    may: named(/^installer(?:-backup)?\.php$|installer\.php$/),
    holds: says(/DUPLICATOR|DUPX_/),
  },
  {
    kind: 'phpunit-eval',
    may: (file) => file.name === 'eval-stdin.php' && file.served,
    holds: says(/eval\(\s{0,5}'\?>'\s{0,5}\.\s{0,5}\\?file_get_contents\(\s{0,5}'php:\/\/(?:input|stdin)'/),
  },
  { kind: 'magmi', may: named(/^magmi(?:_import_run)?\.php$/), holds: says(/magmi/i) },
];

/** Tools that show or change the inside of the shop, known by what stands in them. */
export const tools: Looker = {
  wants: (file) => (file.entry.size > 0 && known.some(({ may }) => may(file)) ? { start: 8 * KIB } : undefined),
  see(file, { start }) {
    const found = known.find(({ may, holds }) => may(file) && holds(start));
    return found ? [{ kind: found.kind }] : nothing;
  },
};

/** A script that does little but call phpinfo(). */
function isShortCall(text: string): boolean {
  if (!/\bphpinfo\s{0,5}\(/i.test(text) || !text.includes('<?')) return false;
  const bare = text.replace(/\/\*[^*]{0,3000}\*\//g, '').replace(/^[ \t]{0,20}(?:\/\/|#).{0,500}$/gm, '');
  return (
    /\bphpinfo\s{0,5}\(/i.test(bare) &&
    !/function\s{1,5}phpinfo|->\s{0,5}phpinfo|::\s{0,5}phpinfo/i.test(bare) &&
    bare.replace(/\s+/g, ' ').length <= 400
  );
}

/** Before 2.8.14 strangers could run code through it (CVE-2014-4663; CVE-2011-4106 before 1.34). */
function isOldTimThumb(text: string): boolean {
  const version = /define\s{0,3}\(\s{0,3}'VERSION',\s{0,3}'(\d{1,2})\.(\d{1,3})(?:\.(\d{1,3}))?'/.exec(text);
  if (!version || !/timthumb/i.test(text)) return false;
  const [major = 0, minor = 0, patch = 0] = version.slice(1).map((part) => Number(part ?? 0));
  return major < 2 || (major === 2 && (minor < 8 || (minor === 8 && patch < 14)));
}
