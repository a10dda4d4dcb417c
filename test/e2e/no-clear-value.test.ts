// Nothing that the program writes holds a planted value in clear: output, errors, reports in every format, saved facts, logs.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { cardOf, ibanOf } from '../databases/shop-rows.ts';
import { storewarden } from './run.ts';

const room = mkdtempSync(join(tmpdir(), 'storewarden-clear-'));
after(() => rmSync(room, { recursive: true, force: true }));

const shop = join(room, 'shop');
const home = join(room, 'home');
const written = join(room, 'written');
for (const folder of [home, written]) mkdirSync(folder, { recursive: true });

/** Put together here, so that no scanner takes this file for a leak. */
const letters = 'q7Xv2LmZr9TbKs4WcYd8HnPf3JgE6aUo1RiMx5Vw';
const planted: Readonly<Record<string, string>> = {
  card: cardOf(11),
  'card in groups': cardOf(12),
  'card in base64': cardOf(13),
  'card in UTF-16': cardOf(14),
  'card in the database': cardOf(15),
  'card in a note': cardOf(16),
  'card on a track': cardOf(17),
  iban: ibanOf(3),
  'payment key': ['sk', '_live_', letters.slice(0, 30)].join(''),
  'cloud key': ['AK', 'IA', 'QZ7XN4LKPV2M5RTD'].join(''),
  'database password': ['Rk4', 'vPz8qLw2nXt'].join(''),
  'password in an address': ['zT6', 'mWq9sDf3kHj'].join(''),
  'salt of the engine': ['h}8', 'kLw$2Zx9(QmVt4rNc7&BpYs'].join(''),
  token: ['gh', 'p_', letters.slice(0, 36)].join(''),
  'first part of an e-mail address': 'wilhelmina.koppelstaetter',
  phone: '3090182774',
  'national number': '536228726',
};
const value = (name: string): string => planted[name] ?? '';

function put(name: string, content: string | Buffer): void {
  const path = join(shop, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, content);
}

function fill(): void {
  put('wp-includes/version.php', "<?php\n$wp_version = '6.4.2';\n");
  put('wp-login.php', '<?php // sign in');
  put(
    'wp-config.php',
    `<?php\ndefine('DB_NAME', 'shop');\ndefine('DB_USER', 'shop');\ndefine('DB_PASSWORD', '${value('database password')}');\ndefine('DB_HOST', 'localhost');\ndefine('AUTH_KEY', '${value('salt of the engine')}');\ndefine('WP_DEBUG', true);\n$table_prefix = 'wp_';\n`,
  );
  put(
    'wp-content/debug.log',
    `paid with card ${value('card')}\ncard ${value('card in groups').replace(/(.{4})(?=.)/g, '$1 ')} exp 10/29 cvv 417\npayload=${Buffer.from(`{"pan":"${value('card in base64')}"}`).toString('base64')}\ntrack ;${value('card on a track')}=29101010000000000000?\nssn: ${value('national number')}\n`,
  );
  put('wp-content/uploads/export.csv', Buffer.from(`id;number\r\n1;card ${value('card in UTF-16')}\r\n`, 'utf16le'));
  put(
    'backup/orders.sql.gz',
    gzipSync(
      `CREATE TABLE orders (id int, cc_number varchar(32), email varchar(99), iban varchar(40));\nINSERT INTO orders VALUES (1,'${value('card')}','${value('first part of an e-mail address')}@teapot.shop','${value('iban')}');\n`,
    ),
  );
  put(
    '.env',
    `STRIPE_SECRET=${value('payment key')}\nAWS_ACCESS_KEY_ID=${value('cloud key')}\nGITHUB_TOKEN=${value('token')}\nQUEUE=amqp://shop:${value('password in an address')}@queue.internal/shop\nphone: +49${value('phone')}\n`,
  );
  const file = new DatabaseSync(join(shop, 'shop.db'));
  file.exec(
    `CREATE TABLE orders (id INTEGER PRIMARY KEY, cc_number TEXT, note TEXT, email TEXT, phone TEXT, iban TEXT, cvv TEXT);
     INSERT INTO orders VALUES (1, '${value('card in the database')}', 'call, card ${value('card in a note')}', '${value('first part of an e-mail address')}@teapot.shop', '+49${value('phone')}', '${value('iban')}', '417')`,
  );
  file.close();
}

const db = `sqlite:${join(shop, 'shop.db')}`;
const env = { STOREWARDEN_HOME: home };
let runs = 0;

/** Runs it, and keeps all that it says beside what it writes. */
async function run(words: readonly string[]): Promise<number> {
  const { code, stdout, stderr } = await storewarden(words, { env, cwd: written });
  writeFileSync(join(written, `run-${runs++}-${words[0]}.out`), stdout);
  writeFileSync(join(written, `run-${runs++}-${words[0]}.err`), stderr);
  return code;
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());
}

/** As it stands, without what may stand between its characters, in UTF-16 and in base64. */
function holds(bytes: Buffer, secret: string): boolean {
  const text = bytes.toString('latin1');
  const close = /^\d+$/.test(secret) ? text.replace(/(?<=\d)[ .-](?=\d)/g, '') : text;
  return (
    text.includes(secret) ||
    close.includes(secret) ||
    bytes.includes(Buffer.from(secret, 'utf16le')) ||
    text.includes(Buffer.from(secret).toString('base64').replace(/=+$/, '').slice(2, -2))
  );
}

test('no planted value is in anything that the program writes', async () => {
  fill();
  for (const format of ['jsonl', 'terminal', 'csv', 'sarif', 'pii-csv']) {
    assert.ok([0, 1, 3].includes(await run(['scan', shop, '--format', format])), format);
  }
  assert.ok([0, 1, 3].includes(await run(['scan', '--db', db, '--full'])));
  const facts = join(written, 'facts.json');
  const reports = join(written, 'reports');
  const formats = 'terminal,html,json,sarif,csv,markdown,junit,processing,cyclonedx';
  assert.ok([0, 1, 3].includes(await run(['audit', '--root', shop, '--db', db, '--save-facts', facts, '--json'])));
  assert.ok(
    [0, 1, 3].includes(await run(['audit', '--root', shop, '--db', db, '--format', formats, '--out', reports])),
  );
  assert.ok([0, 1, 3].includes(await run(['audit', '--facts', facts])));
  for (const words of [['plan'], ['init'], ['seal', '--yes'], ['status'], ['verify'], ['log'], ['undo', '--yes']]) {
    const needs = ['init', 'log'].includes(words[0] ?? '') ? [] : ['--db', db];
    assert.ok([0, 1, 3].includes(await run(['vault', ...words, ...needs])), words.join(' '));
  }

  const files = [...filesBelow(written), ...filesBelow(home)];
  const leaks = files.flatMap((path) => {
    const bytes = readFileSync(path);
    return Object.entries(planted).flatMap(([name, secret]) => (holds(bytes, secret) ? [`${name} in ${path}`] : []));
  });

  assert.deepEqual(leaks, []);
  assert.ok(holds(readFileSync(join(shop, '.env')), value('payment key')), 'what is looked for would be seen');
  assert.ok(files.length > 30, `${files.length} files were looked through`);
  const scanned = readFileSync(files.find((path) => /run-0-scan/.test(path)) ?? '', 'utf8');
  for (const detector of [
    'card-number',
    'card-track',
    'iban',
    'payment-key',
    'cloud-key',
    'password-in-url',
    'email-address',
  ])
    assert.ok(scanned.includes(`"${detector}"`), `${detector} is found, and so could have been shown`);
});
