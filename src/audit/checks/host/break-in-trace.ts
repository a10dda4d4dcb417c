import { defineCheck } from '../../../core/check.ts';
import { Unknown } from '../../../core/fact.ts';
import type { Flaw } from '../../../core/finding.ts';
import { plural } from '../../../core/text.ts';
import { recognised } from '../../facts/engine.ts';
import { extensionHoles } from '../../facts/holes.ts';
import { accessLogs, type LogAttack } from '../../facts/logs.ts';
import { answersAnything, concerns } from './log-attacks.ts';

export default defineCheck({
  id: 'break-in-trace',
  title: 'The access log shows an attack that seems to have worked',
  side: 'host',
  severity: 'critical',
  why: 'Whoever got in keeps a way to come back, and the shop’s customers, orders and payment page are in their hands until it is found. Closing the hole alone does not throw them out.',
  fix: 'Treat the store as broken into until it is shown that it is not.',
  steps: [
    'Keep copies of the logs and of every file that is named here, with their dates.',
    'Look at what the same client asked for afterwards, and at files and accounts of the same hours.',
    'Close the hole, then remove everything that was left behind at once.',
    'Replace the shop’s keys, all passwords of staff, and the database password; tell your payment provider if the payment page was within reach.',
  ],
  who: 'developer',
  effort: 'days',
  standards: ['pci-dss-4.0.1:10.4.1', 'pci-dss-4.0.1:12.10.1', 'owasp-2025:A09'],
  rows: ['M2-52'],
  needs: { accessLogs },
  wants: { recognised, extensionHoles },

  find({ accessLogs: heard, recognised: engine, extensionHoles: holes }) {
    const doubtful = answersAnything(heard.attacks);
    const flaws = heard.attacks
      .filter((attack) => attack.worked > 0 && concerns(attack, engine, holes))
      .map((attack) => flawOf(attack, doubtful));
    if (flaws.length > 0) return flaws;
    const [unread] = heard.unread;
    return unread ? new Unknown('failed', `Not every access log could be read: ${unread.path}, ${unread.because}`) : [];
  },
});

function flawOf(attack: LogAttack, doubtful: boolean): Flaw {
  const by = attack.attackers.filter(({ worked }) => worked > 0);
  const [first] = by;
  const since = first?.first === undefined ? '' : `, the first on ${first.first.slice(0, 10)}`;
  const doubt = doubtful
    ? ' But this server answers so to things that no shop has, so that the answer proves little.'
    : '';
  return {
    subject: attack.name,
    says: `${plural(attack.worked, 'request')} that ${attack.worked === 1 ? 'belongs' : 'belong'} to ${attack.name} ${attack.worked === 1 ? 'was' : 'were'} answered as if ${attack.worked === 1 ? 'it' : 'they'} had worked${since}, such as “${first?.request ?? ''}” from ${first?.client ?? 'an unknown client'}. ${attack.means}${doubt}`,
    severity: doubtful ? 'medium' : attack.severity,
    confidence: doubtful ? 'tentative' : attack.confidence,
    advisories: attack.advisories,
    evidence: by.map(({ request, statuses, trail }) => ({
      kind: 'page' as const,
      url: request,
      status: statuses[0] ?? 200,
      excerpt: trail,
    })),
  };
}
