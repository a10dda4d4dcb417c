import { UserError } from '../../core/errors.ts';
import { plural } from '../../core/text.ts';
import { maskSentence } from '../../detectors/mask.ts';
import {
  type Access,
  type Holder,
  REQUESTS_A_MINUTE,
  sameName,
  withClient,
  withoutClient,
} from '../../protect/vault/access.ts';
import { approve } from '../../protect/vault/approval.ts';
import { makeHolder, signAs } from '../../protect/vault/holder.ts';
import type { Keys } from '../../protect/vault/keys.ts';
import { SHORTEST_WHY } from '../../protect/vault/opening.ts';
import { HOUR, openRecord, type Record } from '../../protect/vault/record.ts';
import { serviceOf } from '../../protect/vault/serve/place.ts';
import { exits } from '../exits.ts';
import { alone, askPassphrase, openRing, vaultHome } from './ring.ts';
import { print } from './settle.ts';

export interface AccessFlags {
  readonly scope?: readonly string[];
  readonly space?: string;
  readonly column?: readonly string[];
  readonly perMinute?: string;
  readonly holder?: string;
  readonly for?: string;
  readonly values?: string;
  readonly hours?: string;
  readonly why?: string;
  readonly json?: boolean;
}

/** `vault client add`: the key goes to standard output, once. */
export async function runClientAdd(name: string, flags: AccessFlags): Promise<number> {
  return changing(`client ${name} added`, async (access, keys) => {
    const wish = {
      name,
      scopes: [...new Set((flags.scope ?? []).flatMap((words) => words.split(',')))],
      space: flags.space ?? 'shop',
      columns: flags.column ?? [],
      perMinute: whole(flags.perMinute, '--per-minute') ?? REQUESTS_A_MINUTE,
    };
    const made = withClient(access, wish);
    await keys.keyFor('values', serviceOf(wish.space));
    process.stderr.write('This key is shown once and kept nowhere; whoever has it may do what the client may do:\n');
    return { access: made.access, says: `${made.key}\n` };
  });
}

/** `vault client remove`. */
export async function runClientRemove(name: string): Promise<number> {
  return changing(`client ${name} removed`, async (access) => ({
    access: withoutClient(access, name),
    says: `${name} is removed; a running service refuses its key within a second.\n`,
  }));
}

/** `vault client list`. */
export async function runClientList(flags: AccessFlags): Promise<number> {
  const { record } = await opened();
  const { clients } = (await record.standing()).access;
  const shown = clients.map(({ hash: _hash, ...rest }) => rest);
  const lines = shown.map(
    (one) =>
      `${one.name}: ${one.scopes.join(', ')}; space ${one.space}; ${plural(one.perMinute, 'value')} a minute${one.columns.length > 0 ? `; may open ${one.columns.join(', ')}` : ''}\n`,
  );
  print(shown, flags.json, lines.join('') || 'There are no clients yet: storewarden vault client add NAME.\n');
  return exits.done;
}

/** `vault holder add`: a second person whose word lets more be opened. */
export async function runHolderAdd(name: string, flags: AccessFlags): Promise<number> {
  return changing(`second key holder ${name} added`, async (access) => {
    if (access.holders.some((one) => sameName(one.name, name)))
      throw new UserError(`There is a second key holder "${name}" already.`);
    await agreedBySecond(access, flags.holder, `add ${name}`);
    const first = await askPassphrase(`New passphrase of ${name}: `, 'STOREWARDEN_NEW_HOLDER_PASSPHRASE');
    if (process.env['STOREWARDEN_NEW_HOLDER_PASSPHRASE'] === undefined) {
      if (first !== (await askPassphrase('Once more: ', 'STOREWARDEN_NEW_HOLDER_PASSPHRASE')))
        throw new UserError('The two are not the same.');
    }
    const holder = await makeHolder(name, first);
    return {
      access: { ...access, holders: [...access.holders, holder] },
      says: `${name} is a second key holder now.\n`,
    };
  });
}

/** `vault holder remove`: with the word of any of them. */
export async function runHolderRemove(name: string, flags: AccessFlags): Promise<number> {
  return changing(`second key holder ${name} removed`, async (access) => {
    holderOf(access, name);
    await agreedBySecond(access, flags.holder, `remove ${name}`);
    const holders = access.holders.filter((one) => !sameName(one.name, name));
    return { access: { ...access, holders }, says: `${name} is no second key holder any more.\n` };
  });
}

/** `vault limit`: shows it, or sets it; more than before needs a second key holder. */
export async function runLimit(wanted: string | undefined, flags: AccessFlags): Promise<number> {
  if (wanted === undefined) {
    const { record } = await opened();
    const { access } = await record.standing();
    const state = { openingsAnHour: access.openingsAnHour, holders: access.holders.map(({ name }) => name) };
    print(
      state,
      flags.json,
      `${plural(state.openingsAnHour, 'value')} may be opened in an hour. Second key holders: ${state.holders.join(', ') || 'none'}.\n`,
    );
    return exits.done;
  }
  const limit = whole(wanted, 'The limit', 0) ?? 0;
  return changing(`limit of openings: ${limit} an hour`, async (access) => {
    if (limit > access.openingsAnHour) await agreedBySecond(access, flags.holder, `limit ${limit}`);
    return {
      access: { ...access, openingsAnHour: limit },
      says: `From now on ${plural(limit, 'value')} may be opened in an hour.\n`,
    };
  });
}

/** `vault approve`: a second key holder lets somebody open more for a while. */
export async function runApprove(flags: AccessFlags): Promise<number> {
  const { keys, record } = await opened();
  const { access } = await record.standing();
  const values = whole(flags.values, '--values');
  const hours = whole(flags.hours ?? '1', '--hours') ?? 1;
  const why = flags.why?.trim() ?? '';
  if (flags.for === undefined || values === undefined || why.length < SHORTEST_WHY)
    throw new UserError('An approval says for whom, how many values, and why.', {
      hint: 'Add --for NAME --values N --why TEXT.',
    });
  if (hours > 24) throw new UserError('An approval runs for 24 hours at most.');
  const holder = holderOf(access, flags.holder);
  const passphrase = await passphraseOf(holder);
  const wish = { for: flags.for, values, why: maskSentence(why, 300) };
  const last = (await record.standing()).last;
  const until = new Date(Math.max(Date.now(), last) + hours * HOUR);
  const words = await approve(keys.vault, holder, passphrase, { ...wish, until });
  await record.add(() => [words], new Date());
  process.stdout.write(
    `${holder.name} lets ${wish.for} open ${plural(values, 'value')} more until ${until.toISOString()}.\n`,
  );
  return exits.done;
}

async function opened(): Promise<{ readonly keys: Keys; readonly record: Record }> {
  const home = await vaultHome();
  const { keys } = await openRing(home);
  return { keys, record: openRecord(home.log, keys.log) };
}

/** Changes the register; it is logged as a whole. */
async function changing(
  why: string,
  change: (access: Access, keys: Keys) => Promise<{ readonly access: Access; readonly says: string }>,
): Promise<number> {
  const home = await vaultHome();
  return alone(home, async () => {
    const { keys } = await openRing(home);
    const record = openRecord(home.log, keys.log);
    const { access, says } = await change((await record.standing()).access, keys);
    await record.add(() => [{ did: 'access', who: 'owner', why, what: JSON.stringify(access) }], new Date());
    process.stdout.write(says);
    return exits.done;
  });
}

/** As long as there are second key holders, one of them has to agree. */
async function agreedBySecond(access: Access, named: string | undefined, what: string): Promise<void> {
  if (access.holders.length === 0) return;
  const holder = holderOf(access, named);
  await signAs(holder, await passphraseOf(holder), what);
}

function holderOf(access: Access, named: string | undefined): Holder {
  const names = access.holders.map(({ name }) => name).join(', ');
  const found = access.holders.find(({ name }) => sameName(name, named ?? ''));
  if (found) return found;
  if (access.holders.length === 0)
    throw new UserError('There is no second key holder yet.', { hint: 'Run: storewarden vault holder add NAME.' });
  throw new UserError(
    named === undefined ? 'A second key holder has to agree.' : `"${named}" is no second key holder.`,
    { hint: `Add --holder NAME; they are: ${names}.` },
  );
}

function passphraseOf(holder: Holder): Promise<string> {
  return askPassphrase(`Passphrase of ${holder.name}: `, 'STOREWARDEN_HOLDER_PASSPHRASE');
}

function whole(text: string | undefined, what: string, least = 1): number | undefined {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < least) throw new UserError(`${what} takes a whole number.`);
  return number;
}
