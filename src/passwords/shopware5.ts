import { hash as digest } from 'node:crypto';
import { argon2Form } from './argon2.ts';
import { bcryptForm } from './bcrypt.ts';
import type { Form } from './form.ts';

const PREFIX = 'shopware5:';
/** The same in every Shopware 4.0: it stands in the open source of its encoder LegacyBackendMd5. */
const BACKEND_SALT = 'A9ASD:_AD!_=%a8nx0asssblPlasS$';

/** Shopware 5, which names the encoder in a column of its own: `shopware5:<encoder>:<password>`. */
export function shopware5Form(hash: string): Form | undefined {
  if (!hash.startsWith(PREFIX)) return undefined;
  const rest = hash.slice(PREFIX.length);
  const colon = rest.indexOf(':');
  const value = rest.slice(colon + 1);
  switch (rest.slice(0, Math.max(colon, 0)).toLowerCase()) {
    case 'md5':
      return md5(value.toLowerCase());
    case 'legacybackendmd5':
      return plainHex('shopware5-backend-md5', value, (word) => digest('md5', BACKEND_SALT + digest('md5', word)));
    case 'sha256':
      return sha256(value);
    default:
      return bcryptForm(value) ?? argon2Form(value);
  }
}

function md5(value: string): Form | undefined {
  const colon = value.indexOf(':');
  if (colon < 0) return plainHex('md5', value, (word) => digest('md5', word));
  const salt = value.slice(colon + 1);
  return plainHex('md5-salted', value.slice(0, colon), (word) => digest('md5', `${word}:${salt}`));
}

/** `iterations:salt:hash`, SHA-256 of what came before with password and salt, iterations + 1 times. */
function sha256(value: string): Form | undefined {
  const [, iterations, salt, wanted] = /^(\d{1,6}):([^:]{1,64}):([0-9a-f]{64})$/i.exec(value) ?? [];
  if (iterations === undefined || salt === undefined) return undefined;
  return plainHex('shopware5-sha256', wanted ?? '', (word) => {
    let state = '';
    for (let round = 0; round <= Number(iterations); round++) state = digest('sha256', state + word + salt);
    return state;
  });
}

function plainHex(name: string, value: string, make: (word: string) => string): Form | undefined {
  const wanted = value.toLowerCase();
  if (!/^(?:[0-9a-f]{32}|[0-9a-f]{64})$/.test(wanted)) return undefined;
  return { name, fast: true, fits: (word) => make(word) === wanted };
}
