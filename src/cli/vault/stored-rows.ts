import type { VaultDatabase, VaultPlace } from '../../core/vault-database.ts';
import { leastOf } from '../../protect/vault/evidence.ts';
import type { KnownColumn, PlanRow } from '../../protect/vault/plan.ts';
import { methodOf } from '../../protect/vault/seal.ts';
import { isService } from '../../protect/vault/serve/place.ts';

/** Columns that were sealed before, or half so, as rows of a plan: what was done there no plan shows any more. */
export async function storedRows(
  database: VaultDatabase,
  columns: readonly string[],
  known: readonly KnownColumn[],
  isWanted: (place: VaultPlace) => boolean,
): Promise<readonly PlanRow[]> {
  if (!(await database.installed())) return [];
  const tables = await database.tables();
  const rows: PlanRow[] = [];
  for (const place of await database.places()) {
    const name = `${place.table}.${place.column}`;
    const column = tables.find((one) => one.name === place.table)?.columns.find((one) => one.name === place.column);
    if (!column || isService(place) || !isWanted(place) || (columns.length > 0 && !columns.includes(name))) continue;
    const holds = place.method === 'erase' && place.changed === place.erased ? 'card-code' : 'card';
    const isKnown = known.some((one) => one.table === place.table && one.column === place.column);
    rows.push({
      table: place.table,
      column: place.column,
      type: column.type,
      holds,
      least: isKnown || columns.length > 0 ? 'tentative' : await leastOf(database, place.table, column),
      method: methodOf(place),
      firstSix: false,
      widenTo: undefined,
      rows: undefined,
      looked: 0,
      clear: 0,
      cannot: undefined,
      why: 'It was sealed before.',
      beware: [],
      bytes: 0,
      seconds: 0,
    });
  }
  return rows;
}
