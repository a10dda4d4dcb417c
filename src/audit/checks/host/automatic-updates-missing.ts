import { defineCheck } from '../../../core/check.ts';
import { Unknown } from '../../../core/fact.ts';
import { hostSettings } from '../../facts/host.ts';

export default defineCheck({
  id: 'automatic-updates-missing',
  title: 'The server does not install security updates by itself',
  side: 'host',
  severity: 'medium',
  why: 'A hole in PHP, the web server or the system stays open until somebody thinks of it.',
  fix: 'Switch on automatic security updates (unattended-upgrades, dnf-automatic), or ask the host who installs them and when.',
  who: 'host',
  effort: 'minutes',
  standards: ['pci-dss-4.0.1:6.3.3', 'owasp-2025:A02'],
  rows: ['RUN-14'],
  needs: { hostSettings },

  find({ hostSettings: { automaticUpdates } }) {
    if (automaticUpdates === null)
      return new Unknown('unsupported', 'How this system is updated is not known to storewarden.');
    if (automaticUpdates) return [];
    return [{ subject: 'security updates', says: 'No setting for automatic security updates is switched on.' }];
  },
});
