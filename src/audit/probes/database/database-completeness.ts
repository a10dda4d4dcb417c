import { CannotTell } from '../../../core/errors.ts';
import { defineProbe } from '../../../core/probe.ts';
import { engineById } from '../../../engines/find.ts';
import { completeness } from '../../facts/database.ts';
import { recognised } from '../../facts/engine.ts';
import { tableOf } from '../look.ts';

export default defineProbe({
  id: 'database-completeness',
  title: 'Compares the tables with those that the engine needs',
  hands: ['database', 'own'],
  needs: { recognised },
  gives: { completeness },
  touch: 'visitor',

  async gather({ database, own }, { recognised: known }) {
    const engine = known ? engineById(known.id) : undefined;
    const proof = engine?.database?.proof;
    if (!proof)
      throw new CannotTell('unsupported', 'Which tables the store needs is not known, because its engine is not.');
    const tables = await database.tables();
    const missing = proof.filter((name) => !tableOf(name, tables, own.prefix));
    return { completeness: { tables: tables.length, prefix: own.prefix, missing, unread: database.left?.() ?? [] } };
  },
});
