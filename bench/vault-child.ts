import { openFileKeeper } from '../src/io/keys/file-keeper.ts';
import { ringFile } from '../src/io/keys/open.ts';
import { openVaultDatabase } from '../src/io/vault/open.ts';
import { openKeys } from '../src/protect/vault/keys.ts';
import { makePlan } from '../src/protect/vault/plan.ts';
import { rotateColumn } from '../src/protect/vault/rotate.ts';
import { sealColumn } from '../src/protect/vault/seal.ts';
import { undoColumn } from '../src/protect/vault/undo.ts';
import { trialTools as tools } from '../test/vault-trial.ts';

/** One run of the vault in a process of its own, to be killed: node bench/vault-child.ts seal|undo|rotate DSN FOLDER */
const [, , does, dsn = '', folder = ''] = process.argv;
const database = await openVaultDatabase(dsn, folder);
while (!(await database.claim())) await new Promise((resolve) => setTimeout(resolve, 20));
const keys = await openKeys(ringFile(`${folder}/ring.json`), await openFileKeeper(`${folder}/key`), tools.now);
process.stdout.write('ready\n');
if (does === 'seal') {
  const wish = { method: 'token', known: [], most: 2000, signal: tools.signal } as const;
  for (const column of ['number', 'note']) {
    const place = (await database.places()).find((one) => one.column === column);
    if (place?.state === 'sealed') continue;
    const [row] = await makePlan(database, { ...wish, columns: [`payments.${column}`] });
    const stored = { table: 'payments', column, type: '', holds: 'card', least: 'tentative', method: 'token' } as const;
    const rest = {
      firstSix: false,
      widenTo: undefined,
      rows: undefined,
      looked: 0,
      clear: 0,
      why: '',
      cannot: undefined,
      beware: [],
      bytes: 0,
      seconds: 0,
    };
    await sealColumn(database, keys, row ?? { ...stored, ...rest }, { batch: 50, rest: 0 }, tools);
  }
}
for (const place of await database.places()) {
  if (does === 'undo' && place.state !== 'undone') await undoColumn(database, keys, place, tools);
  if (does === 'rotate') await rotateColumn(database, keys, place, tools);
}
await database.close();
process.stdout.write('done\n');
