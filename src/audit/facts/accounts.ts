import { type Fact, fact } from '../../core/fact.ts';

export type AdminSeen = {
  readonly id: string;
  readonly login: string;
  /** The part of the e-mail address after the @, or empty. */
  readonly emailDomain: string;
  /** The part before it, for telling shared mailboxes (info, shop, admin). */
  readonly emailName: string;
  readonly active: boolean;
  /** ISO 8601. */
  readonly created?: string;
  readonly lastLogin?: string;
  /** May do everything. */
  readonly full: boolean;
  readonly secondFactor?: 'on' | 'off';
  readonly roles: readonly string[];
};
export const admins: Fact<readonly AdminSeen[]> = fact(
  'accounts.admins',
  'The members of staff who can sign in to the admin area.',
);

export type ApiKeySeen = {
  readonly id: string;
  readonly name: string;
  readonly created?: string;
  readonly lastUsed?: string;
  readonly writes: boolean;
  readonly full: boolean;
  readonly owner?: string;
  readonly active: boolean;
};
export const apiKeys: Fact<readonly ApiKeySeen[]> = fact('accounts.api-keys', 'Keys and tokens that let programs in.');

/** What a guesser makes of one account's password; neither the hash nor the word is kept. */
export type PasswordSeen = {
  readonly id: string;
  readonly login: string;
  readonly full: boolean;
  /** How it is kept: `bcrypt`, `md5-salted` …; `none` where no password can be used, `unknown` where it is no known form. */
  readonly form: string;
  /** Trying a word on it costs a thief next to nothing. */
  readonly fast: boolean;
  readonly result: 'guessed' | 'not-guessed' | 'form-unknown' | 'out-of-time' | 'no-password';
  /** Words that were tried; rounded up to 100, 1,000 … where one fitted, so that the number does not tell which. */
  readonly tried: number;
};
export const passwords: Fact<readonly PasswordSeen[]> = fact(
  'accounts.passwords',
  'Whether the passwords of staff are among those that a guesser tries first.',
);

/** The sign-ins of one account, counted; the addresses themselves are not kept. */
export type LoginsSeen = {
  readonly login: string;
  readonly signIns: number;
  /** ISO 8601. */
  readonly first: string;
  readonly last: string;
  /** Networks (IPv4 /24, IPv6 /48) over the whole log, and the most within any twelve hours. */
  readonly networks: number;
  readonly networksAtOnce: number;
  /** Browsers, told by what they say of themselves; the most within any twelve hours. */
  readonly agentsAtOnce: number;
};
export const logins: Fact<readonly LoginsSeen[]> = fact(
  'accounts.logins',
  'The log of sign-ins to the admin area, by account.',
);
