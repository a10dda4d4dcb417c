import type { Engine } from '../../src/engines/engine.ts';
import { generated, page, table } from './words.ts';

const kinds: Readonly<Record<Engine['kind'], string>> = {
  'self-hosted': 'self-hosted: files and database are yours',
  hosted: 'hosted: only seen from outside',
  headless: 'headless: known by its lock file',
};

/** Each engine, and what is known of it. */
export function enginesPage(engines: readonly Engine[]): string {
  const sorted = engines.toSorted((one, other) => (one.id < other.id ? -1 : 1));
  return page(
    generated,
    '# Engines',
    `Store engines that storewarden knows. Any other store is audited as well, by the checks that are about no engine.`,
    ...sorted.flatMap((engine) => [`## ${engine.name}`, aboutEngine(engine)]),
  );
}

function aboutEngine(engine: Engine): string {
  const { marks, places, database } = engine;
  const versions = [
    ...(engine.readFiles ? ['files'] : []),
    ...(engine.readVersionFromPages ? ['pages'] : []),
    ...(database?.versions ? ['database'] : []),
  ];
  const read = Object.entries({
    'staff accounts': database?.admins,
    'sign-ins of staff': database?.logins,
    'API keys': database?.apiKeys,
    settings: database?.settings,
    'payment methods': database?.payments,
    extensions: database?.extensions,
    content: database?.content.length || undefined,
  }).flatMap(([name, there]) => (there === undefined ? [] : [name]));
  const releases = [...new Set(Object.values(engine.knowledge).flatMap((one) => one.releases ?? []))];
  const editions = Object.keys(engine.knowledge).filter((edition) => edition !== 'default');
  return table(
    ['', ''],
    [
      ['Id', `\`${engine.id}\``],
      ['Kind', kinds[engine.kind]],
      ['Editions', editions.join(', ') || '–'],
      [
        'Recognised by',
        `${marks.web.length} marks on pages, ${marks.files.length} on disk, ${database?.proof.length ?? 0} tables`,
      ],
      ['Version read from', versions.join(', ') || '–'],
      [
        'Extensions read from',
        [...(engine.readExtensions ? ['files'] : []), ...(database?.extensions ? ['database'] : [])].join(', ') || '–',
      ],
      ['Read from the database', read.join(', ') || '–'],
      ['Usual admin paths', codes(places.admin)],
      ['Checkout pages', codes(places.checkout)],
      ['Folders of uploads', codes(places.uploads)],
      ['Must not answer on the web', codes(places.hidden.map(({ path }) => path))],
      ['Must be gone after set-up', codes(places.leftovers)],
      ['Files with secrets', codes(places.secrets)],
      ['Columns with sensitive data', String(database?.sensitive.length ?? 0)],
      ['Releases known', releases.join(', ') || '–'],
    ],
  );
}

function codes(texts: readonly string[]): string {
  return texts.length === 0 ? '–' : texts.map((text) => `\`${text || '/'}\``).join(', ');
}
