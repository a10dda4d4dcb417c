import { defineProbe } from '../../../core/probe.ts';
import { server } from '../../facts/database.ts';
import { type Software, softwareOnHost, softwareOnWeb } from '../../facts/host.ts';
import { Unknown } from '../../../core/fact.ts';
import { type Life, softwareLife } from '../../facts/world.ts';
import { lifeOf } from './lives.ts';

const databaseNames = { mariadb: 'MariaDB', mysql: 'MySQL', postgresql: 'PostgreSQL' } as const;

export default defineProbe({
  id: 'software',
  title: 'Looks up the life of PHP, web server, database and system',
  hands: ['knowledge'],
  needs: {},
  wants: { softwareOnWeb, softwareOnHost, server },
  gives: { softwareLife },
  touch: 'visitor',

  async gather({ knowledge }, { softwareOnWeb: web, softwareOnHost: host, server: database }) {
    if (!web && !host && !database) {
      const detail =
        "Neither pages, nor the server, nor the database were looked at; add the store's address, --host or --db.";
      return { softwareLife: new Unknown('not-asked', detail) };
    }
    const lives: Life[] = [];
    for (const seen of [...(web ?? []), ...(host ?? []), ...fromDatabase(database)]) {
      const life = await lifeOf(seen.product, seen, knowledge);
      if (life) lives.push(life);
    }
    return { softwareLife: lives };
  },
});

function fromDatabase(seen: { readonly product: string; readonly version: string } | undefined): readonly Software[] {
  if (seen?.product !== 'mariadb' && seen?.product !== 'mysql' && seen?.product !== 'postgresql') return [];
  return [{ product: seen.product, name: databaseNames[seen.product], version: seen.version, place: 'database' }];
}
