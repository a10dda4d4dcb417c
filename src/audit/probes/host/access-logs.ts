import { CannotTell } from '../../../core/errors.ts';
import { Unknown } from '../../../core/fact.ts';
import type { Knowledge, Logs } from '../../../core/hands.ts';
import { defineProbe } from '../../../core/probe.ts';
import { plural, printable } from '../../../core/text.ts';
import type { Tools } from '../../../core/tools.ts';
import { harmless, maskText } from '../../../detectors/mask.ts';
import { attacks } from '../../../logs/attacks.ts';
import { type Attacker, type Hunted, makeHunt } from '../../../logs/hunt.ts';
import { namedAttacks } from '../../../logs/named-attacks.ts';
import { accessLogs, type LogAttack, type LogAttacker, type LogsHeard } from '../../facts/logs.ts';

const MIB = 1024 * 1024;

export default defineProbe({
  id: 'access-logs',
  title: 'Hunts through the access logs',
  hands: ['logs', 'knowledge'],
  needs: {},
  gives: { accessLogs },
  touch: 'visitor',

  async gather({ logs, knowledge }, _facts, tools) {
    const hunt = makeHunt([...attacks, ...namedAttacks(await named(knowledge))]);
    const unread = await listen(logs, hunt, tools);
    const { lines, first, last, bodies, hunted, unread: strange } = hunt.tell();
    const told = new Set(logs.files.filter((file) => file.named).map(({ path }) => path));
    const unknown = strange
      .filter((path) => told.has(path))
      .map((path) => ({ path: printable(path, 200), because: 'its form is none that is known' }));
    const heard: LogsHeard = {
      files: logs.files.length - strange.length,
      lines,
      ...times(first, last),
      unread: [...unread, ...unknown].slice(0, 20),
      bodies,
      attacks: hunted.map((one) => attackOf(one)),
    };
    if (heard.files === 0) {
      const detail = 'No access log in a form that is known was found; name them with --logs.';
      return { accessLogs: new Unknown(unknown.length > 0 ? 'unsupported' : 'not-asked', detail) };
    }
    return { accessLogs: heard };
  },
});

async function named(knowledge: Knowledge): Promise<unknown> {
  return knowledge.part('attack-paths');
}

async function listen(logs: Logs, hunt: ReturnType<typeof makeHunt>, tools: Tools): Promise<LogsHeard['unread']> {
  const unread: { path: string; because: string }[] = [];
  let done = 0;
  for (const file of logs.files) {
    const ear = hunt.file(file.path);
    try {
      for await (const chunk of logs.read(file)) {
        tools.signal.throwIfAborted();
        ear.add(chunk);
        done += chunk.length;
        tools.tell({ what: 'megabytes', done: Math.floor(done / MIB) });
      }
    } catch (error) {
      if (!(error instanceof CannotTell)) throw error;
      unread.push({ path: printable(file.path, 200), because: error.message });
    }
    ear.end();
  }
  return unread;
}

function attackOf({ attack, asked, worked, clients, attackers }: Hunted): LogAttack {
  const { id, name, engines, advisories = [], severity, confidence, means, component } = attack;
  return {
    id,
    name,
    ...(engines ? { engines } : {}),
    advisories,
    severity,
    confidence,
    means,
    ...(component === undefined ? {} : { component }),
    asked,
    worked,
    clients,
    attackers: attackers.map((one) => attackerOf(one)),
  };
}

function attackerOf(attacker: Attacker): LogAttacker {
  const { client, agent, asked, worked, statuses, first, last, request, after } = attacker;
  const { last: end, paths = [], ...counts } = after ?? { requests: 0, written: 0, last: undefined };
  return {
    client: harmless(client),
    agent: maskText(agent, 120),
    asked,
    worked,
    statuses,
    ...times(first, last),
    request: maskText(request, 200),
    trail: maskText(trailOf(attacker), 300),
    ...(after
      ? {
          after: {
            ...counts,
            ...(end === undefined ? {} : { last: iso(end) }),
            paths: paths.map((path) => maskText(path, 140)),
          },
        }
      : {}),
  };
}

function trailOf({ client, agent, asked, statuses, first, last, after }: Attacker): string {
  const when =
    first === undefined
      ? ''
      : `, ${shortly(first)}${last === undefined || last === first ? '' : ` to ${shortly(last)}`}`;
  const who = `${client}${agent === '' || agent === '-' ? '' : ` (${agent.slice(0, 60)})`}`;
  const then =
    after && after.paths.length > 0 ? `; from then on ${after.requests} requests: ${after.paths.join(', ')}` : '';
  return `${who}: ${plural(asked, 'request')}${when}, answered ${statuses.join(', ')}${then}`;
}

function shortly(at: number): string {
  return iso(at).slice(0, 16).replace('T', ' ');
}

function times(first: number | undefined, last: number | undefined): { first?: string; last?: string } {
  return {
    ...(first === undefined ? {} : { first: iso(first) }),
    ...(last === undefined ? {} : { last: iso(last) }),
  };
}

/** Clocks of hostile logs may stand far outside of what a date can say. */
function iso(at: number): string {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? '1970-01-01T00:00:00.000Z' : date.toISOString();
}
