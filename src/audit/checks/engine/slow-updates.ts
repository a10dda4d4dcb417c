import { defineCheck } from '../../../core/check.ts';
import { Unknown } from '../../../core/fact.ts';
import { listed, plural } from '../../../core/text.ts';
import { type Compared, engineHoles, extensionHoles, phpHoles } from '../../facts/holes.ts';
import { lasting, waitingOf } from './exposure-time.ts';

/** Fewer are no habit. */
const LEAST = 3;
/** One forgotten engine is worse than three forgotten extensions. */
const ENGINE_DAYS = 90;
const PATIENCE_DAYS = 30;

export default defineCheck({
  id: 'slow-updates',
  title: 'Security updates come late in this shop',
  side: 'files',
  severity: 'medium',
  why: 'Attackers use a public hole within days. A shop in which updates take months is open most of the time, whatever else is done for it.',
  fix: 'Settle who puts in security updates within a month, and by when.',
  steps: [
    'Name one person, inside or outside the house, who puts in security updates, and who stands in during holidays.',
    'If you have no developer, a hosted shop or a host who manages updates is safer: they put updates in for all their shops within days, whether or not anybody here thinks of it, and it costs less than one break-in.',
    'Remove extensions that nobody needs: what is not there needs no updates.',
  ],
  who: 'owner',
  effort: 'days',
  standards: ['pci-dss-4.0.1:6.3.3', 'owasp-2025:A03'],
  rows: [],
  needs: {},
  wants: { engineHoles, extensionHoles, phpHoles },

  find({ engineHoles: engine, extensionHoles: extensions, phpHoles: php }, { now }) {
    const all = [engine, extensions, php].filter((one): one is Compared => one !== undefined);
    const looked = all.reduce((sum, one) => sum + one.looked, 0);
    if (looked === 0) return new Unknown('not-asked', 'No component was compared with known holes; add --root.');
    const waiting = all
      .flatMap(({ affected }) => affected)
      .filter(({ off }) => !off)
      .flatMap((one) => {
        const found = waitingOf(one, now);
        return found ? [{ name: one.name, days: found.days, engine: engine?.affected.includes(one) === true }] : [];
      })
      .toSorted((one, other) => other.days - one.days);
    const median = waiting[waiting.length >> 1]?.days ?? 0;
    const forgotten = waiting.some((one) => one.engine && one.days > ENGINE_DAYS);
    if ((waiting.length < LEAST && !forgotten) || median <= PATIENCE_DAYS) return [];
    const longest = waiting.map(({ name, days }) => `${name} (${lasting(days)})`);
    return [
      {
        subject: 'updates',
        says: `Of ${plural(looked, 'component')} that could be compared, ${waiting.length} ${waiting.length === 1 ? 'waits' : 'wait'} for a security update; half of them have waited for ${lasting(median)} or longer: ${listed(longest, 4)}.`,
        severity: forgotten || median > ENGINE_DAYS ? ('medium' as const) : ('low' as const),
      },
    ];
  },
});
