import { KIB, type Looker, nothing } from './looker.ts';
import { holdsLogin } from './login.ts';

const usual = [
  'wp-config.php',
  'app/etc/env.php',
  'app/etc/local.xml',
  'config/settings.inc.php',
  'app/config/parameters.php',
  'includes/configure.php',
  'admin/config.php',
];

/** Configuration of a store in a folder below the one that is audited: a second installation. */
export const storeCopies: Looker = {
  wants: (file) =>
    folderOf(file.path, file.secrets) !== undefined && !file.vendor && !file.uploads ? { start: 32 * KIB } : undefined,
  see(file, { start }) {
    const folder = folderOf(file.path, file.secrets);
    return folder !== undefined && holdsLogin(start) && !isAdminPart.test(start)
      ? [{ kind: 'installation', detail: folder }]
      : nothing;
  },
};

/** The admin area has a configuration of its own, which says where the shop is that it belongs to. */
const isAdminPart = /\b(?:DIR_FS_ADMIN|HTTP_CATALOG(?:_SERVER)?|DIR_CATALOG)\b/;

const usualNames = new Set(usual.map((path) => path.slice(path.lastIndexOf('/') + 1)));

function folderOf(path: string, secrets: readonly string[]): string | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (!usualNames.has(name) && !secrets.some((one) => one.endsWith(`/${name}`))) return undefined;
  if (secrets.includes(path)) return undefined;
  const known = [...usual, ...secrets.filter((one) => one.includes('/') && one.endsWith('.php'))];
  const end = known.find((one) => path.endsWith(`/${one}`));
  return end === undefined ? undefined : path.slice(0, -end.length - 1);
}
