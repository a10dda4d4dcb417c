import { CannotTell } from '../../../core/errors.ts';
import { defineProbe } from '../../../core/probe.ts';
import { keepLast, maskAll } from '../../../detectors/mask.ts';
import { settings, type SettingsSeen } from '../../facts/database.ts';
import { inDatabase } from '../../facts/engine.ts';
import { carryOut } from '../look.ts';
import { engineDatabase } from './engine-database.ts';
import { isSealed } from './sealed.ts';

const MOST_SECRETS = 500;

export default defineProbe({
  id: 'database-settings',
  title: "Reads the store's settings",
  hands: ['database', 'own'],
  needs: { inDatabase },
  gives: { settings },
  touch: 'visitor',

  async gather({ database, own }, { inDatabase: seen }) {
    const { engine, tables } = engineDatabase(seen);
    if (!tables.settings)
      throw new CannotTell('unsupported', `Where ${engine.name} keeps its settings is not known to storewarden.`);
    const { urls, flags, secrets } = await carryOut(tables.settings, database, own);
    const told: SettingsSeen = {
      urls: urls.map(({ name, value }) => ({ name, value: withoutLogin(value) })),
      flags,
      secrets: secrets
        .filter(({ value }) => value.trim() !== '')
        .slice(0, MOST_SECRETS)
        .map(({ name, value, kind }) => ({
          name,
          kind,
          form: isSealed(value, engine.id) ? 'encrypted' : 'clear',
          sample: value.length >= 16 ? keepLast('*'.repeat(8) + value.slice(-2), 2) : maskAll(value),
        })),
    };
    return { settings: told };
  },
});

function withoutLogin(address: string): string {
  return address.replace(/\/\/[^/@\s]{1,200}@/, '//').slice(0, 500);
}
