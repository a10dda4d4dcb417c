import { plural } from '../../core/text.ts';
import { verifyColumn } from '../../protect/vault/verify.ts';
import { isService } from '../../protect/vault/serve/place.ts';
import { exits } from '../exits.ts';
import { makeTools } from '../tools.ts';
import { assertInstalled, withDatabase } from './database.ts';
import type { VaultFlags } from './flags.ts';
import { ownPlaces } from './places.ts';
import { openRing, vaultHome } from './ring.ts';
import { print } from './settle.ts';
import { verifiedText } from './words.ts';

/** `vault verify`: exit 1 if anything is in clear, unknown or damaged. */
export async function runVerify(flags: VaultFlags): Promise<number> {
  const home = await vaultHome();
  const tools = makeTools(flags);
  try {
    const { keys } = await openRing(home);
    return await withDatabase(flags, home, async (database) => {
      const all = [];
      for (const place of await ownPlaces(database, keys.vault, flags))
        if (place.state !== 'undone') all.push(await verifyColumn(database, keys, place, tools));
      print(all, flags.json, verifiedText(all));
      return all.some(({ clear, unknown, damaged }) => clear + unknown + damaged > 0) ? exits.findings : exits.done;
    });
  } finally {
    tools.close();
  }
}

/** `vault status`: where things stand; opens nothing and needs no key. */
export async function runStatus(flags: VaultFlags): Promise<number> {
  const home = await vaultHome();
  return withDatabase(flags, home, async (database) => {
    await assertInstalled(database);
    const all = [];
    for (const place of await database.places())
      all.push({
        table: place.table,
        column: place.column,
        method: place.method,
        state: place.state,
        began: place.began,
        values: await database.count('value', { place: place.id }),
        undo: await database.count('undo', { place: place.id }),
        purged: place.purged,
      });
    const lines = all.map(
      (one) =>
        `${one.table}.${one.column}: ${one.state} (${one.method}), begun ${one.began}; ${plural(one.values, 'value')} in the vault; ${wayBack(one)}.`,
    );
    print(all, flags.json, `${lines.join('\n') || 'Nothing is sealed in this database.'}\n`);
    return exits.done;
  });
}

function wayBack(place: {
  readonly purged: string;
  readonly state: string;
  readonly method: string;
  readonly undo: number;
}): string {
  const { purged, state } = place;
  if (isService(place)) return 'made by vault serve';
  if (purged !== '') return `purged ${purged}`;
  if (place.method === 'erase' && place.undo === 0) return 'erased, and kept nowhere';
  return state === 'undone' ? 'as it was before' : 'can be undone';
}
