import { argon2Form } from './argon2.ts';
import { bcryptForm } from './bcrypt.ts';
import { digestForm } from './digests.ts';
import { magentoForm } from './magento.ts';
import { phpassForm } from './phpass.ts';
import { shopware5Form } from './shopware5.ts';

/** A password hash as it was understood. */
export interface Form {
  /** Such as `bcrypt` or `md5-salted`. */
  readonly name: string;
  /** Trying a word costs a thief next to nothing. */
  readonly fast: boolean;
  /** Whether the word is the password behind the hash. */
  fits(word: string): boolean | Promise<boolean>;
}

/** What has to be known beside the hash itself. */
export interface Setting {
  readonly engine: string | undefined;
  /** The engine's cookie key or crypt key. */
  readonly key: string | undefined;
}

const readers: readonly ((hash: string, setting: Setting) => Form | undefined)[] = [
  shopware5Form,
  bcryptForm,
  argon2Form,
  phpassForm,
  magentoForm,
  digestForm,
];

/** Understands a password hash of any engine; `undefined` if it is none that storewarden knows. */
export function readHash(hash: string, setting: Setting): Form | undefined {
  const text = hash.trim();
  if (text === '' || text.length > 1_000) return undefined;
  for (const read of readers) {
    const form = read(text, setting);
    if (form) return form;
  }
  return undefined;
}
