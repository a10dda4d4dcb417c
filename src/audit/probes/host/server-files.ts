import type { Host } from '../../../core/hands.ts';
import { defineProbe } from '../../../core/probe.ts';
import { type HostSettings, hostSettings, type Software, softwareOnHost } from '../../facts/host.ts';

const systems: Readonly<Record<string, readonly [Software['product'], string]>> = {
  debian: ['debian', 'Debian'],
  ubuntu: ['ubuntu', 'Ubuntu'],
  almalinux: ['almalinux', 'AlmaLinux'],
  rocky: ['rocky-linux', 'Rocky Linux'],
  centos: ['centos', 'CentOS'],
  rhel: ['rhel', 'RHEL'],
  alpine: ['alpine-linux', 'Alpine Linux'],
};
/** Settings of php.ini that a check knows. */
const phpNames = new Set([
  'display_errors',
  'expose_php',
  'allow_url_include',
  'auto_prepend_file',
  'auto_append_file',
  'enable_dl',
  'session.use_strict_mode',
  'session.cookie_httponly',
  'session.cookie_secure',
  'session.upload_progress.enabled',
]);

export default defineProbe({
  id: 'server-files',
  title: 'Reads the settings of the server',
  hands: ['host'],
  needs: {},
  gives: { softwareOnHost, hostSettings },
  touch: 'visitor',

  async gather({ host }) {
    const phpFolders = await names(host, '/etc/php');
    const versions = phpFolders.filter((name) => /^\d+\.\d+$/.test(name));
    const software = [
      ...(await system(host)),
      ...versions.map((version): Software => ({ product: 'php', name: 'PHP', version, place: `/etc/php/${version}` })),
    ];
    const settings: HostSettings = {
      php: await phpSettings(host, versions),
      phpModule: await phpModule(host),
      ssh: await sshSettings(host),
      databaseAddresses: await databaseAddresses(host),
      automaticUpdates: await automaticUpdates(host),
      timeSync: await timeSync(host),
    };
    return { softwareOnHost: software, hostSettings: settings };
  },
});

async function system(host: Host): Promise<readonly Software[]> {
  const text = (await host.text('/etc/os-release')) ?? '';
  const id = value(text, 'ID');
  const version = value(text, 'VERSION_ID');
  const known = systems[id];
  return known && version ? [{ product: known[0], name: known[1], version, place: '/etc/os-release' }] : [];
}

function value(text: string, name: string): string {
  return new RegExp(`^${name}="?([^"\\n]{0,100})"?$`, 'm').exec(text)?.[1] ?? '';
}

async function names(host: Host, folder: string): Promise<readonly string[]> {
  return ((await host.list(folder)) ?? []).map(({ path }) => path.slice(path.lastIndexOf('/') + 1));
}

/** Of the PHP that serves pages, not of its command line. */
async function phpSettings(host: Host, versions: readonly string[]): Promise<HostSettings['php']> {
  const files = [
    ...versions.flatMap((version) => ['fpm', 'apache2', 'cgi'].map((face) => `/etc/php/${version}/${face}/php.ini`)),
    '/etc/php.ini',
    '/usr/local/etc/php/php.ini',
  ];
  const found: { file: string; name: string; value: string }[] = [];
  for (const file of files) {
    const text = (await host.text(file)) ?? '';
    for (const line of text.split('\n')) {
      const [, name = '', set = ''] = /^\s{0,20}([a-z_.]{1,60})\s{0,20}=\s{0,20}([^;]{0,200})/.exec(line) ?? [];
      if (phpNames.has(name)) found.push({ file, name, value: set.trim().replaceAll('"', '') });
    }
  }
  return found;
}

/** Of Apache, where its folder of modules is there at all. */
async function phpModule(host: Host): Promise<string | null> {
  const modules = await names(host, '/etc/apache2/mods-enabled');
  if (modules.length === 0) return null;
  return modules.find((name) => /^php[\d.]{0,5}\.load$/.test(name)) ?? '';
}

async function sshSettings(host: Host): Promise<HostSettings['ssh']> {
  const main = await host.text('/etc/ssh/sshd_config');
  if (main === undefined) return null;
  const parts = (await names(host, '/etc/ssh/sshd_config.d')).filter((name) => name.endsWith('.conf'));
  const included = await Promise.all(parts.map((name) => host.text(`/etc/ssh/sshd_config.d/${name}`)));
  // The first value of a key stands; Debian and others include the folder at the top. What follows Match is conditional.
  const includes = /^\s*include\s+\/etc\/ssh\/sshd_config\.d/im.test(main);
  const texts = includes ? [...included.map((text) => text ?? ''), main] : [main];
  const values: Record<string, string> = {};
  for (const text of texts) {
    for (const line of text.split(/^\s*match\s/im)[0]?.split('\n') ?? []) {
      const [, name = '', set = ''] = /^\s{0,20}([a-z]{1,60})(?:\s{1,20}|\s{0,5}=\s{0,5})(\S{1,200})/i.exec(line) ?? [];
      if (name !== '') values[name.toLowerCase()] ??= set.toLowerCase();
    }
  }
  return { file: '/etc/ssh/sshd_config', values };
}

async function databaseAddresses(host: Host): Promise<HostSettings['databaseAddresses']> {
  const folders = [
    '/etc/mysql',
    '/etc/mysql/conf.d',
    '/etc/mysql/mysql.conf.d',
    '/etc/mysql/mariadb.conf.d',
    '/etc/my.cnf.d',
  ];
  const listed = await Promise.all(
    folders.map(async (folder) => (await names(host, folder)).map((name) => `${folder}/${name}`)),
  );
  const files = ['/etc/my.cnf', ...listed.flat()].filter((path) => path.endsWith('.cnf'));
  const addresses: { file: string; address: string }[] = [];
  let seen = false;
  for (const file of files) {
    const text = await host.text(file);
    if (text === undefined) continue;
    seen = true;
    for (const [, address = ''] of text.matchAll(/^\s{0,20}bind[-_]address\s{0,20}=\s{0,20}(\S{1,100})/gim))
      addresses.push({ file, address });
  }
  return seen ? addresses : null;
}

async function automaticUpdates(host: Host): Promise<boolean | null> {
  const apt = await names(host, '/etc/apt/apt.conf.d');
  if (apt.length > 0) {
    const texts = await Promise.all(apt.map((name) => host.text(`/etc/apt/apt.conf.d/${name}`)));
    return texts.some((text) => /^\s*APT::Periodic::Unattended-Upgrade\s{1,9}"[^"0][^"]{0,20}"/im.test(text ?? ''));
  }
  const dnf = await host.text('/etc/dnf/automatic.conf');
  if (dnf !== undefined) return /^\s*apply_updates\s*=\s*(?:yes|true|1)/im.test(dnf);
  return (await names(host, '/etc/dnf')).length > 0 ? false : null;
}

const timers = /^(?:systemd-timesyncd|chrony|chronyd|ntp|ntpd|ntpsec|openntpd)\.service$/;

async function timeSync(host: Host): Promise<boolean | null> {
  const folders = [
    '/etc/systemd/system/sysinit.target.wants',
    '/etc/systemd/system/multi-user.target.wants',
    '/etc/systemd/system',
  ];
  const services = (await Promise.all(folders.map((folder) => names(host, folder)))).flat();
  if (services.length === 0) return null;
  return services.some((name) => timers.test(name) || name === 'dbus-org.freedesktop.timesync1.service');
}
