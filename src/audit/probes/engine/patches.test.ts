import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import type { FileEntry, Files } from '../../../core/hands.ts';
import patches from './patches.ts';

function filesOf(texts: Readonly<Record<string, string>>): Files {
  const entry = (path: string, type: FileEntry['type']): FileEntry => ({
    path,
    type,
    size: 1,
    mode: 0o644,
    modified: 0,
  });
  return {
    text: async (path: string) => texts[path],
    list: async (folder: string) => {
      const below = Object.keys(texts).filter((path) => folder === '' || path.startsWith(`${folder}/`));
      const names = new Set(below.map((path) => path.slice(folder === '' ? 0 : folder.length + 1).split('/')[0] ?? ''));
      return [...names].map((name) => {
        const path = folder === '' ? name : `${folder}/${name}`;
        return entry(path, texts[path] === undefined ? 'folder' : 'file');
      });
    },
  } as unknown as Files; // the probe asks for these two and no others
}

async function look(id: string, texts: Readonly<Record<string, string>>) {
  const inFiles = { id, certainty: 'certain' as const, versions: [] };
  return (await patches.gather({ files: filesOf(texts) }, { inFiles }, undefined as never)).patchesSeen;
}

const processor = 'vendor/magento/framework/Webapi/ServiceInputProcessor.php';

test('sees patches by what only the patched file holds', async () => {
  const seen = await look('magento2', {
    [processor]: 'if (is_subclass_of($className, \\SimpleXMLElement::class) || 1) {}',
  });

  assert.ok(!(seen instanceof Unknown));
  assert.equal(seen.looked, true);
  assert.deepEqual(
    seen.seen.map(({ name, proof }) => `${name} ${proof}`),
    ['VULN-27015 content', 'CVE-2024-34102 content'],
  );
});

test('sees that the file is as it was', async () => {
  const seen = await look('magento2', { [processor]: '<?php class ServiceInputProcessor {}' });

  assert.deepEqual(seen, { looked: true, seen: [], open: [] });
});

test('a patch that is named only is no proof', async () => {
  const seen = await look('magento2', {
    'm2-hotfixes/VULN-32437-2-4-X-patch.patch': 'diff',
    'composer.json':
      '{"extra":{"patches":{"magento/framework":{"x":"patches/MDVA-43395.patch"}}},"description":"CVE-2020-1"}',
  });

  assert.ok(!(seen instanceof Unknown));
  assert.equal(seen.looked, false);
  assert.deepEqual(seen.seen.map(({ name, proof }) => `${name} ${proof}`).toSorted(), [
    'MDVA-43395 named',
    'VULN-32437 named',
  ]);
});

test("believes the answer of Adobe's own tool", async () => {
  const seen = await look('magento2', {
    'var/patch-status.json':
      '{"vulnerability_status":{"CVE-2026-48358":{"status":"PROTECTED"},"CVE-2026-92464":{"status":"VULNERABLE"},"CVE-2026-92909":{"status":"UNKNOWN"}}}',
  });

  assert.ok(!(seen instanceof Unknown));
  assert.deepEqual(seen.seen, [{ name: 'CVE-2026-48358', place: 'var/patch-status.json', proof: 'tool' }]);
  assert.deepEqual(seen.open, ['CVE-2026-92464']);
});

test('a patch of Magento 1 that was taken back is not there', async () => {
  const seen = await look('openmage', {
    'app/etc/applied.patches.list':
      '2015-02-10 | SUPEE-5344 | CE\n2015-03-01 | SUPEE-5994 | CE\n2015-04-01 | SUPEE-5994 | REVERTED',
    'app/code/core/Mage/Core/Controller/Request/Http.php': 'class Http { protected $_internallyForwarded = false; }',
  });

  assert.ok(!(seen instanceof Unknown));
  assert.deepEqual(
    seen.seen.filter(({ name }) => name.startsWith('SUPEE')).map(({ name, proof }) => `${name} ${proof}`),
    ['SUPEE-5344 content'],
  );
});

test('does not arise for engines whose patches move the version', async () => {
  assert.ok((await look('opencart', {})) instanceof Unknown);
});
