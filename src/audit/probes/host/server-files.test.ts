import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FileEntry, Host } from '../../../core/hands.ts';
import { Unknown } from '../../../core/fact.ts';
import type { HostSettings, Software } from '../../facts/host.ts';
import serverFiles from './server-files.ts';

/** A machine that is nothing but these files. */
function machine(files: Readonly<Record<string, string>>): Host {
  return {
    name: 'made up',
    text: async (path) => files[path],
    async list(folder) {
      const names = new Set(
        Object.keys(files)
          .filter((path) => path.startsWith(`${folder}/`))
          .map((path) => path.slice(folder.length + 1).split('/')[0] ?? ''),
      );
      if (names.size === 0) return undefined;
      return [...names].map((name): FileEntry => ({
        path: `${folder}/${name}`,
        type: 'file',
        size: 0,
        mode: 0,
        modified: 0,
      }));
    },
  };
}

const tools = {
  now: () => new Date(0),
  signal: new AbortController().signal,
  log: { debug() {}, info() {}, warn() {}, error() {} },
  tell() {},
};

async function read(
  files: Readonly<Record<string, string>>,
): Promise<{ software: readonly Software[]; settings: HostSettings }> {
  const { softwareOnHost, hostSettings } = await serverFiles.gather({ host: machine(files) }, {}, tools);
  assert.ok(!(softwareOnHost instanceof Unknown) && !(hostSettings instanceof Unknown));
  return { software: softwareOnHost, settings: hostSettings };
}

test('tells whether Apache runs PHP within itself, where there is an Apache', async () => {
  const of = async (...modules: readonly string[]) =>
    (await read(Object.fromEntries(modules.map((name) => [`/etc/apache2/mods-enabled/${name}`, ''])))).settings
      .phpModule;

  assert.equal(await of('php8.2.load', 'php8.2.conf', 'rewrite.load'), 'php8.2.load');
  assert.equal(await of('proxy_fcgi.load', 'rewrite.load'), '');
  assert.equal(await of(), null);
});

test('reads the system and every PHP that serves pages', async () => {
  const { software, settings } = await read({
    '/etc/os-release': 'NAME="Debian GNU/Linux"\nVERSION_ID="12"\nID=debian\n',
    '/etc/php/8.2/fpm/php.ini': '; display_errors = On\ndisplay_errors = Off\nallow_url_include = "1" ; why\n',
  });

  assert.deepEqual(
    software.map(({ name, version }) => `${name} ${version}`),
    ['Debian 12', 'PHP 8.2'],
  );
  assert.deepEqual(
    settings.php.map(({ name, value }) => [name, value]),
    [
      ['display_errors', 'Off'],
      ['allow_url_include', '1'],
    ],
  );
});

test('takes the first value of sshd, included files first, and nothing below Match', async () => {
  const { settings } = await read({
    '/etc/ssh/sshd_config':
      'Include /etc/ssh/sshd_config.d/*.conf\nPasswordAuthentication yes\nMatch User sftp\n  PermitRootLogin yes\n',
    '/etc/ssh/sshd_config.d/50-keys.conf': 'PasswordAuthentication no\n',
  });

  assert.deepEqual(settings.ssh?.values, { passwordauthentication: 'no', include: '/etc/ssh/sshd_config.d/*.conf' });
});

test('tells automatic updates on, off and unknown apart', async () => {
  const name = '/etc/apt/apt.conf.d/20auto-upgrades';

  assert.equal((await read({ [name]: 'APT::Periodic::Unattended-Upgrade "1";\n' })).settings.automaticUpdates, true);
  assert.equal((await read({ [name]: 'APT::Periodic::Unattended-Upgrade "0";\n' })).settings.automaticUpdates, false);
  assert.equal((await read({})).settings.automaticUpdates, null);
});

test('reads where the database listens', async () => {
  const { settings } = await read({
    '/etc/mysql/mariadb.conf.d/50-server.cnf': '[mysqld]\n#bind-address = ::\nbind-address = 0.0.0.0\n',
  });

  assert.deepEqual(
    settings.databaseAddresses?.map(({ address }) => address),
    ['0.0.0.0'],
  );
});
