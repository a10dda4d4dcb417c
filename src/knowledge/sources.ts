import { type Feed, readKev, readOsv, readWordfence } from './feeds.ts';
import { readLikelihood } from './likelihood-feed.ts';
import { readLives } from './lives-feed.ts';
import { readReleases, readStableCheck, repositories } from './releases-feed.ts';
import { readScripts } from './scripts-feed.ts';

/** What a document holds, once it is unpacked. */
export interface Content {
  readonly json?: unknown;
  /** The records of an archive. */
  readonly records?: readonly unknown[];
  readonly text?: string;
}

/** One document of a source. */
export interface Asked {
  readonly url: string;
  read(content: Content): Feed | undefined;
}

/** A public source of knowledge. */
export interface Source {
  readonly says: string;
  /** The environment variable that holds its key. */
  readonly key?: string;
  /** It is only asked where there is a key. */
  readonly needsKey?: true;
  /** `mirror`: the address of the one document, or of the server, in the place of the source's own. */
  documents(mirror?: string): readonly Asked[];
}

/** Largest first where that matters to nobody: each is independent of the others. */
export const sources: Readonly<Record<string, Source>> = {
  kev: {
    says: 'holes used in attacks (CISA KEV)',
    documents: (mirror) => [
      {
        url: mirror ?? 'https://www.cisa.gov/sites/default/files/feeds/known_exploited_vulnerabilities.json',
        read: ({ json }) => readKev(json),
      },
    ],
  },
  osv: {
    says: 'holes of Composer packages (OSV)',
    documents: (mirror) => [
      {
        url: mirror ?? 'https://osv-vulnerabilities.storage.googleapis.com/Packagist/all.zip',
        read: ({ records }) => (records ? readOsv(records) : undefined),
      },
    ],
  },
  'osv-npm': {
    says: 'holes of npm packages (OSV)',
    documents: (mirror) => [
      {
        url: mirror ?? 'https://osv-vulnerabilities.storage.googleapis.com/npm/all.zip',
        read: ({ records }) => (records ? readOsv(records) : undefined),
      },
    ],
  },
  epss: {
    says: 'how likely holes are used in attacks (FIRST EPSS)',
    documents: (mirror) => [
      {
        url: mirror ?? 'https://epss.empiricalsecurity.com/epss_scores-current.csv.gz',
        read: ({ text }) => (text === undefined ? undefined : readLikelihood(text)),
      },
    ],
  },
  endoflife: {
    says: 'ends of support (endoflife.date)',
    documents: (mirror) => [
      { url: mirror ?? 'https://endoflife.date/api/v1/products/full', read: ({ json }) => readLives(json) },
    ],
  },
  wordpress: {
    says: 'versions that WordPress calls insecure',
    documents: (mirror) => [
      {
        url: mirror ?? 'https://api.wordpress.org/core/stable-check/1.0/',
        read: ({ json }) => readStableCheck(json),
      },
    ],
  },
  github: {
    says: 'releases of engines (GitHub; GITHUB_TOKEN lifts the limit of 60 an hour)',
    key: 'GITHUB_TOKEN',
    documents: (mirror = 'https://api.github.com') =>
      Object.entries(repositories).map(([engine, repository]) => ({
        url: `${mirror.replace(/\/$/, '')}/repos/${repository}/releases?per_page=100`,
        read: ({ json }) => readReleases(json, engine),
      })),
  },
  retirejs: {
    says: 'script libraries (RetireJS)',
    documents: (mirror) => [
      {
        url: mirror ?? 'https://raw.githubusercontent.com/RetireJS/retire.js/master/repository/jsrepository-v4.json',
        read: ({ json }) => readScripts(json),
      },
    ],
  },
  wordfence: {
    says: 'holes of WordPress, its plugins and themes (Wordfence v3)',
    key: 'WORDFENCE_KEY',
    needsKey: true,
    documents: (mirror) => [
      {
        url: mirror ?? 'https://www.wordfence.com/api/intelligence/v3/vulnerabilities/production',
        read: ({ json }) => readWordfence(json),
      },
    ],
  },
};

/** Whatever source a file that was fetched elsewhere came from. */
export function readAny({ json, records, text }: Content): Feed | undefined {
  if (records) return readOsv(records);
  if (text !== undefined) return readLikelihood(text);
  return readKev(json) ?? readLives(json) ?? readScripts(json) ?? readStableCheck(json) ?? readWordfence(json);
}
