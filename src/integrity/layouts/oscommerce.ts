import type { Layout } from '../layout.ts';
import { rootSettings } from './settings.ts';

/** osCommerce 2: the folder `catalog` of the repository is the release. Add-ons change its files by hand. */
export const oscommerce: Layout = {
  engines: ['oscommerce'],
  parts: [
    {
      pack: 'oscommerce',
      name: 'osCommerce',
      at: '',
      source: { below: 'catalog/', previews: true },
      closed: [],
      renamed: ['admin'],
      own: [
        ...rootSettings,
        /^(?:admin\/)?includes\/(?:local\/)?configure\.php$/,
        /^includes\/OSC\/(?:Conf\/|Sites\/[\w.-]{1,60}\/site_conf\.php$)/,
      ],
      removed: ['install'],
    },
  ],
};
