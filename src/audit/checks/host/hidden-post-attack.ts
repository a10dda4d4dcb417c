import { defineCheck } from '../../../core/check.ts';
import { Unknown } from '../../../core/fact.ts';
import { plural } from '../../../core/text.ts';
import { accessLogs } from '../../facts/logs.ts';

export default defineCheck({
  id: 'hidden-post-attack',
  title: 'Attacks hide in requests for the first page',
  side: 'host',
  severity: 'high',
  why: 'PrestaShop takes the name of a module from what is sent, not only from the address. An attack then stands in the log as a request for the first page, and cannot be told from a customer’s.',
  fix: 'Find out which module was attacked, and update or remove it.',
  steps: [
    'Search the logged requests for the module and the controller that they name.',
    'Compare the module with its known holes, and look for files that came after the first of these requests.',
  ],
  who: 'developer',
  effort: 'hours',
  standards: ['pci-dss-4.0.1:10.2.1', 'owasp-2025:A09'],
  rows: ['PS-24'],
  engines: ['prestashop'],
  needs: { accessLogs },

  find({ accessLogs: { attacks, bodies } }) {
    const hidden = attacks.find(({ id }) => id === 'hidden-in-post');
    const [first] = hidden?.attackers ?? [];
    if (hidden && first) {
      return [
        {
          subject: 'POST /',
          says: `${plural(hidden.asked, 'request')} for the first page ${hidden.asked === 1 ? 'holds' : 'hold'} the name of a module and a command of an attack, such as from ${first.client}.`,
          severity: hidden.worked > 0 ? ('high' as const) : ('medium' as const),
          evidence: [
            { kind: 'page' as const, url: first.request, status: first.statuses[0] ?? 200, excerpt: first.trail },
          ],
        },
      ];
    }
    if (bodies) return [];
    return new Unknown(
      'unsupported',
      'The access logs do not keep what visitors send, so that attacks hidden in "POST /" cannot be seen; a web application firewall’s log would show them.',
    );
  },
});
