import type { VaultPlace } from '../../../core/vault-database.ts';

/** Under this name, which no table has, stand the values that the store's own code gave to `vault serve`. */
const SERVICE = '@service';
export const SERVICE_METHOD = 'service';

/** What the keys of a space are for, as the key ring names it. */
export function serviceOf(space: string): string {
  return `${SERVICE}.${space}`;
}

/** Whether values of a place never stood in a column of the store. */
export function isService(place: Pick<VaultPlace, 'method'>): boolean {
  return place.method === SERVICE_METHOD;
}

export function servicePlace(space: string, vault: string, now: Date): Omit<VaultPlace, 'id'> {
  return {
    table: SERVICE,
    column: space,
    method: SERVICE_METHOD,
    state: 'sealed',
    after: '',
    changed: 0,
    erased: 0,
    vault,
    began: now.toISOString(),
    purged: '',
  };
}
