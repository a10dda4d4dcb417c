import type { Layout } from '../layout.ts';
import { rootSettings } from './settings.ts';

/** Magento 1 and OpenMage LTS. Since OpenMage 20.1 the third-party libraries lie in `vendor`, which is not in the repository. */
export const openmage: Layout = {
  engines: ['openmage', 'magento1'],
  parts: [
    {
      pack: 'openmage',
      name: 'Magento 1 / OpenMage',
      at: '',
      source: {
        below: '',
        without: [/^(?:dev|docs|tests|\.github|\.ddev|\.phpstorm\.meta\.php)\//, /^\.[\w.-]{1,60}$/],
      },
      closed: ['app/code/core', 'lib/Mage', 'lib/Varien', 'lib/Zend'],
      own: [
        ...rootSettings,
        /^app\/etc\/(?:local|config|enterprise)\.xml$/,
        /^(?:var|media|app\/etc\/modules)\//,
        /^includes\/config\.php$/,
        /^errors\/(?:local|design)\.xml$/,
        /^(?:downloader|install)\//,
        /^(?:php\.ini\.sample|\.htaccess\.sample)$/,
      ],
      removed: ['downloader', 'install.php', 'dev', 'docs', 'shell', 'pkginfo', 'var', 'media', 'app/locale'],
    },
  ],
};
