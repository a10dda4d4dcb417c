import type { Layout } from '../layout.ts';
import { rootSettings } from './settings.ts';

/** Zen Cart. Its overrides lie in folders of the template's name; plugins put files among the core's. */
export const zenCart: Layout = {
  engines: ['zen-cart'],
  parts: [
    {
      pack: 'zen-cart',
      name: 'Zen Cart',
      at: '',
      source: { below: '', without: [/(?:^|\/)\.?[\w.-]{0,40}not_for_release/, /^(?:testFramework|\.github)\//] },
      closed: ['includes/classes/db', 'includes/classes/vendors', 'includes/init_includes'],
      renamed: ['admin'],
      own: [
        ...rootSettings,
        /^(?:admin\/)?includes\/(?:local\/)?configure\.php$/,
        /^(?:cache|logs|images|media|pub|download)\//,
        /^includes\/init_includes\/overrides\//,
        /^includes\/languages\/[\w/]{0,80}\/html_includes\//,
        /^(?:composer\.(?:json|lock)|phpunit\.xml)$/,
      ],
      removed: ['zc_install', 'docs', 'extras', 'editors', 'download', 'pub', 'media', 'install.txt'],
    },
  ],
};
