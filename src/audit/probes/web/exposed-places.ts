import { CannotTell } from '../../../core/errors.ts';
import type { Page, Web } from '../../../core/hands.ts';
import { defineProbe } from '../../../core/probe.ts';
import { maskText } from '../../../detectors/mask.ts';
import { engineById } from '../../../engines/find.ts';
import { adminDoors } from '../../facts/admin.ts';
import { recognised } from '../../facts/engine.ts';
import { exposed, exposedLook, type ExposedLook, type ExposedPlace } from '../../facts/exposed.ts';
import { payment } from '../../facts/payment.ts';
import { pages } from '../../facts/web.ts';
import { type Absence, absentPath, isRefusal, learnAbsence, refusalWords } from './absence.ts';
import { configCopies, enginePlaces } from './exposed/engine-places.ts';
import { otherPlaces } from './exposed/other-places.ts';
import { confirm, type Place } from './exposed/place.ts';
import { stagingPlaces } from './exposed/staging.ts';
import { worstPlaces } from './exposed/worst-places.ts';

/** Paths asked for in all; the whole audit has 150 requests. */
const MOST_PATHS = 82;
const FIRST_OF_EACH = 4;
const MOST_BYTES = 131_072;
/** After so many refusals in a row, a path that cannot exist tells whether the store still answers. */
const PATIENCE = 6;

export default defineProbe({
  id: 'exposed-places',
  title: 'Asks for well-known places that should not answer',
  hands: ['web'],
  needs: {},
  // The others are waited for: a firewall that takes offence at these questions must not spoil the look at the pages.
  wants: { recognised, pages, payment, adminDoors },
  gives: { exposed, exposedLook },
  touch: 'curious',

  async gather({ web }, { recognised: engine }) {
    if (engine?.kind === 'hosted') {
      return { exposed: [], exposedLook: { asked: 0, settled: [], platform: engine.name } };
    }
    const absence = await learnAbsence(web);
    const places = capped(placesOf(web, engine?.id));
    return walk(web, places, absence);
  },
});

function placesOf(web: Web, id: string | undefined): readonly Place[] {
  const engine = id === undefined ? undefined : engineById(id);
  return [
    ...worstPlaces(web.origin),
    ...(engine ? enginePlaces(engine) : []),
    ...(engine?.places.hidden.some(({ check }) => check === 'exposed-config-copy')
      ? []
      : configCopies(engine?.places.secrets ?? [])),
    ...(engine ? stagingPlaces(engine, web.base) : []),
    ...otherPlaces,
  ];
}

/** At most `MOST_PATHS` paths: first a few for each check, then in the order of worth. Stays in that order. */
function capped(places: readonly Place[]): readonly Place[] {
  const paths = new Set<string>();
  const perCheck = new Map<string, number>();
  for (const { path, check } of places) {
    const taken = perCheck.get(check) ?? 0;
    if (taken >= FIRST_OF_EACH || paths.size >= MOST_PATHS || paths.has(path)) continue;
    perCheck.set(check, taken + 1);
    paths.add(path);
  }
  for (const { path } of places) if (paths.size < MOST_PATHS) paths.add(path);
  return places.filter(({ path }) => paths.has(path));
}

/** Asks one after the other. Refusals count as "not open" only while the store still answers other questions. */
async function walk(
  web: Web,
  places: readonly Place[],
  absence: Absence,
): Promise<{ exposed: ExposedPlace[]; exposedLook: ExposedLook }> {
  const found: ExposedPlace[] = [];
  const unsettled = new Set<string>();
  let refused: Place[] = [];
  let asked = 0;
  let slip: Trouble | undefined;
  let stopped: Trouble | undefined;

  for (const place of places) {
    const answer = await ask(web, place);
    asked++;
    if (answer instanceof CannotTell) {
      unsettled.add(place.check);
      slip ??= { why: answer.why, words: answer.message };
    }
    if (answer instanceof CannotTell || isRefusal(answer)) {
      refused.push(place);
      if (refused.length < PATIENCE) continue;
      stopped = await stillAnswers(web, asked);
      if (stopped) break;
      refused = [];
      continue;
    }
    refused = [];
    const proof = confirm(place, answer, addressOf(web, place), absence);
    const isNew = !found.some((one) => one.check === place.check && one.path === pathOf(web, place));
    if (proof !== undefined && isNew) found.push(exposedPlace(web, place, answer, proof));
  }
  if (!stopped && refused.length > 0) stopped = await stillAnswers(web, asked);
  if (stopped) for (const place of [...refused, ...places.slice(asked)]) unsettled.add(place.check);
  return { exposed: found, exposedLook: lookOf(places, asked, unsettled, stopped ?? slip) };
}

function lookOf(
  places: readonly Place[],
  asked: number,
  unsettled: ReadonlySet<string>,
  trouble: Trouble | undefined,
): ExposedLook {
  const settled = [...new Set(places.map((place) => place.check))].filter((check) => !unsettled.has(check));
  return { asked, settled, ...(trouble ? { trouble: trouble.words, why: trouble.why } : {}) };
}

interface Trouble {
  readonly why: CannotTell['why'];
  readonly words: string;
}

async function ask(web: Web, place: Place): Promise<Page | CannotTell> {
  const headers = { 'accept-encoding': 'identity', range: 'bytes=0-511' };
  const asking = place.form === 'bytes' ? { headers, most: 512, follow: false } : { most: MOST_BYTES, follow: false };
  try {
    const page = await web.get(place.path, asking);
    return leadsOn(page, addressOf(web, place)) ? await web.get(place.path, { ...asking, follow: true }) : page;
  } catch (error) {
    if (error instanceof CannotTell) return error;
    throw error;
  }
}

/** A redirect to something below the place itself, such as its first page. Others lead away from it. */
function leadsOn({ status, headers }: Page, asked: URL): boolean {
  const location = headers.find(([name]) => name === 'location')?.[1];
  if (status < 300 || status >= 400 || location === undefined) return false;
  const next = URL.parse(location, asked.href);
  return next !== null && next.host === asked.host && next.pathname.startsWith(asked.pathname);
}

/** Why the store answers nothing any more, if that is so. */
async function stillAnswers(web: Web, number: number): Promise<Trouble | undefined> {
  try {
    const page = await web.get(absentPath(web, number + 1));
    return isRefusal(page)
      ? { why: 'no-access', words: `After a while the questions were turned away. ${refusalWords(page)}` }
      : undefined;
  } catch (error) {
    if (error instanceof CannotTell) return { why: error.why, words: error.message };
    throw error;
  }
}

function addressOf(web: Web, place: Place): URL {
  return new URL(place.path.startsWith('/') ? place.path : `${web.base}${place.path}`, web.origin);
}

function pathOf(web: Web, place: Place): string {
  const { pathname, search } = addressOf(web, place);
  return `${pathname}${search}`;
}

function exposedPlace(web: Web, place: Place, page: Page, proof: string): ExposedPlace {
  return {
    check: place.check,
    path: pathOf(web, place),
    url: page.url,
    status: page.status,
    because: place.because,
    ...(proof === '' ? {} : { excerpt: maskText(proof) }),
  };
}
