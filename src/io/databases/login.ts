/** Where a database server is, and who we are to it. */
export interface Login {
  readonly driver: 'mysql' | 'postgres';
  readonly host: string;
  readonly port: number;
  /** MySQL: the socket's path. PostgreSQL: its folder. Goes before host and port. */
  readonly socket?: string;
  readonly user: string;
  readonly password: string;
  readonly name: string;
  /**
   * `try`: encrypted where the server offers it, its certificate not looked at, since most database servers sign their
   * own; plain text otherwise, as the store itself would. `on`: never in plain. `verify`: with a trusted certificate.
   */
  readonly tls: 'off' | 'try' | 'on' | 'verify';
}

/** How a person would name it; without the password. */
export function nameOf(login: Login): string {
  const where = login.socket ?? `${login.host}:${login.port}`;
  return `${login.name} on ${login.driver === 'mysql' ? 'MySQL' : 'PostgreSQL'} at ${where}`;
}

export const CONNECT_MILLISECONDS = 10_000;
/** Seconds that one statement may take, its rows being fetched included. */
export const STATEMENT_SECONDS = 120;
