import type { Layout } from '../layout.ts';
import { rootSettings } from './settings.ts';

/** Shopware 5. Its releases are built: the version is filled in, and `vendor` and the plugins of the shop are added. */
export const shopware5: Layout = {
  engines: ['shopware5'],
  parts: [
    {
      pack: 'shopware5',
      name: 'Shopware 5',
      at: '',
      source: {
        below: '',
        without: [
          /^(?:tests|build|_sql|vendor|vendor-bin|snippets|\.github)\//,
          /^\.(?:git|travis|php|scrutinizer|editor|env|bowerrc|jshint)[\w.-]{0,60}$/,
        ],
        placeholder: '___VERSION',
      },
      closed: [
        'engine/Shopware/Bundle',
        'engine/Shopware/Commands',
        'engine/Shopware/Components',
        'engine/Shopware/Core',
      ],
      own: [
        ...rootSettings,
        /^(?:var|web|files|media|cache|logs|custom)\//,
        /^engine\/Shopware\/(?:Plugins\/(?:Community|Local)|Proxies)\//,
        /^recovery\//,
        /^composer\.(?:json|lock)$/,
      ],
      removed: ['recovery', 'files', 'media', 'web', 'var', 'cache', 'logs', 'custom'],
    },
  ],
};
