import assert from 'node:assert/strict';
import { test } from 'node:test';
import { quietTools } from '../../../../test/web-hand.ts';
import { Unknown } from '../../../core/fact.ts';
import { engineById } from '../../../engines/find.ts';
import type { Recognised } from '../../facts/engine.ts';
import probe from './admin-paths.ts';

const magento: Recognised = {
  id: 'magento2',
  name: 'Magento',
  editionName: 'Magento',
  kind: 'self-hosted',
  certainty: 'certain',
  versions: [],
  from: ['files'],
};

test('takes the usual paths from the engine, and the real one from the settings', async () => {
  const config = { prefix: '', flags: {}, databases: [], adminPath: '/admin_x7/' };

  const { adminPaths } = await probe.gather({}, { recognised: magento, config }, quietTools);

  assert.deepEqual(adminPaths, { usual: engineById('magento2')?.places.admin, configured: 'admin_x7' });
});

test('knows some usual paths of shops of unknown make', async () => {
  const { adminPaths } = await probe.gather({}, { recognised: null, config: undefined }, quietTools);

  assert.ok(
    !(adminPaths instanceof Unknown) && adminPaths.usual.includes('admin') && adminPaths.configured === undefined,
  );
});

test('leaves platforms alone', async () => {
  const { adminPaths } = await probe.gather(
    {},
    { recognised: { ...magento, name: 'Shopify', kind: 'hosted' }, config: undefined },
    quietTools,
  );

  assert.ok(adminPaths instanceof Unknown);
});
