import { CannotTell } from '../../core/errors.ts';
import type { WhyUnknown } from '../../core/fact.ts';

const reasons: Readonly<Record<string, readonly [WhyUnknown, string]>> = {
  ER_ACCESS_DENIED_ERROR: ['no-access', 'The database refused the user name or password.'],
  ER_ACCESS_DENIED_NO_PASSWORD_ERROR: ['no-access', 'The database refused the user name or password.'],
  ER_DBACCESS_DENIED_ERROR: ['no-access', 'The account may not use this database.'],
  ER_HOST_NOT_PRIVILEGED: ['no-access', 'The database lets nobody in from this machine.'],
  ER_TABLEACCESS_DENIED_ERROR: ['no-access', 'The account may not read one of the tables.'],
  ER_COLUMNACCESS_DENIED_ERROR: ['no-access', 'The account may not read one of the columns.'],
  ER_SPECIFIC_ACCESS_DENIED_ERROR: ['no-access', 'The account has not the right to look.'],
  ER_MUST_CHANGE_PASSWORD: ['no-access', 'The password of the account has run out.'],
  ER_ACCOUNT_HAS_BEEN_LOCKED: ['no-access', 'The account is locked.'],
  ER_BAD_DB_ERROR: ['unreachable', 'The server has no database of that name.'],
  ER_CON_COUNT_ERROR: ['unreachable', 'The database takes no more connections just now.'],
  ER_NO_SUCH_TABLE: ['failed', 'A table vanished while it was read, or is damaged.'],
  ER_STATEMENT_TIMEOUT: ['timed-out', 'The database took too long to answer, and was not troubled further.'],
  ER_QUERY_TIMEOUT: ['timed-out', 'The database took too long to answer, and was not troubled further.'],
  ER_LOCK_WAIT_TIMEOUT: ['timed-out', 'A table is locked by somebody else.'],
  EPROTOCOL: ['unsupported', 'What answers there does not speak as this kind of database does.'],
  HANDSHAKE_NO_SSL_SUPPORT: ['unreachable', 'The database offers no encryption, and the address demands it (tls=).'],
  '28P01': ['no-access', 'The database refused the user name or password.'],
  '28000': ['no-access', 'The database lets this account not in from this machine.'],
  '3D000': ['unreachable', 'The server has no database of that name.'],
  '42501': ['no-access', 'The account may not read one of the tables.'],
  '53300': ['unreachable', 'The database takes no more connections just now.'],
  '57P03': ['unreachable', 'The database is starting or stopping.'],
  '57014': ['timed-out', 'The database took too long to answer, and was not troubled further.'],
  '55P03': ['timed-out', 'A table is locked by somebody else.'],
  ECONNREFUSED: ['unreachable', 'Nothing answers at the address of the database; it may be down.'],
  ECONNRESET: ['unreachable', 'The database closed the connection.'],
  PROTOCOL_CONNECTION_LOST: ['unreachable', 'The database closed the connection.'],
  EPIPE: ['unreachable', 'The database closed the connection.'],
  ENOENT: ['unreachable', 'There is no such socket; the database may be down.'],
  ENOTSOCK: ['unreachable', 'The path given for the socket is none.'],
  EACCES: ['no-access', 'This account of the machine may not use the socket of the database.'],
  ENOTFOUND: ['unreachable', 'The name of the database server does not resolve here; give its address with --db.'],
  EAI_AGAIN: ['unreachable', 'The name of the database server does not resolve here; give its address with --db.'],
  EHOSTUNREACH: ['unreachable', 'The database server cannot be reached from here.'],
  ENETUNREACH: ['unreachable', 'The database server cannot be reached from here.'],
  ETIMEDOUT: ['timed-out', 'The database server did not answer in time.'],
};

/** A driver's error as the reason why nothing can be told. Its own words are left out: they may hold what was asked. */
export function closed(error: unknown, name: string): CannotTell {
  if (error instanceof CannotTell) return error;
  const code = codeOf(error);
  const [why, says] = reasons[code] ?? fallback(error, code);
  return new CannotTell(why, `${name}: ${says}`);
}

/** The code of a driver's or the system's error, or an empty text. */
export function codeOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0]);
  if (typeof error !== 'object' || error === null || !('code' in error)) return '';
  return String(error.code);
}

function fallback(error: unknown, code: string): readonly [WhyUnknown, string] {
  const words = error instanceof Error ? error.message : '';
  if (/timeout|timed out/i.test(words)) return ['timed-out', 'The database server did not answer in time.'];
  if (/terminated|closed|ended/i.test(words)) return ['unreachable', 'The database closed the connection.'];
  if (/does not support SSL/i.test(words))
    return ['unreachable', 'The database offers no encryption, and the address demands it (tls=).'];
  if (/packet|protocol|unexpected|unknown (?:auth|response)|plugin/i.test(words))
    return ['unsupported', 'What answers there does not speak as this kind of database does.'];
  if (/SCRAM|password/i.test(words)) return ['no-access', 'The database refused the user name or password.'];
  return ['failed', `The database reported an error${/^[A-Z0-9_]{2,40}$/.test(code) ? ` (${code})` : ''}.`];
}
