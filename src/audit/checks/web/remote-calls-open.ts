import { defineCheck } from '../../../core/check.ts';
import { remoteCalls } from '../../facts/wordpress.ts';

export default defineCheck({
  id: 'remote-calls-open',
  title: 'An old interface lets robots try many passwords at once',
  side: 'web',
  severity: 'low',
  why: 'xmlrpc.php takes hundreds of passwords in one request, past most limits on sign-ins, and can be made to send requests to other sites. Few stores still need it: the mobile app and Jetpack do.',
  fix: 'Refuse requests for xmlrpc.php in the web server, unless an app that you use needs it.',
  steps: [
    'Ask whoever looks after the store whether Jetpack or the mobile app is in use.',
    'If not, deny the path xmlrpc.php in the web server.',
    'If it is, let in only the addresses of that service.',
  ],
  who: 'host',
  effort: 'minutes',
  standards: ['pci-dss-4.0.1:8.3.4', 'pci-dss-4.0.1:2.2.4', 'owasp-2025:A07'],
  rows: ['WP-11'],
  engines: ['woocommerce'],
  needs: { remoteCalls },
  notApplicable: ({ remoteCalls: seen }) => (seen.open === null ? 'This is no WordPress.' : undefined),

  find({ remoteCalls: seen }) {
    if (seen.open !== true) return [];
    return [
      {
        subject: 'xmlrpc.php',
        says: 'xmlrpc.php answers, and takes calls. No call was made.',
        confidence: 'certain',
        evidence: [{ kind: 'page', url: seen.url, status: seen.status }],
      },
    ];
  },
});
