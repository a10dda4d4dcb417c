import { defineCheck } from '../../../core/check.ts';
import { Unknown } from '../../../core/fact.ts';
import { config } from '../../facts/engine.ts';
import { noConfig } from './own-settings.ts';

export default defineCheck({
  id: 'graphql-introspection',
  title: 'The shop describes its whole interface to strangers',
  side: 'files',
  severity: 'info',
  why: 'GraphQL answers everybody who asks which questions it takes, those of every extension included. It is no hole, but it spares an attacker the search for one. It is on in every new Magento.',
  fix: 'Switch introspection off on the live shop, unless an app of yours needs it.',
  steps: ["Add 'graphql' => ['disable_introspection' => true] to app/etc/env.php, and clear the cache."],
  who: 'developer',
  effort: 'minutes',
  standards: ['owasp-2025:A02', 'asvs-5.0.0:V4'],
  rows: ['M2-31'],
  engines: ['magento2'],
  needs: { config },

  find({ config: own }) {
    if (own === null) return noConfig;
    const { mode } = own.flags;
    if (mode === undefined)
      return new Unknown('unsupported', 'The configuration does not say whether this is the live shop.');
    if (mode !== 'production' || own.flags['graphql.introspection'] === false) return [];
    return [
      {
        subject: 'graphql/disable_introspection',
        says: 'Introspection is not switched off in app/etc/env.php.',
        confidence: 'firm',
      },
    ];
  },
});
