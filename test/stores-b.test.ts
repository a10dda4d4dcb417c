// Made-up stores of WordPress with WooCommerce, PrestaShop, OpenCart, Zen Cart and osCommerce: what is read, and judged.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { configView } from '../src/audit/config-view.ts';
import { checks } from '../src/audit/checks/index.gen.ts';
import { config, extensions, type Recognised, recognised } from '../src/audit/facts/engine.ts';
import { settings } from '../src/audit/facts/database.ts';
import { judge } from '../src/audit/judge.ts';
import { below, recogniseFiles } from '../src/audit/recognise.ts';
import { recogniseTables } from '../src/audit/recognise-tables.ts';
import { carryOut } from '../src/audit/probes/look.ts';
import { fetchFiles } from '../src/audit/probes/reading.ts';
import { Unknown } from '../src/core/fact.ts';
import type { Database } from '../src/core/hands.ts';
import type { Tools } from '../src/core/tools.ts';
import { engineById } from '../src/engines/find.ts';
import type { Engine, Extension } from '../src/engines/engine.ts';
import { engines } from '../src/engines/index.gen.ts';
import { openDatabase } from '../src/io/databases/open.ts';
import { openFiles } from '../src/io/files/open.ts';
import { makeMysql } from './databases/servers.ts';
import { type MadeShop, type State, statementsOf, writeShop } from './stores/made-shop.ts';
import { store as opencart15 } from './stores/opencart-1.5/store.ts';
import { store as opencart3 } from './stores/opencart-3/store.ts';
import { store as opencart4 } from './stores/opencart-4/store.ts';
import { store as oscommerce22 } from './stores/oscommerce-2.2/store.ts';
import { store as oscommerce23 } from './stores/oscommerce-2.3/store.ts';
import { store as oscommerce4 } from './stores/oscommerce-4/store.ts';
import { store as phoenix } from './stores/oscommerce-phoenix/store.ts';
import { store as prestashop16 } from './stores/prestashop-1.6/store.ts';
import { store as prestashop8 } from './stores/prestashop-8/store.ts';
import { store as thirtybees } from './stores/thirtybees-1.5/store.ts';
import { store as woocommerce } from './stores/woocommerce-10/store.ts';
import { store as composed } from './stores/wordpress-composed/store.ts';
import { store as zencart15 } from './stores/zen-cart-1.5/store.ts';
import { store as zencart2 } from './stores/zen-cart-2/store.ts';

const stores: Readonly<Record<string, MadeShop>> = {
  'WooCommerce 10': woocommerce,
  'WordPress by Composer': composed,
  'PrestaShop 1.6': prestashop16,
  'PrestaShop 8': prestashop8,
  'thirty bees 1.5': thirtybees,
  'OpenCart 1.5': opencart15,
  'OpenCart 3': opencart3,
  'OpenCart 4': opencart4,
  'Zen Cart 1.5': zencart15,
  'Zen Cart 2': zencart2,
  'osCommerce 2.2': oscommerce22,
  'osCommerce 2.3': oscommerce23,
  'CE Phoenix': phoenix,
  'osCommerce 4': oscommerce4,
};
const silent = (): void => {};
const tools: Tools = {
  now: () => new Date('2026-11-23T12:00:00Z'),
  signal: new AbortController().signal,
  log: { debug: silent, info: silent, warn: silent, error: silent },
  tell: silent,
};
const first = await makeMysql();
const skip = typeof first === 'string' ? first : false;
if (typeof first !== 'string') await first.drop();

for (const [name, store] of Object.entries(stores)) {
  test(`${name}: engine, version, edition, settings and extensions are read from its files`, async () => {
    const { seen, own, installed } = await readFiles(store, 'clean');

    assert.equal(seen.id, store.engine);
    assert.equal(seen.certainty, 'certain');
    assert.equal(seen.edition, store.edition);
    assert.equal(seen.versions[0]?.version, store.version);
    assert.equal(own?.prefix, store.prefix);
    assert.equal(own?.adminPath, store.adminPath);
    assert.deepEqual(
      installed.map((one) => (one.version === undefined ? one.name : `${one.name}@${one.version}`)).toSorted(),
      store.extensions,
    );
    const [login] = own?.databases ?? [];
    assert.deepEqual(
      login && { host: login.host, user: login.user, password: login.password, name: login.name },
      store.login,
    );
  });

  test(
    `${name}: its checks speak of what is planted and of nothing else`,
    { skip: store.tables ? skip : false },
    async () => {
      const planted = await judged(store, 'planted');
      const clean = await judged(store, 'clean');

      for (const id of store.planted) assert.ok(planted.has(id), `${id} is silent`);
      assert.deepEqual(
        [...clean].filter(([id, severity]) => store.planted.includes(id) || severity !== 'info'),
        [],
      );
    },
  );
}

test('WooCommerce: staff, keys and payment methods come out of its tables', { skip }, async () => {
  await withTables(woocommerce, 'clean', async ({ database, engine, prefix }) => {
    const own = { config: undefined, prefix };
    const admins = await carryOut(looks(engine).admins, database, own);
    const keys = await carryOut(looks(engine).apiKeys, database, own);
    const payments = await carryOut(looks(engine).payments, database, own);
    const reading = await carryOut(looks(engine).settings, database, own);
    const installed = await carryOut(looks(engine).extensions, database, own);

    assert.deepEqual(
      admins.map(({ login, full, lastLogin, secondFactor }) => [login, full, lastLogin, secondFactor]),
      [
        ['mira', true, '2025-09-27T19:06:40.000Z', 'off'],
        ['packer', false, undefined, 'off'],
      ],
    );
    assert.deepEqual(
      keys.map(({ name, writes, full, owner }) => [name, writes, full, owner]),
      [
        ['Accounting', false, false, 'mira'],
        ['Stock', true, true, 'mira'],
      ],
    );
    assert.deepEqual(
      payments.map(({ code, enabled, integration }) => [code, enabled, integration]),
      [
        ['cod', true, 'offline'],
        ['stripe', true, 'iframe'],
      ],
    );
    assert.deepEqual(
      reading.secrets.map(({ name, kind }) => [name, kind]),
      [['woocommerce_stripe_settings.secret_key', 'gateway']],
    );
    assert.deepEqual(
      installed.map(({ name, version, enabled }) => [name, version, enabled]),
      [
        ['woocommerce', '10.2.1', true],
        ['hello', '1.7.2', false],
      ],
    );
  });
});

test('PrestaShop: staff, keys and payment methods come out of its tables', { skip }, async () => {
  await withTables(prestashop8, 'clean', async ({ database, engine, prefix }) => {
    const own = { config: undefined, prefix };
    const admins = await carryOut(looks(engine).admins, database, own);
    const keys = await carryOut(looks(engine).apiKeys, database, own);
    const payments = await carryOut(looks(engine).payments, database, own);
    const reading = await carryOut(looks(engine).settings, database, own);

    assert.deepEqual(
      admins.map(({ login, full, active, roles }) => [login, full, active, roles[0]]),
      [
        ['mira@shop.example', true, true, 'SuperAdmin'],
        ['sales@shop.example', false, false, 'Salesman'],
      ],
    );
    assert.deepEqual(
      keys.map(({ name, writes, full }) => [name, writes, full]),
      [['Stock', true, false]],
    );
    assert.deepEqual(
      payments.map(({ code, enabled, integration }) => [code, enabled, integration]),
      [['ps_wirepayment', true, 'offline']],
    );
    assert.deepEqual(reading.urls, [{ name: 'shop_url.domain', value: 'https://shop.example/' }]);
    assert.deepEqual(
      reading.secrets.map(({ name }) => name),
      ['configuration.STRIPE_SECRET_KEY'],
    );
  });
});

test('OpenCart: staff with salted hashes, and payment methods, come out of its tables', { skip }, async () => {
  await withTables(opencart3, 'clean', async ({ database, engine, prefix }) => {
    const own = { config: undefined, prefix };
    const [admin] = await carryOut(looks(engine).admins, database, own);
    const payments = await carryOut(looks(engine).payments, database, own);
    const reading = await carryOut(looks(engine).settings, database, own);

    assert.equal(admin?.full, true);
    assert.equal(admin.hash, `opencart-sha1:qwertyuio:${'b'.repeat(40)}`);
    assert.deepEqual(
      payments.map(({ code, enabled, integration }) => [code, enabled, integration]),
      [
        ['cod', true, 'offline'],
        ['pp_pro', false, 'own-form'],
      ],
    );
    assert.deepEqual(
      reading.secrets.map(({ name, kind }) => [name, kind]),
      [['setting.payment_pp_pro_password', 'gateway']],
    );
  });
});

test('Zen Cart and osCommerce: staff and payment methods come out of their tables', { skip }, async () => {
  await withTables(zencart2, 'clean', async ({ database, engine, prefix }) => {
    const admins = await carryOut(looks(engine).admins, database, { config: undefined, prefix });
    const payments = await carryOut(looks(engine).payments, database, { config: undefined, prefix });

    assert.deepEqual(
      admins.map(({ login, full, secondFactor, roles }) => [login, full, secondFactor, roles[0]]),
      [['mira', true, 'on', 'Superuser']],
    );
    assert.deepEqual(
      payments.map(({ code, enabled }) => [code, enabled]),
      [
        ['moneyorder', true],
        ['paypaldp', false],
      ],
    );
  });
  await withTables(oscommerce23, 'clean', async ({ database, engine, prefix }) => {
    const admins = await carryOut(looks(engine).admins, database, { config: undefined, prefix });
    const payments = await carryOut(looks(engine).payments, database, { config: undefined, prefix });

    assert.deepEqual(
      admins.map(({ login, lastLogin }) => [login, lastLogin]),
      [['mira', '2026-11-01T08:00:00.000Z']],
    );
    assert.deepEqual(
      payments.map(({ code, savesCards }) => [code, savesCards]),
      [
        ['cod', undefined],
        ['cc', true],
      ],
    );
  });
});

async function readFiles(store: MadeShop, state: State) {
  const written = writeShop(store, state);
  try {
    const opened = await openFiles(written.root, {}, tools);
    const found = await recogniseFiles(opened.files, engines);
    assert.ok(found, 'no engine was recognised');
    const read = await fetchFiles(below(opened.files, found.seen.root ?? ''), found.engine.reads);
    const installed = found.engine.readExtensions?.(read) ?? [];
    await opened.close();
    return { seen: found.seen, own: found.config, installed };
  } finally {
    written.remove();
  }
}

/** What the checks of this engine say, by id, with the worst severity. */
async function judged(store: MadeShop, state: State): Promise<ReadonlyMap<string, string>> {
  const { seen, own, installed } = await readFiles(store, state);
  const known = new Map<string, unknown>();
  const engine: Recognised = {
    id: seen.id,
    name: seen.id,
    kind: 'self-hosted',
    certainty: 'certain',
    editionName: seen.id,
    versions: [],
    from: ['files'],
  };
  known.set(recognised.id, engine);
  known.set(config.id, own ? configView(own) : null);
  known.set(extensions.id, installed satisfies readonly Extension[]);
  if (store.tables) {
    await withTables(store, state, async ({ database, engine: described, prefix }) => {
      const reading = await carryOut(looks(described).settings, database, { config: own, prefix });
      known.set(settings.id, { urls: reading.urls, flags: reading.flags, secrets: [] });
    });
  }
  const about = checks.filter((check) => check.engines?.includes(store.engine));
  const judgements = judge(about, known, 'made-up', tools.now());
  return new Map(
    [...judgements].flatMap(([id, { findings }]) => (findings[0] ? [[id, findings[0].severity] as const] : [])),
  );
}

async function withTables(
  store: MadeShop,
  state: State,
  work: (seen: { readonly database: Database; readonly engine: Engine; readonly prefix: string }) => Promise<void>,
): Promise<void> {
  const made = await makeMysql();
  assert.ok(typeof made !== 'string', 'no server');
  try {
    await made.run(statementsOf(store, state));
    const opened = await openDatabase(
      { where: made.dsn, logins: undefined, files: new Unknown('not-asked', ''), ssh: {} },
      tools,
    );
    assert.ok(!(opened instanceof Unknown));
    const found = await recogniseTables(opened.database, engines);
    const engine = found && engineById(found.seen.id);
    assert.ok(found && engine, 'the tables were not recognised');
    assert.equal(found.seen.id, store.engine);
    assert.equal(found.prefix, store.prefix);
    await work({ database: opened.database, engine, prefix: found.prefix });
    await opened.close();
  } finally {
    await made.drop();
  }
}

/** The looks that all of these engines have; an engine without one fails its test. */
function looks(engine: Engine) {
  const { admins, apiKeys, payments, settings: reading, extensions: installed } = engine.database ?? {};
  const none = { selects: {}, read: () => [] };
  assert.ok(admins && payments && reading);
  return { admins, apiKeys: apiKeys ?? none, payments, settings: reading, extensions: installed ?? none };
}
