import { defineCheck } from '../../../core/check.ts';
import { Unknown } from '../../../core/fact.ts';
import { extensions, recognised } from '../../facts/engine.ts';

/** The maker's plugins that bring fixes to lines without updates of their own. */
const plugins: Readonly<Record<string, readonly string[]>> = {
  shopware5: ['swagsecurity'],
  shopware6: ['swagplatformsecurity', 'swag/platform-security'],
};

export default defineCheck({
  id: 'security-plugin-missing',
  title: "The maker's security plugin is missing",
  side: 'files',
  severity: 'medium',
  why: 'Shopware brings fixes to older versions by a plugin. Without it known holes stay open although nothing in the version number shows it.',
  fix: "Install and activate Shopware's security plugin, or update to a version that is still cared for.",
  steps: [
    'Shopware 6: SwagPlatformSecurity. Shopware 5: SwagSecurity. Both are free in the Shopware store.',
    'Keep it up to date; activate every fix in its settings.',
  ],
  who: 'developer',
  effort: 'minutes',
  standards: ['pci-dss-4.0.1:6.3.3', 'owasp-2025:A03'],
  rows: ['SW-04'],
  engines: ['shopware5', 'shopware6'],
  needs: { extensions, recognised },

  find({ extensions: all, recognised: engine }) {
    const names = plugins[engine?.id ?? ''];
    if (!engine || !names) return [];
    const found = all.find(({ name }) => names.includes(name.toLowerCase()));
    if (found) {
      if (found.enabled !== false) return [];
      return [{ subject: found.name, says: 'The plugin is there and switched off.', confidence: 'certain' }];
    }
    if (engine.id === 'shopware6') {
      const line = /^6\.(\d{1,2})(?:\.|$)/.exec(engine.version ?? '')?.[1];
      if (line === undefined)
        return new Unknown('unsupported', 'Whether the plugin is needed depends on the version, which is not known.');
      // Newer lines get their fixes by updates.
      if (Number(line) >= 6) return [];
    }
    const says = `${engine.name}${engine.version ? ` ${engine.version}` : ''} runs without it.`;
    return [{ subject: engine.id === 'shopware5' ? 'SwagSecurity' : 'SwagPlatformSecurity', says }];
  },
});
