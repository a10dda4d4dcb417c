import { CannotTell } from '../../../core/errors.ts';
import { defineProbe } from '../../../core/probe.ts';
import type { Guess, GuessedHash } from '../../../core/hands.ts';
import type { EngineConfig } from '../../../core/own.ts';
import type { AdminRow } from '../../../engines/engine.ts';
import { passwords, type PasswordSeen } from '../../facts/accounts.ts';
import { settings } from '../../facts/database.ts';
import { inDatabase } from '../../facts/engine.ts';
import { lookOfStaff } from './look-of-staff.ts';

/** So many accounts are tried, those that may do everything first. */
const MOST = 100;
/** What stands in the column of an account that has no password to sign in with. */
const noPassword = new Set(['', '!', '*', 'x', '0']);

export default defineProbe({
  id: 'passwords',
  title: 'Tries the words that a guesser would use first on the passwords of staff',
  hands: ['database', 'own', 'guesser'],
  needs: { inDatabase },
  wants: { settings },
  gives: { passwords },
  touch: 'visitor',

  async gather({ database, own, guesser }, { inDatabase: seen, settings: known }) {
    const rows = await lookOfStaff(seen, (looks) => looks.admins, 'the accounts of staff', database, own);
    if (rows.length === 0) throw new CannotTell('failed', 'The database holds no account of staff that could be read.');
    const active = rows.filter((row) => row.active).toSorted((one, other) => Number(other.full) - Number(one.full));
    const store = storeWords(own.config, known?.urls ?? []);
    const tried = active.filter((row) => !noPassword.has(row.hash.trim())).slice(0, MOST);
    const guesses = await guesser.guess(
      tried.map((row, index) => asked(row, index, seen?.id, own.config?.passwordKey, store)),
    );
    const byIndex = new Map(guesses.map((guess) => [guess.id, guess]));
    return { passwords: active.map((row) => view(row, byIndex.get(String(tried.indexOf(row))))) };
  },
});

function asked(
  row: AdminRow,
  index: number,
  engine: string | undefined,
  key: string | undefined,
  store: readonly string[],
): GuessedHash {
  const [emailName = '', emailDomain = ''] = row.email.split('@');
  return {
    id: String(index),
    hash: row.hash,
    words: [row.login, emailName, ...store, ...(freeMail.test(emailDomain) ? [] : [emailDomain])].filter(
      (word) => word !== '',
    ),
    ...(engine === undefined ? {} : { engine }),
    ...(key === undefined ? {} : { key }),
  };
}

const freeMail =
  /^(?:g(?:oogle)?mail|hotmail|outlook|live|yahoo|gmx|web|icloud|aol|mail|proton(?:mail)?|t-online|orange|free|libero|wp|o2|seznam)\./i;

function storeWords(config: EngineConfig | undefined, urls: readonly { readonly value: string }[]): readonly string[] {
  const hosts = [config?.url ?? '', ...urls.map(({ value }) => value)].map((url) => URL.parse(url)?.hostname ?? '');
  return [...new Set(hosts)].filter((host) => host !== '' && !/^[\d.:[\]]+$/.test(host)).slice(0, 5);
}

function view(row: AdminRow, guess: Guess | undefined): PasswordSeen {
  const who = { id: row.id.slice(0, 200), login: row.login.slice(0, 200), full: row.full };
  if (guess) return { ...who, form: guess.form, fast: guess.fast, result: guess.result, tried: guess.tried };
  const none = noPassword.has(row.hash.trim());
  return {
    ...who,
    form: none ? 'none' : 'unknown',
    fast: false,
    result: none ? 'no-password' : 'out-of-time',
    tried: 0,
  };
}
