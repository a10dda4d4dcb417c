import { type Swap, type Swapped, TokenTaken, type VaultDatabase } from '../../core/vault-database.ts';

type Hand = Pick<VaultDatabase, 'atomically' | 'hold' | 'write' | 'addValues' | 'addUndo' | 'setPlace'>;

class CellChanged extends Error {
  override readonly name = 'CellChanged';
}

/** `swap` by the other methods of a hand, for databases that have nothing faster. */
export async function swapHeld(hand: Hand, batch: Swap): Promise<Swapped> {
  try {
    await hand.atomically(async () => {
      const held = await hand.hold(
        batch.table,
        batch.column,
        batch.cells.map(({ key }) => key),
      );
      const now = new Map(held.map(({ key, cells }) => [JSON.stringify(key), cells[0]]));
      for (const { key, seen } of batch.cells) if (now.get(JSON.stringify(key)) !== seen) throw new CellChanged();
      await hand.addValues(batch.values);
      await hand.addUndo(batch.undo);
      await hand.write(batch.table, batch.column, batch.cells);
      await hand.setPlace(batch.place);
    });
    return 'done';
  } catch (error) {
    if (error instanceof CellChanged) return 'changed';
    if (error instanceof TokenTaken) return 'taken';
    throw error;
  }
}
