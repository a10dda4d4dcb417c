import type { LogAttack, LogsHeard } from '../../src/audit/facts/logs.ts';
import type { Recognised } from '../../src/audit/facts/engine.ts';
import { harmless } from '../../src/detectors/mask.ts';

export const now = new Date('2026-11-23T00:00:00Z');

/** Ten refused requests of one attack, but for what is said otherwise. */
export function attack(change: Partial<LogAttack> = {}): LogAttack {
  const worked = change.worked ?? 0;
  return {
    id: 'phpunit-run',
    name: 'PHPUnit left on a server',
    advisories: ['CVE-2017-9841'],
    severity: 'critical',
    confidence: 'firm',
    means: 'It runs what it is sent.',
    asked: 10,
    worked,
    clients: 1,
    attackers: [
      {
        client: harmless('203.0.113.7'),
        agent: harmless('curl'),
        asked: 10,
        worked,
        statuses: [worked > 0 ? 200 : 404],
        first: '2026-10-10T10:00:00.000Z',
        request: harmless('POST /x'),
        trail: harmless('203.0.113.7 asked'),
      },
    ],
    ...change,
  };
}

export function heard(attacks: readonly LogAttack[], change: Partial<LogsHeard> = {}): LogsHeard {
  return { files: 1, lines: 1000, first: '2025-06-01T00:00:00.000Z', unread: [], bodies: false, attacks, ...change };
}

export function engineOf(id: string): Recognised {
  return { id, name: id, editionName: id, kind: 'self-hosted', certainty: 'certain', versions: [], from: [] };
}
