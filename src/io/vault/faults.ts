import { setTimeout as sleep } from 'node:timers/promises';
import { CannotTell, UserError } from '../../core/errors.ts';
import { closed, codeOf } from '../databases/closed.ts';
import { passing } from './kinds.ts';

/** What a database says when it will not write, in words; its own message may hold a value and is left out. */
const words: Readonly<Record<string, string>> = {
  ER_OPTION_PREVENTS_STATEMENT: 'It is read-only, such as a replica; give the address of the one that is written to.',
  ER_CANT_EXECUTE_IN_READ_ONLY_TRANSACTION: 'It is read-only.',
  '25006': 'It is read-only, such as a replica; give the address of the one that is written to.',
  ERR_SQLITE_READONLY: 'The file may not be written.',
  ER_TABLEACCESS_DENIED_ERROR:
    'The account may not write; it needs SELECT, UPDATE, and CREATE, INSERT and DELETE for the tables of the vault.',
  ER_COLUMNACCESS_DENIED_ERROR: 'The account may not write to one of the columns.',
  '42501': 'The account may not write; it needs SELECT and UPDATE, and CREATE in the schema.',
  ER_DATA_TOO_LONG: 'A column is too narrow for what would be written.',
  '22001': 'A column is too narrow for what would be written.',
  ER_RECORD_FILE_FULL: 'The disk is full.',
  ER_DISK_FULL: 'The disk is full.',
  '53100': 'The disk is full.',
  ERR_SQLITE_FULL: 'The disk is full.',
  ER_DUP_ENTRY: 'A value that must be unique would stand there twice.',
  '23505': 'A value that must be unique would stand there twice.',
  ER_CONSTRAINT_FAILED: 'A rule of the table (CHECK) forbids what would be written.',
  ER_CHECK_CONSTRAINT_VIOLATED: 'A rule of the table (CHECK) forbids what would be written.',
  '23514': 'A rule of the table (CHECK) forbids what would be written.',
};

/** A fault of the database. What was under way is rolled back by the database; nothing is half done. */
export class DatabaseFault extends UserError {
  readonly code: string;
  constructor(code: string, message: string, cause: unknown) {
    super(message, {
      hint: 'The batch under way was not done at all; everything before it stands. Run the same command again to go on.',
      cause,
    });
    this.code = code;
  }
}

export function refused(error: unknown, name: string): Error {
  if (error instanceof UserError || error instanceof CannotTell) return error;
  const code = sqliteCode(error) ?? mariaCode(error) ?? codeOf(error);
  const says = words[code];
  if (says !== undefined) return new DatabaseFault(code, `${name}: ${says}`, error);
  return new DatabaseFault(code, closed(error, name).message, error);
}

/** MariaDB and MySQL share numbers above 4000; the driver knows MySQL's names only. */
function mariaCode(error: unknown): string | undefined {
  const isConstraint = typeof error === 'object' && error !== null && 'errno' in error && error.errno === 4025;
  return isConstraint ? 'ER_CONSTRAINT_FAILED' : undefined;
}

/** SQLite's result code as a name; the driver has one code for all of them. */
function sqliteCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('errcode' in error)) return undefined;
  const known: Readonly<Record<number, string>> = {
    5: 'ERR_SQLITE_BUSY',
    6: 'ERR_SQLITE_BUSY',
    8: 'ERR_SQLITE_READONLY',
    13: 'ERR_SQLITE_FULL',
  };
  const number = Number(error.errcode);
  if (number === 2067 || number === 1555) return '23505';
  return known[number & 0xff] ?? 'ERR_SQLITE_ERROR';
}

const TRIES = 6;

/** Tries again after a deadlock or a lock that took too long: the transaction was rolled back, so nothing is done twice. */
export async function withRetries<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let tried = 1; ; tried++) {
    try {
      return await work();
    } catch (error) {
      const again = error instanceof DatabaseFault && passing.has(error.code) && tried < TRIES;
      if (!again) throw error;
      await sleep(50 * 2 ** tried);
    }
  }
}
