import { listen, parseListen } from '../../io/listen.ts';
import { UserError } from '../../core/errors.ts';
import { openRecord } from '../../protect/vault/record.ts';
import { makeReach } from '../../protect/vault/serve/reach.ts';
import { makeService } from '../../protect/vault/serve/service.ts';
import { exits } from '../exits.ts';
import { makeLastingTools } from '../lasting.ts';
import { type DatabaseFlags, openStore } from './database.ts';
import { openRing, vaultHome } from './ring.ts';

export interface ServeFlags extends DatabaseFlags {
  readonly listen: string;
  readonly tlsCert?: string;
  readonly tlsKey?: string;
  readonly body: string;
  readonly headSeconds: string;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
}

const WHOLE_SECONDS = 30;
const DRAIN_MILLISECONDS = 10_000;
const PATIENCE_MILLISECONDS = 15_000;
const CONNECTIONS = 1024;

/** `vault serve`: until Ctrl-C or SIGTERM. */
export async function runServe(flags: ServeFlags): Promise<number> {
  const tls = tlsOf(flags);
  const place = parseListen(flags.listen, tls !== undefined);
  const head = atLeastOne(flags.headSeconds, '--head-seconds');
  const limits = {
    bodyBytes: atLeastOne(flags.body, '--body') * 1024,
    headMilliseconds: head * 1000,
    wholeMilliseconds: Math.max(head, WHOLE_SECONDS) * 1000,
    connections: CONNECTIONS,
  };
  const home = await vaultHome();
  const tools = makeLastingTools(flags);
  const reach = makeReach(
    () => openStore(flags, home),
    () => home.ring.read(),
    async () => (await openRing(home)).keys,
  );
  try {
    const keys = await reach.keys();
    const record = openRecord(home.log, keys.log);
    const { access } = await record.standing();
    await (await reach.database()).install();
    const service = makeService(reach, record, {
      now: tools.now,
      ticks: () => performance.now(),
      log: tools.log,
      patience: PATIENCE_MILLISECONDS,
    });
    const server = await listen(place, tls, limits, service.answer);
    process.stderr.write(`The vault answers at ${server.at} until Ctrl-C.\n`);
    if (access.clients.length === 0)
      process.stderr.write('Nobody may ask yet: storewarden vault client add NAME --scope tokenise.\n');
    await stopped(tools.signal);
    service.leave();
    await server.close(DRAIN_MILLISECONDS);
    return exits.done;
  } finally {
    await reach.close();
    tools.close();
  }
}

function tlsOf({ tlsCert, tlsKey }: ServeFlags) {
  if (tlsCert === undefined && tlsKey === undefined) return undefined;
  if (tlsCert === undefined || tlsKey === undefined)
    throw new UserError('TLS needs a certificate and its key.', { hint: 'Add --tls-cert FILE and --tls-key FILE.' });
  return { certificate: tlsCert, key: tlsKey };
}

function atLeastOne(text: string, what: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1 || number > 100_000)
    throw new UserError(`${what} takes a whole number from 1.`);
  return number;
}

function stopped(signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    if (signal.aborted) done();
    else signal.addEventListener('abort', () => done(), { once: true });
  });
}
