import type { Engine } from '../engine.ts';
import { content, sensitive } from './columns.ts';
import { admins, apiKeys, extensions, logins, payments, settings } from './database.ts';
import { places } from './places.ts';
import { readEditionFromPages, readExtensions, readFiles, reads, readVersionFromPages } from './read.ts';

/** Magento Open Source, Adobe Commerce (also on Adobe's cloud) and Mage-OS. */
export default {
  id: 'magento2',
  name: 'Magento',
  kind: 'self-hosted',
  marks: {
    web: [
      { in: 'body', pattern: /type="text\/x-magento-init"/, weight: 0.95 },
      {
        in: 'body',
        pattern: /\/static\/(?:version\d{9,11}\/)?frontend\/\w{1,80}\/[\w-]{1,80}\/[a-z]{2}_/,
        weight: 0.9,
      },
      { in: 'body', pattern: /data-mage-init=/, weight: 0.8 },
      {
        in: 'body',
        pattern: /mage\/(?:cookies|bootstrap|requirejs)|Magento_(?:Ui|Theme|Customer|Checkout)/,
        weight: 0.6,
      },
      {
        in: 'cookie',
        pattern: /^(?:X-Magento-Vary|mage-cache-sessid|mage-messages|private_content_version)$/i,
        weight: 0.8,
      },
      { in: 'header', header: 'x-magento-vary', pattern: /./, weight: 0.8 },
      { in: 'header', header: 'x-magento-tags', pattern: /./, weight: 0.9 },
      { in: 'header', header: 'x-magento-cache-debug', pattern: /HIT|MISS/, weight: 0.9 },
      { in: 'header', header: 'x-magento-cache-id', pattern: /./, weight: 0.8 },
    ],
    files: [
      { path: 'bin/magento', weight: 0.8 },
      { path: 'app/etc/NonComposerComponentRegistration.php', weight: 0.8 },
      { path: 'app/etc/di.xml', holds: /Magento\\Framework/, weight: 0.8 },
      { path: 'app/etc/env.php', holds: /'frontName'|'MAGE_MODE'|'crypt'/, weight: 0.5 },
      { path: 'vendor/*/magento2-base/composer.json', weight: 0.8 },
      {
        path: 'composer.json',
        holds: /"(?:magento|mage-os)\/(?:product|project)-[a-z]{1,20}-edition"|magento-cloud-metapackage/,
        weight: 0.8,
      },
    ],
  },
  reads,
  readFiles,
  readExtensions,
  readVersionFromPages,
  readEditionFromPages,
  versionPaths: ['magento_version'],
  places,
  database: {
    proof: ['setup_module', 'core_config_data', 'admin_user', 'authorization_role', 'eav_attribute'],
    admins,
    logins,
    apiKeys,
    customerHashes: { table: 'customer_entity', column: 'password_hash', changed: 'updated_at' },
    settings,
    payments,
    extensions,
    content,
    sensitive,
  },
  knowledge: {
    default: { releases: 'magento-open-source', eol: 'magento-open-source' },
    'adobe-commerce': { releases: 'adobe-commerce', eol: 'adobe-commerce' },
    'mage-os': { releases: 'mage-os', eol: 'mage-os' },
  },
} satisfies Engine;
