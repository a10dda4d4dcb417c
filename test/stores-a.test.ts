import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { look, type Opening } from '../src/audit/audit.ts';
import { checks } from '../src/audit/checks/index.gen.ts';
import { methods, type MethodSeen } from '../src/audit/facts/payment.ts';
import { settings, type SettingsSeen } from '../src/audit/facts/database.ts';
import { type ExtensionSeen, extensions, type Recognised, recognised } from '../src/audit/facts/engine.ts';
import { admins, type AdminSeen } from '../src/audit/facts/accounts.ts';
import type { Known } from '../src/audit/gather.ts';
import { judge } from '../src/audit/judge.ts';
import { probes } from '../src/audit/probes/index.gen.ts';
import { carryOut } from '../src/audit/probes/look.ts';
import { recogniseFiles } from '../src/audit/recognise.ts';
import { Unknown } from '../src/core/fact.ts';
import type { EngineConfig } from '../src/core/own.ts';
import type { Tools } from '../src/core/tools.ts';
import { engineById } from '../src/engines/find.ts';
import { engines } from '../src/engines/index.gen.ts';
import { openDatabase } from '../src/io/databases/open.ts';
import { openFiles } from '../src/io/files/open.ts';
import { makeMysql, type Trial } from './databases/servers.ts';
import { magento19 } from './stores/magento1-1.9/store.ts';
import { magento24 } from './stores/magento2-2.4/store.ts';
import { openmage20 } from './stores/openmage-20/store.ts';
import { shopware57 } from './stores/shopware5-5.7/store.ts';
import { shopware66 } from './stores/shopware6-6.6/store.ts';
import type { MadeStore } from './stores/store-with-flaws.ts';

const now = new Date('2026-11-23T10:00:00Z');
const silent = (): void => {};
const tools: Tools = {
  now: () => now,
  signal: new AbortController().signal,
  log: { debug: silent, info: silent, warn: silent, error: silent },
  tell: silent,
};
/** What depends on the day, not on the store: releases and ends of life go on. */
const ofTheDay = /^(?:engine-outdated|[a-z-]+-end-of-life|[a-z-]+-vulnerability|idle-admin-account)$/;
/** Of the account with which the test comes in. */
const ofTheTest = 'database-rights';

function write(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'storewarden-store-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true, mode: 0o750 });
    writeFileSync(join(root, path), text);
    chmodSync(join(root, path), 0o640);
  }
  return root;
}

interface Seen {
  readonly known: Known;
  readonly config: EngineConfig | undefined;
}

async function audit(store: MadeStore, root: string, trial: Trial): Promise<Seen> {
  const files = await openFiles(root, {}, tools);
  const opened = await openDatabase({ where: trial.dsn, logins: undefined, files: files.files, ssh: {} }, tools);
  assert.ok(!(opened instanceof Unknown));
  const closed = new Unknown('not-asked', 'Not in this test.');
  const opening: Opening = {
    files: async () => files.files,
    database: async () => opened.database,
    web: async () => closed,
    host: async () => closed,
    always: {
      knowledge: { date: '2026-11-23', part: async () => undefined, lines: async () => new Map() },
      guesser: { guess: async () => [] },
    },
  };
  try {
    const known = await look(opening, { probes, engines, touch: 'visitor' }, tools);
    const { config } = (await recogniseFiles(files.files, engines)) ?? {};
    const of = engineById(store.engine)?.database;
    const own = { config, prefix: config?.prefix ?? '' };
    if (of?.settings && !known.has(settings.id)) {
      const { urls, flags } = await carryOut(of.settings, opened.database, own);
      known.set(settings.id, { urls, flags, secrets: [] } satisfies SettingsSeen);
    }
    if (of?.payments && !known.has(methods.id))
      known.set(methods.id, await carryOut(of.payments, opened.database, own));
    return { known, config };
  } finally {
    await opened.close();
    await files.close();
  }
}

function failures(known: Known): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [id, { findings }] of judge(checks, known, 'store', now)) {
    const worst = findings.find(({ severity }) => severity !== 'info');
    if (worst) found.set(id, `${worst.subject}: ${worst.says}`);
  }
  return found;
}

for (const store of [magento24, magento19, openmage20, shopware66, shopware57]) {
  test(`${store.name} is known by its files and tables, and gives no finding while it is clean`, async (t) => {
    const trial = await makeMysql();
    if (typeof trial === 'string') return t.skip(trial);
    const root = write(store.files);
    try {
      await trial.run(store.tables);

      const { known, config } = await audit(store, root, trial);

      const engine = known.get(recognised.id) as Recognised;
      assert.equal(engine.id, store.engine);
      assert.equal(engine.certainty, 'certain');
      assert.deepEqual([...new Set(engine.from)], ['files', 'database']);
      assert.equal(engine.version, store.expect.version);
      assert.equal(engine.versions[0]?.place, store.expect.place);
      if (store.expect.editionName) assert.equal(engine.editionName, store.expect.editionName);
      assert.equal(config?.adminPath, store.expect.adminPath);
      assert.equal(config?.prefix, store.expect.prefix);
      const { driver, password, ...login } = config?.databases[0] ?? {};
      assert.equal(driver, 'mysql');
      assert.ok(password);
      assert.deepEqual(login, store.expect.database);
      const listed = known.get(extensions.id) as readonly ExtensionSeen[];
      for (const [name, version] of store.expect.extensions) {
        const one = listed.find((extension) => extension.name === name);
        assert.ok(one, `${name} in ${JSON.stringify(listed)}`);
        assert.equal(one.version, version);
      }
      const staff = known.get(admins.id) as readonly AdminSeen[];
      assert.deepEqual(
        Object.fromEntries(staff.map((one) => [one.login, [one.full, one.secondFactor]])),
        store.expect.admins,
      );
      const paid = known.get(methods.id) as readonly MethodSeen[];
      assert.deepEqual(Object.fromEntries(paid.map(({ code, enabled }) => [code, enabled])), store.expect.methods);
      const failed = failures(known);
      for (const id of store.planted.checks.filter((one) => !expectedAnyway(store, one)))
        assert.equal(failed.get(id), undefined, id);
      const surprises = [...failed].filter(
        ([id]) => !ofTheDay.test(id) && id !== ofTheTest && !expectedAnyway(store, id),
      );
      assert.deepEqual(surprises, []);
    } finally {
      rmSync(root, { recursive: true, force: true });
      await trial.drop();
    }
  });

  test(`${store.name} gives the findings that were planted`, async (t) => {
    const trial = await makeMysql();
    if (typeof trial === 'string') return t.skip(trial);
    const root = write({ ...store.files, ...store.planted.files });
    try {
      await trial.run(store.tables + store.planted.tables);

      const { known } = await audit(store, root, trial);

      const failed = failures(known);
      for (const id of store.planted.checks) assert.ok(failed.has(id), `${id} in ${[...failed.keys()].join(', ')}`);
    } finally {
      rmSync(root, { recursive: true, force: true });
      await trial.drop();
    }
  });
}

/** Flaws of the engine itself, which no setting mends. */
function expectedAnyway({ engine }: MadeStore, id: string): boolean {
  if (id === 'second-factor-missing') return engine === 'openmage' || engine === 'shopware5';
  if (id === 'default-admin-path') return engine.startsWith('shopware');
  return id === 'weak-admin-hash' && engine === 'openmage';
}
