import type { Layout } from '../layout.ts';
import { rootSettings } from './settings.ts';

/** OpenCart: the folder `upload` of the repository is the release. Extensions put their files among the core's. */
export const opencart: Layout = {
  engines: ['opencart'],
  parts: [
    {
      pack: 'opencart',
      name: 'OpenCart',
      at: '',
      source: { below: 'upload/' },
      closed: [
        'system/engine',
        'system/library/cache',
        'system/library/cart',
        'system/library/db',
        'system/library/session',
      ],
      renamed: ['admin'],
      // What the installer of vQmod writes.
      allows: ['index.php', 'admin/index.php'].map((path) => ({
        path,
        line: /^(?:\/\/ {0,3}(?:vqmod|virtualqmod|startup|application)[\w ]{0,20}|require_once\('\.{1,2}\/vqmod\/vqmod\.php'\);|VQMod::bootup\(\);|require_once\(VQMod::modCheck\(DIR_SYSTEM \. '[\w./]{1,60}'\)\);)$/i,
      })),
      own: [
        ...rootSettings,
        /^(?:admin\/)?(?:config|config-dist)\.php$/,
        /^robots\.txt$/,
        /^system\/storage\/(?:backup|cache|download|logs|marketplace|modification|session|upload)\//,
      ],
      removed: ['install', 'system/storage', 'config-dist.php', 'admin/config-dist.php'],
    },
  ],
};
