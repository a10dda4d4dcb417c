/** The sides from which a store is looked at, in the order of reports. */
export const sides = ['web', 'tls', 'files', 'database', 'accounts', 'host'] as const;
export type Side = (typeof sides)[number];

/** How a side is called in front of a shop owner. */
export const sideNames: Readonly<Record<Side, string>> = {
  web: 'Web pages',
  tls: 'Encryption in transit',
  files: 'Files and settings',
  database: 'Database',
  accounts: 'Staff accounts',
  host: 'Server',
};
