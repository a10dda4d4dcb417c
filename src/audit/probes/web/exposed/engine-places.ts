import type { Engine, HiddenPlace } from '../../../../engines/engine.ts';
import { directoryListing, sessionListing, settingsSource } from './content.ts';
import { LISTING, type Place, shows } from './place.ts';

/** What must not answer in a store of this engine. */
export function enginePlaces(engine: Engine): readonly Place[] {
  return [...engine.places.hidden.map(hiddenPlace), ...uploads(engine), ...(more[engine.id] ?? [])];
}

/** The first two folders of uploads, as the web server would list them. */
function uploads({ places }: Engine): readonly Place[] {
  const root = places.webRoot ? `${places.webRoot}/` : '';
  return places.uploads.slice(0, 2).map((folder) => ({
    path: `${folder.startsWith(root) ? folder.slice(root.length) : folder}/`,
    check: 'directory-listing',
    because: LISTING,
    form: 'page',
    proves: directoryListing,
  }));
}

// What is shown of the places of an engine: only where no secret can stand.
const fitToShow = new Set<HiddenPlace['check']>([
  'exposed-phpinfo',
  'exposed-database-tool',
  'directory-listing',
  'version-disclosed',
  'leftover-installer',
]);
const page = /(?:\.(?:php\d?|phtml|html?|aspx?)|\/|\/[^./]{0,100}|^[^./]{1,100})$/i;

function hiddenPlace({ path, because, holds, check }: HiddenPlace): Place {
  const pattern = new RegExp(holds.source, holds.flags.replace(/[gy]/g, ''));
  const proves = shows(pattern);
  return {
    path,
    check,
    because,
    form: page.test(path.replace(/\?.*$/s, '')) ? 'page' : 'text',
    proves: fitToShow.has(check) ? proves : (answer) => (proves(answer) === undefined ? undefined : ''),
  };
}

// Axepta: CVE-2024-34991, the module keeps its log of payments in a folder that anyone may read.
const more: Readonly<Record<string, readonly Place[]>> = {
  openmage: [
    {
      path: 'var/session/',
      check: 'exposed-session-file',
      because: 'The sessions of people who are signed in lie in it; whoever takes one is signed in as that person.',
      form: 'page',
      proves: sessionListing,
    },
  ],
  prestashop: [
    {
      path: 'modules/axepta/log/',
      check: 'exposed-log',
      because:
        'The payment module Axepta keeps its log here: it tells of payments and of the people who made them (CVE-2024-34991).',
      form: 'page',
      proves: directoryListing,
    },
  ],
};

const COPY =
  'It is a copy of the file that holds the passwords of the shop; unlike the file itself, it is handed out as text.';
const MOST_COPIES = 8;

/** Copies that editors and careful people leave beside the files with passwords. */
export function configCopies(secrets: readonly string[]): readonly Place[] {
  const first = (secrets[0] ?? 'config.php').replace(/^\//, '');
  const second = secrets[1]?.replace(/^\//, '');
  const paths = copiesOf(first);
  if (second !== undefined) paths.push(...copiesOf(second).slice(0, 3));
  return paths
    .slice(0, MOST_COPIES)
    .map((path) => ({ path, check: 'exposed-config-copy', because: COPY, form: 'text', proves: settingsSource }));
}

function copiesOf(path: string): string[] {
  const slash = path.lastIndexOf('/') + 1;
  const swap = `${path.slice(0, slash)}.${path.slice(slash)}.swp`;
  return [`${path}.bak`, `${path}~`, `${path}.old`, swap, `${path}.save`, `${path}.txt`, `${path}.orig`];
}
