import { CannotTell } from '../../../core/errors.ts';
import { defineProbe } from '../../../core/probe.ts';
import type { LoginRow } from '../../../engines/engine.ts';
import { logins, type LoginsSeen } from '../../facts/accounts.ts';
import { inDatabase } from '../../facts/engine.ts';
import { lookOfStaff } from './look-of-staff.ts';

const WINDOW = 12 * 3_600_000;

export default defineProbe({
  id: 'logins',
  title: 'Counts the sign-ins of each member of staff',
  hands: ['database', 'own'],
  needs: { inDatabase },
  gives: { logins },
  touch: 'visitor',

  async gather({ database, own }, { inDatabase: seen }) {
    const rows = await lookOfStaff(seen, (known) => known.logins, 'a log of sign-ins', database, own);
    // A log without entries tells no more than one that is not kept.
    if (rows.length === 0) throw new CannotTell('unsupported', 'The store holds no log of sign-ins to its admin area.');
    const byLogin = Map.groupBy(rows, (row) => row.login.slice(0, 200));
    return { logins: [...byLogin].flatMap(([login, signIns]) => summary(login, signIns) ?? []) };
  },
});

interface SignIn {
  readonly at: number;
  readonly network: string;
  readonly agent: string;
}

function summary(login: string, rows: readonly LoginRow[]): LoginsSeen | undefined {
  const signIns = rows
    .map((row) => ({ at: Date.parse(row.at), network: networkOf(row.address ?? ''), agent: (row.agent ?? '').trim() }))
    .filter(({ at }) => Number.isFinite(at))
    .toSorted((one, other) => one.at - other.at);
  const first = signIns[0];
  const last = signIns.at(-1);
  if (!first || !last) return undefined;
  return {
    login,
    signIns: signIns.length,
    first: new Date(first.at).toISOString(),
    last: new Date(last.at).toISOString(),
    networks: new Set(signIns.map(({ network }) => network).filter((network) => network !== '')).size,
    networksAtOnce: mostAtOnce(signIns, ({ network }) => network),
    agentsAtOnce: mostAtOnce(signIns, ({ agent }) => agent),
  };
}

/** The most different values within any twelve hours; a window that slides over the sign-ins. */
function mostAtOnce(signIns: readonly SignIn[], of: (signIn: SignIn) => string): number {
  const inside = new Map<string, number>();
  let most = 0;
  let oldest = 0;
  for (const signIn of signIns) {
    add(inside, of(signIn), 1);
    for (let out = signIns[oldest]; out && signIn.at - out.at > WINDOW; out = signIns[++oldest])
      add(inside, of(out), -1);
    most = Math.max(most, inside.size);
  }
  return most;
}

function add(counts: Map<string, number>, value: string, by: number): void {
  if (value === '') return;
  const count = (counts.get(value) ?? 0) + by;
  if (count > 0) counts.set(value, count);
  else counts.delete(value);
}

/** The neighbourhood of an address: one household or office often has several. */
function networkOf(address: string): string {
  const text = address
    .trim()
    .toLowerCase()
    .replace(/^::ffff:/, '');
  if (/^\d{1,3}(?:\.\d{1,3}){3}$/.test(text)) return text.split('.').slice(0, 3).join('.');
  return text.includes(':') ? text.split(':').slice(0, 3).join(':') : '';
}
