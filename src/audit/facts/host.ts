import { type Fact, fact } from '../../core/fact.ts';

/** A program below the store, as it tells its version somewhere. */
export type Software = {
  readonly product:
    | 'php'
    | 'apache-http-server'
    | 'nginx'
    | 'mariadb'
    | 'mysql'
    | 'postgresql'
    | 'debian'
    | 'ubuntu'
    | 'almalinux'
    | 'rocky-linux'
    | 'centos'
    | 'rhel'
    | 'alpine-linux';
  readonly name: string;
  readonly version: string;
  readonly place: string;
};
export const softwareOnWeb: Fact<readonly Software[]> = fact(
  'host.software-on-web',
  'Programs that name themselves in the headers of pages.',
);
export const softwareOnHost: Fact<readonly Software[]> = fact(
  'host.software',
  'Programs that the server’s own files name.',
);

/** Settings of the server that hold no secret, by file. */
export type HostSettings = {
  readonly php: readonly { readonly file: string; readonly name: string; readonly value: string }[];
  /** The module by which Apache runs PHP within itself; empty if it does not, `null` where no Apache is to be seen. */
  readonly phpModule?: string | null;
  /** The first value that stands for each key of sshd, in lower case. */
  readonly ssh: { readonly file: string; readonly values: Readonly<Record<string, string>> } | null;
  /** Addresses on which the database is told to listen; empty if none is set; `null` if no configuration was found. */
  readonly databaseAddresses: readonly { readonly file: string; readonly address: string }[] | null;
  /** `null` if this system's way of updating is not known. */
  readonly automaticUpdates: boolean | null;
  readonly timeSync: boolean | null;
};
export const hostSettings: Fact<HostSettings> = fact(
  'host.settings',
  'Settings of PHP, SSH, the database and the system on the server.',
);
