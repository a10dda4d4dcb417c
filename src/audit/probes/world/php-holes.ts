import { Unknown } from '../../../core/fact.ts';
import { defineProbe } from '../../../core/probe.ts';
import { readAdvisories } from '../../../knowledge/advisory.ts';
import { type Software, softwareOnHost, softwareOnWeb } from '../../facts/host.ts';
import { type Affected, phpHoles } from '../../facts/holes.ts';
import { affectedBy } from './affected.ts';

/**
 * Releases that distributions keep for years and mend without moving the number: Ubuntu 14.04 to 24.04, RHEL 7 to 9,
 * Debian 9 to 11; and the last release of each ended line, which hosts go on mending by themselves.
 */
const kept = new Set(
  '5.3.3 5.3.29 5.4.16 5.4.45 5.5.9 5.5.38 5.6.40 7.0.33 7.1.33 7.2.24 7.2.34 7.3.20 7.3.31 7.3.33 7.4.3 7.4.19 7.4.30 7.4.33 8.0.30 8.1.2 8.1.34 8.3.6'.split(
    ' ',
  ),
);

export default defineProbe({
  id: 'php-holes',
  title: 'Compares PHP with its known holes',
  hands: ['knowledge'],
  needs: {},
  wants: { softwareOnWeb, softwareOnHost },
  gives: { phpHoles },
  touch: 'visitor',

  async gather({ knowledge }, { softwareOnWeb: web, softwareOnHost: host }) {
    if (!web && !host) {
      return { phpHoles: new Unknown('not-asked', 'Neither pages nor the server were looked at; add --host.') };
    }
    const seen = unique([...(host ?? []), ...(web ?? [])].filter(({ product }) => product === 'php'));
    if (seen.length === 0) {
      const detail = 'PHP does not tell its version in pages, which is as it should be; add --host on the server.';
      return { phpHoles: new Unknown('no-access', detail) };
    }
    const part = await knowledge.lines('advisories/engine/php', ['php']);
    const holes = readAdvisories(part?.get('php'));
    const affected: Affected[] = [];
    for (const { version, place } of seen) {
      const plain = /^\d+\.\d+(?:\.\d+)?/.exec(version)?.[0] ?? version;
      const found = affectedBy(
        {
          name: 'PHP',
          version: plain,
          place,
          ecosystem: 'php',
          scheme: 'php',
          coarse: plain.split('.').length < 3,
          backported: plain !== version || kept.has(plain),
        },
        holes,
      );
      if (found) affected.push(found);
    }
    return { phpHoles: { looked: seen.length, affected, unread: [] } };
  },
});

/** The exact version stands for its line. */
function unique(seen: readonly Software[]): readonly Software[] {
  const byVersion = new Map(seen.map((one) => [one.version, one]));
  const exact = [...byVersion.values()].filter(({ version }) => version.split('.').length > 2);
  return exact.length > 0 ? exact : [...byVersion.values()];
}
