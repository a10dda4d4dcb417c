import { CannotTell } from '../../../core/errors.ts';
import type { Database } from '../../../core/hands.ts';
import { defineProbe } from '../../../core/probe.ts';
import { server, type ServerSeen } from '../../facts/database.ts';

export default defineProbe({
  id: 'database-server',
  title: 'Asks the database for its version',
  hands: ['database'],
  needs: {},
  gives: { server },
  touch: 'visitor',

  async gather({ database }) {
    const said = await database.version();
    const version = /\d{1,3}(?:\.\d{1,6}){1,3}/.exec(said ?? '')?.[0];
    if (said === undefined || version === undefined)
      throw new CannotTell('unsupported', 'The database does not tell its version.');
    return {
      server: {
        product: productOf(database.dialect, said),
        version: /mariadb/i.test(said) ? withoutOldPrefix(said, version) : version,
      },
    };
  },
});

function productOf(dialect: Database['dialect'], said: string): ServerSeen['product'] {
  if (dialect === 'mariadb' || /mariadb/i.test(said)) return 'mariadb';
  if (dialect === 'sqlite') return 'sqlite';
  if (dialect === 'postgres' || /postgresql/i.test(said)) return 'postgresql';
  // A dump's head names no product where it is MySQL's own.
  return dialect === 'mysql' || /^[58]\.|^9\./.test(said) ? 'mysql' : 'unknown';
}

/** Old clients saw MariaDB as `5.5.5-10.3.39-MariaDB`. */
function withoutOldPrefix(said: string, version: string): string {
  return /^5\.5\.5-(\d{1,3}(?:\.\d{1,6}){1,3})/.exec(said)?.[1] ?? version;
}
