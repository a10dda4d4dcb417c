import { Unknown } from '../../../core/fact.ts';
import { defineProbe } from '../../../core/probe.ts';
import { engineById } from '../../../engines/find.ts';
import { extensionsInDatabase, inDatabase } from '../../facts/engine.ts';
import { carryOut } from '../look.ts';

export default defineProbe({
  id: 'extensions-in-database',
  title: 'Lists extensions that the database knows',
  hands: ['database', 'own'],
  needs: { inDatabase },
  gives: { extensionsInDatabase },
  touch: 'visitor',

  async gather({ database, own }, { inDatabase: seen }) {
    const look = seen ? engineById(seen.id)?.database?.extensions : undefined;
    if (!look) {
      return {
        extensionsInDatabase: new Unknown(
          'unsupported',
          'The tables list no extensions in a way that storewarden knows.',
        ),
      };
    }
    return { extensionsInDatabase: await carryOut(look, database, own) };
  },
});
