import { defineCheck } from '../../../core/check.ts';
import { listed, plural } from '../../../core/text.ts';
import { recognised } from '../../facts/engine.ts';
import { extensionHoles } from '../../facts/holes.ts';
import { accessLogs } from '../../facts/logs.ts';
import { concerns } from './log-attacks.ts';

export default defineCheck({
  id: 'attack-attempts',
  title: 'Machines look for holes in this shop',
  side: 'host',
  severity: 'info',
  why: 'Every shop is tried in this way, day and night; attempts that are refused do no harm. They show which holes attackers look for, and so which must never be open.',
  fix: 'Nothing has to be done about these requests; keep the shop up to date.',
  who: 'owner',
  effort: 'minutes',
  standards: ['pci-dss-4.0.1:10.4.1', 'owasp-2025:A09'],
  rows: ['M2-52'],
  needs: { accessLogs },
  wants: { recognised, extensionHoles },

  find({ accessLogs: { attacks, lines }, recognised: engine, extensionHoles: holes }) {
    // An address that customers use as well is no attempt by itself.
    const tried = attacks
      .filter((attack) => attack.component === undefined)
      .map((attack) => ({
        name: attack.name,
        times: concerns(attack, engine, holes) ? attack.asked - attack.worked : attack.asked,
        guesses: attack.id.endsWith('guessed'),
      }))
      .filter(({ times, guesses }) => times > 0 && !guesses)
      .toSorted((one, other) => other.times - one.times);
    if (tried.length === 0) return [];
    const total = tried.reduce((sum, { times }) => sum + times, 0);
    const kinds = listed(
      tried.map(({ name, times }) => `${name} (${times})`),
      4,
    );
    return [
      {
        subject: 'access logs',
        says: `Among ${plural(lines, 'request')}, ${total.toLocaleString('en-GB')} looked for known holes and were not answered as if they had found one: ${kinds}.`,
      },
    ];
  },
});
