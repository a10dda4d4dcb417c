import { KIB, type Looker, nothing, type Sight } from './looker.ts';

const packed = /\.(?:zip|tar|tgz|tbz2?|tar\.(?:gz|bz2|zst|xz)|7z|rar|wpress|jpa|daf)$/;
const telling =
  /^(?:backup|back_?up|bkp|bak|www|site|website|web|public_?html|htdocs|html|httpdocs|shop|store|full|db|database|dump|old|archive)(?:[^a-z]|$)|[._-](?:backup|bkp|bak|dump)(?:[^a-z]|$)|^(?:[a-z0-9-]{1,63}\.){1,3}(?:com|net|org|shop|store|eu|de|fr|nl|it|es|pl|gr|cz|ro|uk|us|ru|br|in)[._-]/;
const configuration =
  /(?:^|\/)(?:wp-config\.php|app\/etc\/(?:env\.php|local\.xml)|config\/settings\.inc\.php|app\/config\/parameters\.(?:php|yml)|includes\/configure\.php|admin\/config\.php|\.env)$/;
const code =
  /(?:^|\/)(?:wp-load\.php|app\/Mage\.php|bin\/magento|classes\/PrestaShopAutoload\.php|system\/startup\.php|includes\/application_top\.php|wp-includes\/version\.php)$/;
const dump = /^(?:[^/]{1,100}\/)?[^/]{1,100}\.sql(?:\.gz)?$/;
const SMALL = 4;

/** Archives that hold a store, its configuration or its database, by the names within; else by their own name. */
export const backups: Looker = {
  wants: ({ name, vendor, generated }) =>
    packed.test(name) && !vendor && !generated ? { start: 4 * KIB, end: 256 * KIB, unpacked: 256 * KIB } : undefined,

  see({ name, depth, entry, uploads }, content) {
    if (name.endsWith('.wpress') && content.start.startsWith('package.json\0'))
      return [sight('store', 'a backup of All-in-One WP Migration')];
    if (content.start.startsWith('JPA') && name.endsWith('.jpa')) return [sight('store', 'a backup of Akeeba')];
    const names = namesIn(content);
    if (names.some((one) => configuration.test(one))) return [sight('store', 'it holds configuration with passwords')];
    if (names.length > 0 && names.length <= SMALL && names.every((one) => dump.test(one) || one.endsWith('/')))
      return [sight('dump')];
    if (names.some((one) => code.test(one))) return [sight('code')];
    const real = names.length > 0 || /^(?:7z\u00bc\u00af|Rar!|\u00fd7zXZ)/.test(content.start);
    return real && depth <= 1 && !uploads && entry.size > 100 * KIB && telling.test(name) ? [sight('named')] : nothing;
  },
};

function sight(kind: string, detail?: string): Sight {
  return { kind, ...(detail === undefined ? {} : { detail }) };
}

function namesIn({
  start,
  end,
  unpacked,
}: {
  readonly start: string;
  readonly end: string;
  readonly unpacked: string | undefined;
}): string[] {
  if (start.startsWith('PK')) return zipNames(end === '' ? start : end);
  return tarNames(unpacked ?? start);
}

/** Names in as much of the central directory (APPNOTE.TXT 4.3.12) as lies in the text. */
function zipNames(text: string): string[] {
  const names: string[] = [];
  for (
    let at = text.indexOf('PK\u0001\u0002');
    at >= 0 && at + 46 < text.length;
    at = text.indexOf('PK\u0001\u0002', at + 46)
  ) {
    names.push(text.slice(at + 46, at + 46 + text.charCodeAt(at + 28) + text.charCodeAt(at + 29) * 256));
  }
  return names;
}

function tarNames(text: string): string[] {
  const names: string[] = [];
  for (let at = 0; at + 512 <= text.length && text.startsWith('ustar', at + 257);) {
    names.push(
      text
        .slice(at, at + 100)
        .replace(/\0.*$/s, '')
        .replace(/^\.\//, ''),
    );
    const size = Number.parseInt(text.slice(at + 124, at + 135), 8) || 0;
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return names;
}
