import type { Engine } from '../engine.ts';
import { content, sensitive } from './columns.ts';
import { admins, apiKeys, extensions, payments, settings } from './database.ts';
import { places } from './places.ts';
import { readExtensions, readFiles, reads } from './read.ts';

/** Magento 1 and those who keep it alive: OpenMage LTS and Maho. */
export default {
  id: 'openmage',
  name: 'Magento 1 / OpenMage',
  kind: 'self-hosted',
  marks: {
    web: [
      { in: 'body', pattern: /Mage\.Cookies\.(?:path|domain)/, weight: 0.9 },
      { in: 'body', pattern: /\/skin\/frontend\/[\w-]{1,60}\/[\w-]{1,60}\//, weight: 0.9 },
      { in: 'body', pattern: /\/js\/(?:varien|mage)\/[\w/-]{1,60}\.js/, weight: 0.7 },
      { in: 'body', pattern: /var BLANK_URL\s{0,3}=/, weight: 0.6 },
      { in: 'body', pattern: /new Translate\(|\/js\/prototype\/(?:prototype|validation)\.js/, weight: 0.4 },
      { in: 'cookie', pattern: /^(?:om_frontend|maho_session)$/, weight: 0.9 },
      { in: 'cookie', pattern: /^frontend$/, weight: 0.4 },
      { in: 'cookie', pattern: /^external_no_cache$/, weight: 0.5 },
    ],
    files: [
      { path: 'app/Mage.php', holds: /final class Mage\b|class Mage\b/, weight: 0.9 },
      { path: 'app/etc/local.xml', holds: /<global>|<default_setup>/, weight: 0.5 },
      { path: 'app/code/core/Mage/Core/etc/config.xml', weight: 0.6 },
      { path: 'vendor/mahocommerce/maho/app/Mage.php', weight: 0.9 },
      { path: 'composer.json', holds: /"(?:mahocommerce\/maho|openmage\/magento-lts)"/, weight: 0.8 },
    ],
  },
  reads,
  readFiles,
  readExtensions,
  places,
  database: {
    proof: ['core_resource', 'core_config_data', 'admin_user', 'admin_role', 'eav_attribute'],
    admins,
    apiKeys,
    settings,
    payments,
    extensions,
    content,
    sensitive,
  },
  knowledge: {
    default: { releases: 'openmage', eol: 'openmage' },
    openmage: { releases: 'openmage', eol: 'openmage' },
    magento1: { releases: 'magento1', eol: 'magento1' },
    'magento1-enterprise': { eol: 'magento1' },
    maho: {},
  },
} satisfies Engine;
