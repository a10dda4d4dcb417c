import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import type { Opening } from '../audit/audit.ts';
import { config, type ConfigView } from '../audit/facts/engine.ts';
import type { Known } from '../audit/gather.ts';
import { UserError } from '../core/errors.ts';
import { Unknown } from '../core/fact.ts';
import type { Side } from '../core/side.ts';
import type { Store } from '../core/store.ts';
import type { Tools } from '../core/tools.ts';
import { openBrowser } from '../io/browser.ts';
import { openDatabase } from '../io/databases/open.ts';
import { openFiles } from '../io/files/open.ts';
import { openGuesser } from '../io/guesser.ts';
import { openHost } from '../io/host.ts';
import { openLogs } from '../io/logs.ts';
import { openTls } from '../io/tls.ts';
import { openWeb } from '../io/web.ts';
import type { AuditFlags } from './audit-run.ts';
import { newestKnowledge } from './knowledge-run.ts';
import { version } from './version.ts';

/** What is to be audited: the flags, and the address given as argument. */
export type Target = Partial<AuditFlags> & { readonly address?: string };

export interface Wired {
  readonly opening: Opening;
  /** Sides that the user asked for. */
  readonly asked: ReadonlySet<Side>;
  /** Names the store once its configuration has been read. */
  store(known: Known): Store;
  close(): Promise<void>;
}

/** Joins the hands to what the user asked for. Nothing of the store is touched before `opening` is used. */
export async function wire(target: Target, tools: Tools): Promise<Wired> {
  const elsewhere =
    target.address ?? target.ssh ?? (['auto', 'none'].includes(target.db ?? 'auto') ? undefined : target.db);
  const root = target.root ?? (elsewhere === undefined ? '.' : undefined);
  // With --ssh the root is a folder of the other machine.
  const local = target.root !== undefined && target.ssh === undefined && !/^sftp:\/\//i.test(target.root);
  if (local && !existsSync(target.root ?? '')) {
    throw new UserError(`There is nothing at "${target.root}".`, {
      hint: '--root takes a folder, an archive, or sftp://…',
    });
  }
  const address = target.address === undefined ? undefined : parseAddress(target.address);
  const db = target.db ?? (root === undefined && target.ssh === undefined ? 'none' : 'auto');
  const closers: (() => Promise<void>)[] = [];
  let found: string | undefined = address?.href;

  const opening: Opening = {
    always: { knowledge: await newestKnowledge(), guesser: openGuesser(tools) },

    async files() {
      if (root === undefined && target.ssh === undefined) {
        return new Unknown('not-asked', 'No files were looked at; add --root FOLDER.');
      }
      const opened = await openFiles(root ?? '.', target, tools);
      closers.push(opened.close);
      return opened.files;
    },

    async database(logins, files) {
      if (db === 'none') return new Unknown('not-asked', 'No database was looked at; add --db.');
      const opened = await openDatabase({ where: db, logins, files, ssh: target }, tools);
      if (opened instanceof Unknown) return opened;
      closers.push(opened.close);
      return opened.database;
    },

    async web(url) {
      const where = address ?? (target.url === 'auto' && url !== undefined ? parseAddress(url) : undefined);
      if (!where) {
        const detail =
          target.url === 'auto'
            ? "The store's configuration names no address; give it as argument."
            : 'No pages were looked at; give the address of the store, or --url auto.';
        return new Unknown('not-asked', detail);
      }
      found = where.href;
      const web = openWeb(where, { touch: target.touch ?? 'curious', version: version() }, tools);
      closers.push(web.close);
      const browser = await openBrowser(target.browser ?? 'auto', where, tools);
      if (!(browser instanceof Unknown)) closers.push(browser.close);
      return {
        web: web.web,
        tls: openTls(where, tools),
        browser: browser instanceof Unknown ? browser : browser.browser,
      };
    },

    async host(files) {
      if (!target.host && target.ssh === undefined) {
        return new Unknown('not-asked', "The server was not looked at; add --host on the store's own server.");
      }
      return openHost(target.ssh === undefined ? undefined : files);
    },

    async logs(files) {
      return openLogs(
        { globs: target.logs ?? [], root: local ? target.root : undefined, host: target.host === true },
        files,
      );
    },
  };

  return {
    opening,
    asked: askedSides({
      files: root !== undefined || target.ssh !== undefined,
      db: target.db !== undefined && db !== 'none',
      web: address !== undefined,
      host: target.host === true,
    }),
    store: (known) => nameStore(target, found, root, known),
    async close() {
      for (const close of closers.toReversed()) await close();
    },
  };
}

function askedSides(asked: { files: boolean; db: boolean; web: boolean; host: boolean }): ReadonlySet<Side> {
  const found = new Set<Side>();
  if (asked.files) found.add('files');
  if (asked.db) found.add('database').add('accounts');
  if (asked.web) found.add('web').add('tls');
  if (asked.host) found.add('host');
  return found;
}

/** The address a person typed; `https://` is meant where nothing is said. */
function parseAddress(words: string): URL {
  const text = /^[a-z][a-z0-9+.-]*:\/\//i.test(words) ? words : `https://${words}`;
  const url = URL.parse(text);
  if (
    !url ||
    !['http:', 'https:'].includes(url.protocol) ||
    !/^(?:\[[0-9a-f:.]+\]|[a-z0-9_.-]+)$/i.test(url.hostname)
  ) {
    throw new UserError(`"${words}" is not the address of a store.`, { hint: 'Such as https://shop.example' });
  }
  if (url.username || url.password) {
    throw new UserError('The address must not hold a name or password.', {
      hint: 'Leave out what stands before the @.',
    });
  }
  return url;
}

/** The id stays the same from audit to audit: a given name, else the host, else the name of the folder or dump. */
function nameStore(target: Target, url: string | undefined, root: string | undefined, known: Known): Store {
  const view = known.get(config.id) as ConfigView | null | Unknown | undefined;
  const configured = view && !(view instanceof Unknown) ? URL.parse(view.url ?? '')?.host : undefined;
  const host = url === undefined ? configured : URL.parse(url)?.host;
  const name = target.name ?? host ?? basename(root === '.' ? process.cwd() : (root ?? target.db ?? 'store'));
  return { id: name, name, ...(url === undefined ? {} : { url }) };
}
