import { defineCheck } from '../../../core/check.ts';
import { Unknown } from '../../../core/fact.ts';
import { hostSettings } from '../../facts/host.ts';

const anywhere = new Set(['0.0.0.0', '::', '*', '[::]']);

export default defineCheck({
  id: 'database-open-to-network',
  title: 'The database server listens on every address',
  side: 'host',
  severity: 'medium',
  why: 'If no firewall stands before it, anyone can try passwords on the store’s database, or use its holes.',
  fix: 'Let the database listen on 127.0.0.1 only, unless another machine of yours needs it.',
  who: 'host',
  effort: 'minutes',
  standards: ['pci-dss-4.0.1:1.4.4', 'owasp-2025:A02'],
  rows: ['RUN-09'],
  needs: { hostSettings },

  find({ hostSettings: { databaseAddresses } }) {
    if (databaseAddresses === null)
      return new Unknown('unsupported', 'No configuration of a MySQL or MariaDB server can be read.');
    return databaseAddresses
      .filter(({ address }) => anywhere.has(address))
      .map(({ file, address }) => ({
        subject: file,
        says: `bind-address is ${address}: every network card of the server.`,
      }));
  },
});
