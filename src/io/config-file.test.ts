import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { UserError } from '../core/errors.ts';
import { readConfigFile } from './config-file.ts';

const made: string[] = [];
after(() => made.forEach((path) => rmSync(path, { recursive: true })));
function folder(files: Readonly<Record<string, string>>): string {
  const path = mkdtempSync(join(tmpdir(), 'storewarden-config-'));
  made.push(path);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(path, name), text);
  return path;
}

const kinds: readonly (readonly [string, string])[] = [
  ['storewarden.config.json', '{"store":{"name":"Shop"}}'],
  ['storewarden.config.yaml', 'store:\n  name: Shop\n'],
  ['storewarden.config.mjs', "export default { store: { name: 'Shop' } };\n"],
  [
    'storewarden.config.ts',
    "const config: { store: { name: string } } = { store: { name: 'Shop' } };\nexport default config;\n",
  ],
];
for (const [name, text] of kinds) {
  test(`reads ${name}`, async () => {
    assert.deepEqual((await readConfigFile(undefined, folder({ [name]: text })))?.value, { store: { name: 'Shop' } });
  });
}

test('is content without a file, unless one was named', async () => {
  assert.equal(await readConfigFile(undefined, folder({})), undefined);
  await assert.rejects(readConfigFile('missing.json', folder({})), UserError);
});

test('says what is wrong with a broken file', async () => {
  const aliases = `a: &a [1]\nb: [${'*a,'.repeat(50)}]\n`;
  for (const [name, text] of [
    ['storewarden.config.json', '{"store":'],
    ['storewarden.config.yaml', aliases],
    ['storewarden.config.mjs', 'export default {'],
  ] as const) {
    await assert.rejects(
      readConfigFile(undefined, folder({ [name]: text })),
      (error) => error instanceof UserError && error.message.includes(name),
    );
  }
});
