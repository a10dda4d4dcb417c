import type { Layout } from '../layout.ts';
import { rootSettings } from './settings.ts';

/** Magento 2 as composer installs it. Packages of other makers have releases of their own. */
export const magento2: Layout = {
  engines: ['magento2'],
  parts: [
    {
      pack: 'magento2',
      name: 'Magento Open Source',
      at: '',
      source: { below: '' },
      closed: ['vendor/magento/*', 'lib/internal', 'setup/src'],
      own: [
        ...rootSettings,
        /^app\/etc\/(?:env|config|vendor_path|enterprise\.di)\b/,
        /^(?:pub\/(?:media|static)|var|generated)\//,
        /^pub\/errors\/(?:local|design)\.xml$/,
        /^(?:composer|package|auth|Gruntfile|grunt-config)[\w.-]{0,30}$/,
        /^dev\//,
        /^nginx\.conf\.sample$/,
      ],
      removed: ['dev', 'setup', 'phpserver', 'pub/media', 'pub/static', 'var', 'generated', '.github'],
    },
  ],
};
