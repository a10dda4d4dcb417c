import type { Layout, Part } from '../layout.ts';
import { rootSettings } from './settings.ts';

/** The family: its releases rename two folders of the repository, and bring modules that are not in it. */
const family = {
  at: '',
  source: {
    below: '',
    moves: [
      ['admin-dev/', 'admin/'],
      ['install-dev/', 'install/'],
    ],
    without: [/^(?:tests|docs|modules|mails|translations|vendor)\//, /^\.[\w.-]{1,60}$/, /^composer\//],
  },
  closed: ['classes', 'controllers', 'Core', 'Adapter', 'webservice'],
  renamed: ['admin'],
  own: [
    ...rootSettings,
    /^config\/(?:settings|defines_custom|db_slave_server)\.inc\.php$/,
    /^config\/xml\//,
    /^(?:cache|img|log|upload|download|mails|translations|modules|override)\//,
    /^themes\/[\w.-]{1,60}\/(?:cache|lang|mails|assets)\//,
    /^admin\/(?:autoupgrade|backups|export|import)\//,
    /^tools\/smarty(?:_v2)?\/(?:cache|compile)\//,
  ],
  // The switches that the back office itself turns.
  allows: [
    {
      path: 'config/defines.inc.php',
      line: /^define\('_PS_(?:MODE_DEV|DEBUG_PROFILING|DEBUG_SQL)_', {0,3}(?:true|false)\);$/,
    },
  ],
  removed: ['install', 'docs', 'tests', 'localization', 'themes'],
} satisfies Partial<Part>;

export const prestashop: Layout = {
  engines: ['prestashop'],
  parts: [{ pack: 'prestashop', name: 'PrestaShop', ...family }],
};

export const thirtybees: Layout = {
  engines: ['thirtybees'],
  parts: [{ pack: 'thirtybees', name: 'thirty bees', ...family }],
};
