import { isPhpName, KIB, type Looker, nothing } from './looker.ts';
import { holdsLogin } from './login.ts';

const configNames = [
  'wp-config.php',
  'env.php',
  'local.xml',
  'settings.inc.php',
  'parameters.php',
  'parameters.yml',
  'configuration.php',
  'config.php',
  'configure.php',
  'config.inc.php',
  '.env',
  '.env.local',
  'auth.json',
];
const suffix =
  /(?:\.(?:bak|back|backup|old|orig|original|save|saved|copy|tmp|temp|txt|disabled|off|prev|previous|swp|swo|rej|\d{1,14})|[-_.](?:bak|backup|old|orig|copy|save)\d{0,8}|~|[-_.]\d{4}[-_.]?\d{2}[-_.]?\d{2})+$/;

/** Copies of configuration under names that the server sends as text instead of running them. */
export const configCopies: Looker = {
  wants: (file) =>
    isCopy(file.name, file.secrets) && !isPhpName(file.extension) && !file.vendor ? { start: 64 * KIB } : undefined,
  see: (_file, { start }) => (holdsLogin(start) ? [{ kind: 'config-copy' }] : nothing),
};

function isCopy(name: string, secrets: readonly string[]): boolean {
  // Vim keeps what is being edited in `.name.swp`.
  const plain = /^\..{3,80}\.sw[op]$/.test(name) && !name.startsWith('.env') ? name.slice(1) : name;
  const stem = plain.replace(suffix, '');
  if (stem === plain) return false;
  return (
    configNames.includes(stem) || secrets.some((path) => path.slice(path.lastIndexOf('/') + 1).toLowerCase() === stem)
  );
}
