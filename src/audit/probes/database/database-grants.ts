import { Unknown } from '../../../core/fact.ts';
import { defineProbe } from '../../../core/probe.ts';
import { type Grant, grants } from '../../facts/database.ts';

export default defineProbe({
  id: 'database-grants',
  title: "Reads what the store's account may do in the database",
  hands: ['database'],
  needs: {},
  gives: { grants },
  touch: 'visitor',

  async gather({ database }) {
    const lines = await database.grants();
    if (!lines)
      return {
        grants: new Unknown(
          'unsupported',
          'A dump or a SQLite file does not hold the rights of the account; give the live database with --db.',
        ),
      };
    return { grants: lines.flatMap((line) => readGrant(line)) };
  },
});

/** ``GRANT SELECT, FILE ON *.* TO `shop`@`%` WITH GRANT OPTION``; PostgreSQL's rights come as `GRANT SUPERUSER TO …`. */
export function readGrant(line: string): readonly Grant[] {
  const match = /^GRANT (.{1,4000}?)(?: ON (\S{1,200}))? TO (\S{1,300})/i.exec(line);
  if (!match?.[1] || /^PROXY\b/i.test(match[1])) return [];
  const rights = match[1]
    .replace(/\([^)]{0,2000}\)/g, '')
    .split(',')
    .map((right) => right.trim().toUpperCase());
  const passesOn = /WITH GRANT OPTION/i.test(line) ? ['GRANT OPTION'] : [];
  return [
    {
      rights: [...rights, ...passesOn],
      on: (match[2] ?? '*.*').replace(/[`"]/g, ''),
      account: (match[3] ?? '').replace(/[`'"]/g, ''),
    },
  ];
}
