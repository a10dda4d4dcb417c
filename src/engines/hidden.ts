import type { HiddenPlace } from './engine.ts';

/** A web server's own list of a folder, whose heading names the folder; nginx, Apache, lighttpd, IIS and Python say it so. */
export function listing(folder: string, because: string): HiddenPlace {
  const name = folder.replace(/\/+$/, '').replace(/[.+?^${}()|[\]\\]/g, '\\$&');
  return {
    path: `${folder.replace(/\/+$/, '')}/`,
    because,
    holds: new RegExp(
      `<title>(?:Index of|Directory listing for) [^<]{0,200}${name}/?</title>|<h1>Index of [^<]{0,200}${name}/?</h1>`,
      'i',
    ),
    check: 'directory-listing',
  };
}

const endings = ['.bak', '.old', '.save', '.orig', '.txt', '~', '.1', '.dist'];

/** Copies of a configuration file under the names that editors and people give them, and the editor's swap file. */
export function configCopies(path: string, holds: RegExp, because: string): readonly HiddenPlace[] {
  const slash = path.lastIndexOf('/') + 1;
  const swap = `${path.slice(0, slash)}.${path.slice(slash)}.swp`;
  const copies = endings.map((ending) => ({
    path: `${path}${ending}`,
    because,
    holds,
    check: 'exposed-config-copy' as const,
  }));
  return [...copies, { path: swap, because, holds: /^b0VIM /, check: 'exposed-config-copy' }];
}

/** Logs of Monolog and Zend: a date and a level at the beginning of a line. */
export const logLine =
  /^\[?\d{4}-\d\d-\d\d[T ][\d:.+-]{5,30}\]? (?:[\w.-]{1,40}\.)?(?:DEBUG|INFO|NOTICE|WARN|WARNING|ERR|ERROR|CRIT|CRITICAL|ALERT|EMERG|EMERGENCY)\b/m;
