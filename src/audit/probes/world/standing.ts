import { Unknown } from '../../../core/fact.ts';
import { defineProbe } from '../../../core/probe.ts';
import type { Knowledge } from '../../../core/hands.ts';
import { compareVersions, isVersion, type Scheme } from '../../../core/version.ts';
import { engineById } from '../../../engines/find.ts';
import { extensions, recognised } from '../../facts/engine.ts';
import { engineLife, type Life, type Standing, standing } from '../../facts/world.ts';
import { lifeOf } from './lives.ts';

interface Component {
  readonly name: string;
  readonly version: string;
  readonly place: string;
  readonly certainty: Standing['certainty'];
  readonly releases: string | undefined;
  readonly eol: string | undefined;
}

interface Release {
  readonly version: string;
  readonly date: string | null;
  readonly branch: string;
  readonly pre?: boolean;
  readonly securityOnly?: boolean;
}

export default defineProbe({
  id: 'standing',
  title: 'Looks up the releases of the engine',
  hands: ['knowledge'],
  needs: { recognised },
  wants: { extensions },
  gives: { standing, engineLife },
  touch: 'visitor',

  async gather({ knowledge }, { recognised: engine, extensions: added }) {
    if (engine === null) return both(new Unknown('unsupported', 'The engine was not recognised.'));
    if (engine.kind === 'hosted') return { standing: [], engineLife: [] };
    const seen = engine.versions[0];
    if (!seen)
      return both(new Unknown('failed', `No version of ${engine.editionName} is to be seen; add --root or --db.`));
    const keys =
      engineById(engine.id)?.knowledge[engine.edition ?? 'default'] ?? engineById(engine.id)?.knowledge['default'];
    const components: Component[] = [
      { ...seen, name: coreName(engine.id, engine.editionName), releases: keys?.releases, eol: keys?.eol },
    ];
    const shop = added?.find(
      (one) => one.ecosystem === 'wordpress-plugin' && one.name === 'woocommerce' && one.enabled !== false,
    );
    if (shop?.version) {
      const place = shop.place;
      components.push({
        name: 'WooCommerce',
        version: shop.version,
        place,
        certainty: 'certain',
        releases: 'woocommerce',
        eol: 'woocommerce',
      });
    }
    const standings: Standing[] = [];
    const lives: Life[] = [];
    for (const component of components) {
      const found = await standingOf(component, knowledge);
      if (found) standings.push((await isInsecure(component, knowledge)) ? { ...found, insecure: true } : found);
      const life = await lifeOf(component.eol, component, knowledge);
      if (life) lives.push(life);
    }
    const none = new Unknown('unsupported', `No list of releases of ${engine.editionName} is known to storewarden.`);
    return { standing: standings.length > 0 ? standings : none, engineLife: lives.length > 0 ? lives : none };
  },
});

function both(unknown: Unknown): { standing: Unknown; engineLife: Unknown } {
  return { standing: unknown, engineLife: unknown };
}

function coreName(id: string, editionName: string): string {
  return id === 'woocommerce' ? 'WordPress' : editionName;
}

async function standingOf(component: Component, knowledge: Knowledge): Promise<Standing | undefined> {
  if (component.releases === undefined || !isVersion(component.version)) return undefined;
  const listed = (await knowledge.part(`releases/${component.releases}`)) as Listed | undefined;
  if (!listed) return undefined;
  const part = listed.scheme === 'dotted-letter' ? joinedLines(listed) : listed;
  const { name, version, place, certainty } = component;
  const order = (one: Release, other: Release): number => compareVersions(one.version, other.version, part.scheme);
  const stable = part.releases.filter(({ pre }) => pre !== true).toSorted(order);
  const newest = stable.at(-1);
  const itself = stable.find((release) => compareVersions(release.version, version, part.scheme) === 0);
  const line = itself?.branch ?? lineOf(version, stable);
  const ofLine = stable.filter(({ branch }) => branch === line);
  const later = ofLine.filter((release) => compareVersions(release.version, version, part.scheme) > 0);
  const since = later[0]?.date;
  const newestOfLine = ofLine.at(-1)?.version;
  return {
    name,
    version,
    place,
    certainty,
    coarse:
      itself === undefined &&
      stable.some((release) => release.version.startsWith(`${version}.`)) &&
      partsOf(version) < 3,
    behind: later.length,
    behindSecurity: later.filter(({ securityOnly }) => securityOnly === true).length,
    ...(since ? { since } : {}),
    ...(newestOfLine ? { newestOfLine } : {}),
    ...(newest ? { newest: newest.version } : {}),
    ...(newest?.date ? { newestDate: newest.date } : {}),
    ...(itself?.date ? { released: itself.date } : {}),
  };
}

/** What WordPress itself says of its versions, where that was brought home. */
async function isInsecure({ name, version }: Component, knowledge: Knowledge): Promise<boolean> {
  if (name !== 'WordPress') return false;
  const said = (await knowledge.part('wordpress-versions')) as Readonly<Record<string, string>> | undefined;
  return said !== undefined && Object.hasOwn(said, version) && said[version] === 'insecure';
}

interface Listed {
  readonly scheme: Scheme;
  readonly releases: readonly Release[];
}

/** A letter is a hot-fix of the same line. */
function joinedLines({ scheme, releases }: Listed): Listed {
  return { scheme, releases: releases.map((one) => ({ ...one, branch: one.branch.replace(/[a-z]$/, '') })) };
}

/** The line whose name the version begins with, the longest. */
function lineOf(version: string, releases: readonly Release[]): string | undefined {
  const names = [...new Set(releases.map(({ branch }) => branch))];
  return names
    .filter((branch) => version === branch || version.startsWith(`${branch}.`) || version.startsWith(`${branch}-`))
    .toSorted((one, other) => other.length - one.length)[0];
}

function partsOf(version: string): number {
  return version.split('.').length;
}
