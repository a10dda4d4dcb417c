import type { DatabaseLogin, EngineConfig } from '../core/own.ts';
import type { ConfigView } from './facts/engine.ts';

/** What may be known of the store's configuration: everything but its secrets. */
export function configView(config: EngineConfig): ConfigView {
  return {
    prefix: config.prefix,
    flags: config.flags,
    databases: config.databases.map((login) => ({
      driver: login.driver,
      host: login.host,
      user: login.user,
      password: strength(login),
    })),
    ...(config.adminPath === undefined ? {} : { adminPath: config.adminPath }),
    ...(config.url === undefined ? {} : { url: config.url }),
    ...(config.debug === undefined ? {} : { debug: config.debug }),
  };
}

function strength({ user, password }: DatabaseLogin): ConfigView['databases'][number]['password'] {
  if (password === '') return 'empty';
  if (password === user) return 'same-as-user';
  return password.length < 8 ? 'short' : 'set';
}
