import { CannotTell } from '../../../core/errors.ts';
import { defineProbe } from '../../../core/probe.ts';
import type { AdminRow } from '../../../engines/engine.ts';
import { admins, type AdminSeen } from '../../facts/accounts.ts';
import { inDatabase } from '../../facts/engine.ts';
import { lookOfStaff } from './look-of-staff.ts';

const LONGEST = 200;

export default defineProbe({
  id: 'admins',
  title: 'Lists the members of staff who can sign in',
  hands: ['database', 'own'],
  needs: { inDatabase },
  gives: { admins },
  touch: 'visitor',

  async gather({ database, own }, { inDatabase: seen }) {
    const rows = await lookOfStaff(seen, (known) => known.admins, 'the accounts of staff', database, own);
    if (rows.length === 0) throw new CannotTell('failed', 'The database holds no account of staff that could be read.');
    return { admins: rows.map((row) => view(row)) };
  },
});

function view(row: AdminRow): AdminSeen {
  const at = row.email.lastIndexOf('@');
  return {
    id: row.id.slice(0, LONGEST),
    login: row.login.slice(0, LONGEST),
    emailName: at < 0 ? '' : row.email.slice(0, at).slice(0, LONGEST),
    emailDomain: at < 0 ? '' : row.email.slice(at + 1, at + 1 + LONGEST),
    active: row.active,
    full: row.full,
    roles: row.roles.slice(0, 20).map((role) => role.slice(0, LONGEST)),
    ...(row.created === undefined ? {} : { created: row.created }),
    ...(row.lastLogin === undefined ? {} : { lastLogin: row.lastLogin }),
    ...(row.secondFactor === undefined ? {} : { secondFactor: row.secondFactor }),
  };
}
