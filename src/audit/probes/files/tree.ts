import { Unknown } from '../../../core/fact.ts';
import type { FileEntry, Files } from '../../../core/hands.ts';
import { defineProbe } from '../../../core/probe.ts';
import type { Tools } from '../../../core/tools.ts';
import { engineById } from '../../../engines/find.ts';
import type { Engine } from '../../../engines/engine.ts';
import { inFiles } from '../../facts/engine.ts';
import { integrity } from '../../facts/integrity.ts';
import { openPhpModel, type PhpModel } from '../../../malware/php/model.ts';
import * as facts from '../../facts/files.ts';
import { libraryCandidates } from '../../facts/libraries.ts';
import { malware, unsafeCode } from '../../facts/malware.ts';
import { backups } from './tree/backups.ts';
import { makeCandidates } from './tree/candidates.ts';
import { configCopies } from './tree/config-copies.ts';
import { customerExports } from './tree/customer-exports.ts';
import { type Denial, denialOf, isDenied } from './tree/denials.ts';
import { deployment } from './tree/deployment.ts';
import { dataFiles as cardsInFiles, largeDataFiles } from './tree/data-files.ts';
import { dumps } from './tree/dumps.ts';
import { makeGathering } from './tree/gathering.ts';
import { handlers } from './tree/handlers.ts';
import { makeHostileCode } from './tree/hostile-code.ts';
import { imagesWithCode } from './tree/images-with-code.ts';
import { keysInFiles } from './tree/keys-in-files.ts';
import { outsideLink } from './tree/links.ts';
import { logs } from './tree/logs.ts';
import type { Content, Looker, SeenFile, Wants } from './tree/looker.ts';
import { type Looked, type Official, openOfficial } from './tree/official.ts';
import { phpSettings } from './tree/php-settings.ts';
import { describeWith } from './tree/places.ts';
import { makeRights } from './tree/rights.ts';
import { secretFiles } from './tree/secret-files.ts';
import { sessions } from './tree/sessions.ts';
import { storeCopies } from './tree/store-copies.ts';
import { tools as toolFiles } from './tree/tools.ts';
import { makeUnsafeCode } from './tree/unsafe-code.ts';
import { uploadedCode } from './tree/uploaded-code.ts';
import { isInnerVersionControl, versionControl } from './tree/version-control.ts';

const lookers = {
  dumps,
  configCopies,
  backups,
  tools: toolFiles,
  logs,
  versionControl,
  uploadedCode,
  imagesWithCode,
  handlers,
  phpSettings,
  storeCopies,
  secretFiles,
  sessions,
  deployment,
  keysInFiles,
  customerExports,
  cardsInFiles,
  largeDataFiles,
} satisfies Record<string, Looker>;
type Name = keyof typeof lookers;
const names = Object.keys(lookers) as Name[]; // the keys of the object above, and no others

export default defineProbe({
  id: 'tree',
  title: 'Walks through the files once',
  hands: ['files', 'knowledge'],
  needs: {},
  wants: { inFiles },
  gives: {
    tree: facts.tree,
    permissions: facts.permissions,
    outsideLinks: facts.outsideLinks,
    dumps: facts.dumps,
    configCopies: facts.configCopies,
    backups: facts.backups,
    tools: facts.tools,
    logs: facts.logs,
    versionControl: facts.versionControl,
    uploadedCode: facts.uploadedCode,
    imagesWithCode: facts.imagesWithCode,
    handlers: facts.handlers,
    phpSettings: facts.phpSettings,
    storeCopies: facts.storeCopies,
    secretFiles: facts.secretFiles,
    sessions: facts.sessions,
    deployment: facts.deployment,
    keysInFiles: facts.keysInFiles,
    customerExports: facts.customerExports,
    cardsInFiles: facts.cardsInFiles,
    largeDataFiles: facts.largeDataFiles,
    libraryCandidates,
    integrity,
    malware,
    unsafeCode,
  },
  touch: 'visitor',

  async gather({ files, knowledge }, { inFiles: seen }, tools) {
    const places: Engine['places'] | undefined = seen ? engineById(seen.id)?.places : undefined;
    const webRoot = await webRootOf(files, places?.webRoot);
    const official = await openOfficial(files, seen, knowledge);
    const model = openPhpModel(await knowledge.part('malware/php'));
    const found = await walk(files, describeWith(places, webRoot), official, model, tools);
    const zoneOf = (path: string): facts.Zone => {
      if (webRoot !== '' && !path.startsWith(`${webRoot}/`)) return 'outside';
      return isDenied(path, found.denials) ? 'denied' : 'served';
    };
    const told = Object.fromEntries(names.map((name) => [name, found.gatherings[name].told(zoneOf)]));
    return {
      ...(told as Record<Name, facts.Sightings>), // one entry for each name
      outsideLinks: found.links.told(zoneOf),
      libraryCandidates: found.candidates.told(),
      malware: found.hostile.told(),
      unsafeCode: found.unsafe.told(),
      integrity: official instanceof Unknown ? official : official.told(),
      permissions: files.live
        ? await found.rights.told(files, places?.secrets ?? [])
        : new Unknown(
            'unsupported',
            'An archive does not tell who may read the files of the live store; give the folder.',
          ),
      tree: {
        kind: files.kind,
        live: files.live,
        ...found.counts,
        webRoot,
        ...files.left(),
        ...(files.broken === undefined ? {} : { broken: files.broken }),
      },
    };
  },
});

async function webRootOf(files: Files, webRoot: string | undefined): Promise<string> {
  if (webRoot === undefined || webRoot === '') return '';
  return (await files.stat(`${webRoot}/index.php`)) === undefined ? '' : webRoot;
}

const TELL_EACH = 500;
/** Names of large files that are read afterwards. */
const MOST_LARGE = 2_000;

async function walk(
  files: Files,
  describe: (entry: FileEntry) => SeenFile,
  official: Official | Unknown,
  model: PhpModel | undefined,
  tools: Tools,
) {
  const gatherings = Object.fromEntries(
    names.map((name) => [name, makeGathering(name === 'largeDataFiles' ? MOST_LARGE : undefined)]),
  ) as Record<Name, ReturnType<typeof makeGathering>>; // one for each name
  const links = makeGathering();
  const rights = makeRights();
  const candidates = makeCandidates();
  const hostile = makeHostileCode(model);
  const unsafe = makeUnsafeCode();
  const denials = new Map<string, Denial>();
  const counts = { files: 0, folders: 0, links: 0, bytes: 0 };

  for await (const entry of files.walk('', { skip: isInnerVersionControl })) {
    const file = describe(entry);
    rights.add(entry, file.extension);
    if (entry.type === 'folder') counts.folders++;
    if (entry.type === 'link') {
      counts.links++;
      const sight = outsideLink(entry);
      if (sight) links.add(entry, sight);
    }
    if (entry.type !== 'file') continue;
    counts.bytes += entry.size;
    if (++counts.files % TELL_EACH === 0) tools.tell({ what: 'files', done: counts.files });
    candidates.see(file);
    await lookAt(file, official instanceof Unknown ? undefined : await official.look(files, entry));
  }
  return { gatherings, links, rights, candidates, hostile, unsafe, denials, counts };

  async function lookAt(file: SeenFile, looked: Looked | undefined): Promise<void> {
    let wants: Required<Wants> | undefined;
    const asking: Name[] = [];
    for (const name of names) {
      const wanted = lookers[name].wants(file);
      if (!wanted) continue;
      asking.push(name);
      wants = larger(wants, wanted);
    }
    const code = looked?.known ? undefined : hostile.wants(file);
    if (code) wants = larger(wants, code);
    const custom = looked?.known ? undefined : unsafe.wants(file);
    if (custom) wants = larger(wants, custom);
    if (!wants) return;
    const content = await read(files, file.entry, wants, looked?.bytes);
    const lines = code ? hostile.see(file, content) : [];
    if (custom) unsafe.see(file, content, lines);
    if (!content) return;
    for (const name of asking)
      for (const sight of lookers[name].see(file, content)) gatherings[name].add(file.entry, sight);
    const denial = file.name === '.htaccess' ? denialOf(content.start) : undefined;
    if (denial) denials.set(file.path.slice(0, Math.max(0, file.path.lastIndexOf('/'))), denial);
  }
}

function larger(one: Required<Wants> | undefined, { start, end = 0, unpacked = 0 }: Wants): Required<Wants> {
  return {
    start: Math.max(one?.start ?? 0, start),
    end: Math.max(one?.end ?? 0, end),
    unpacked: Math.max(one?.unpacked ?? 0, unpacked),
  };
}

/** As much of the content as is wanted; `undefined` if the file could not be read. */
async function read(
  files: Files,
  { path, size }: FileEntry,
  wants: Required<Wants>,
  whole: Uint8Array | undefined,
): Promise<Content | undefined> {
  const part = async (from: number, length: number): Promise<Uint8Array | undefined> =>
    whole ? whole.subarray(from, from + length) : files.bytes(path, from, length);
  const start = wants.start === 0 ? new Uint8Array() : await part(0, wants.start);
  if (!start) return undefined;
  const from = Math.max(wants.start, size - wants.end);
  const end = wants.end > 0 && from < size ? await part(from, size - from) : undefined;
  const unpacked = wants.unpacked > 0 ? await files.unpack?.(path, wants.unpacked) : undefined;
  return {
    start: latin1(start),
    end: end ? latin1(end) : '',
    unpacked: unpacked && latin1(unpacked),
  };
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
