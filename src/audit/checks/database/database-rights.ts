import { defineCheck } from '../../../core/check.ts';
import { Unknown } from '../../../core/fact.ts';
import type { Flaw } from '../../../core/finding.ts';
import { listed } from '../../../core/text.ts';
import { type Grant, grants } from '../../facts/database.ts';
import { config } from '../../facts/engine.ts';

// Rights of the whole server that no shop needs, and what each opens.
const server: Readonly<Record<string, string>> = {
  FILE: 'read and write files of the server',
  SUPER: 'change the server itself',
  SUPERUSER: 'do everything in the server',
  'CREATE USER': 'make accounts',
  CREATEROLE: 'make accounts',
  SHUTDOWN: 'stop the server',
  PROCESS: 'see what others do',
  BYPASSRLS: 'pass by row security',
  PG_READ_SERVER_FILES: 'read files of the server',
  PG_WRITE_SERVER_FILES: 'write files of the server',
  PG_EXECUTE_SERVER_PROGRAM: 'run programs on the server',
};

export default defineCheck({
  id: 'database-rights',
  title: "The shop's database account may do far more than the shop needs",
  side: 'database',
  severity: 'high',
  why: 'A hole in one extension then is enough to read other databases, write files onto the server or make accounts there.',
  fix: 'Give the shop an account of its own with rights on its own database only, and only from the machine on which the shop runs.',
  steps: [
    'MySQL and MariaDB: GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, ALTER, DROP, INDEX, LOCK TABLES, TRIGGER, REFERENCES, CREATE TEMPORARY TABLES on the one database.',
  ],
  who: 'host',
  effort: 'hours',
  standards: ['pci-dss-4.0.1:7.2.5', 'pci-dss-4.0.1:1.4.4', 'asvs-5.0.0:V13', 'owasp-2025:A01'],
  rows: ['RUN-09', 'RUN-10'],
  needs: { grants },
  wants: { config },

  find({ grants: seen, config: known }) {
    const users = known?.databases.map(({ user }) => user) ?? [];
    const isRoot = users.some((user) => /^(?:root|postgres|sa)$/i.test(user));
    const root: Flaw = {
      subject: 'root',
      says: "The shop's configuration uses the main account of the database server.",
      confidence: 'certain',
    };
    if (users.length > 0 && !seen.some(({ account }) => isOf(account, users))) {
      return isRoot
        ? [root]
        : new Unknown(
            'unsupported',
            "The database was opened with another account than the shop's own, so the rights of that one were not seen.",
          );
    }
    const flaws = seen.flatMap((grant) => flawsOf(grant));
    // Without the shop's files nobody knows whether it comes in with the account that we were given.
    const own =
      users.length > 0
        ? flaws
        : flaws.map((flaw) => ({
            ...flaw,
            severity: flaw.severity === 'low' ? ('low' as const) : ('medium' as const),
            confidence: 'tentative' as const,
          }));
    return isRoot ? [root, ...own] : own;
  },
});

function isOf(account: string, users: readonly string[]): boolean {
  return account === 'CURRENT_USER' || users.includes(account.slice(0, account.lastIndexOf('@')));
}

function flawsOf({ rights, on, account }: Grant): Flaw[] {
  const flaws: Flaw[] = [];
  const everywhere = on === '*.*';
  const may = rights.flatMap((right) => server[right] ?? []);
  const all = everywhere && rights.some((right) => /^ALL(?: PRIVILEGES)?$/.test(right));
  // PROCESS alone lets backups be made, and is common.
  const grave = rights.some((right) => server[right] !== undefined && right !== 'PROCESS');
  if (all || (everywhere && grave)) {
    const what = all ? 'do everything in every database of the server' : listed([...new Set(may)]);
    flaws.push({ subject: 'server-wide rights', says: `The account may ${what}.`, confidence: 'certain' });
  } else if (rights.includes('GRANT OPTION') && on !== '*.*') {
    flaws.push({
      subject: 'passing on rights',
      says: `The account may pass on its rights on ${on} to others.`,
      severity: 'medium',
      confidence: 'certain',
    });
  }
  if (account.endsWith('@%')) {
    flaws.push({
      subject: 'account from anywhere',
      says: 'The account may sign in from any machine. Where database and shop run on different machines or in containers, the network has to keep others out.',
      severity: 'low',
      confidence: 'certain',
    });
  }
  return flaws;
}
