import { defineProbe } from '../../../core/probe.ts';
import type { ApiKeyRow } from '../../../engines/engine.ts';
import { apiKeys, type ApiKeySeen } from '../../facts/accounts.ts';
import { inDatabase } from '../../facts/engine.ts';
import { lookOfStaff } from './look-of-staff.ts';

const LONGEST = 200;

export default defineProbe({
  id: 'api-keys',
  title: 'Lists the keys that let programs in',
  hands: ['database', 'own'],
  needs: { inDatabase },
  gives: { apiKeys },
  touch: 'visitor',

  async gather({ database, own }, { inDatabase: seen }) {
    const rows = await lookOfStaff(seen, (known) => known.apiKeys, 'keys for programs', database, own);
    return { apiKeys: rows.map((row) => view(row)) };
  },
});

function view(row: ApiKeyRow): ApiKeySeen {
  return {
    id: row.id.slice(0, LONGEST),
    name: row.name.slice(0, LONGEST),
    writes: row.writes,
    full: row.full,
    active: row.active,
    ...(row.created === undefined ? {} : { created: row.created }),
    ...(row.lastUsed === undefined ? {} : { lastUsed: row.lastUsed }),
    ...(row.owner === undefined ? {} : { owner: row.owner.slice(0, LONGEST) }),
  };
}
