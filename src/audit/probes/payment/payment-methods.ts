import { Unknown } from '../../../core/fact.ts';
import { defineProbe } from '../../../core/probe.ts';
import { engineById } from '../../../engines/find.ts';
import { inDatabase } from '../../facts/engine.ts';
import { methods } from '../../facts/payment.ts';
import { carryOut, tableOf } from '../look.ts';

export default defineProbe({
  id: 'payment-methods',
  title: 'Lists the payment methods that the store offers',
  hands: ['database', 'own'],
  needs: { inDatabase },
  gives: { methods },
  touch: 'visitor',

  async gather({ database, own }, { inDatabase: seen }) {
    const look = seen ? engineById(seen.id)?.database?.payments : undefined;
    if (!look)
      return {
        methods: new Unknown('unsupported', 'The tables list no payment methods in a way that storewarden knows.'),
      };
    const tables = await database.tables();
    if (!Object.values(look.selects).some((select) => tableOf(select.table, tables, own.prefix))) {
      return { methods: new Unknown('unsupported', 'The database holds no table with payment methods.') };
    }
    const found = await carryOut(look, database, own);
    return {
      methods: found
        .slice(0, 500)
        .map((one) => ({ ...one, code: one.code.slice(0, 200), title: one.title.slice(0, 200) })),
    };
  },
});
