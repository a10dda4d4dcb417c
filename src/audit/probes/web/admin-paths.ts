import { Unknown } from '../../../core/fact.ts';
import { defineProbe } from '../../../core/probe.ts';
import { engineById } from '../../../engines/find.ts';
import { adminPaths } from '../../facts/admin.ts';
import { config, recognised } from '../../facts/engine.ts';

/** Where shops of unknown make keep their admin area. */
const general = ['admin', 'administrator', 'backend', 'backoffice'];

export default defineProbe({
  id: 'admin-paths',
  title: 'Learns where the admin area could be',
  hands: [],
  needs: {},
  wants: { recognised, config },
  gives: { adminPaths },
  touch: 'visitor',

  async gather(_hands, facts) {
    if (facts.recognised?.kind === 'hosted') {
      const detail = `The admin area of ${facts.recognised.name} is the platform's own, and is not looked at.`;
      return { adminPaths: new Unknown('unsupported', detail) };
    }
    const engine = facts.recognised ? engineById(facts.recognised.id) : undefined;
    const configured = trimmed(facts.config?.adminPath ?? '');
    return {
      adminPaths: {
        usual: (engine?.places.admin ?? general).map(trimmed),
        ...(configured === '' ? {} : { configured }),
      },
    };
  },
});

function trimmed(path: string): string {
  return path.replace(/^\/{1,9}|\/{1,9}$/g, '');
}
