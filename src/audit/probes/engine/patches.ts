import type { Files } from '../../../core/hands.ts';
import { Unknown } from '../../../core/fact.ts';
import { defineProbe } from '../../../core/probe.ts';
import type { Read } from '../../../engines/engine.ts';
import { field, json, textField } from '../../../engines/lock-file.ts';
import { inFiles } from '../../facts/engine.ts';
import { patchesSeen, type PatchesSeen } from '../../facts/holes.ts';
import { fetchFiles } from '../reading.ts';

type Seen = PatchesSeen['seen'][number];

/** What only the patched file holds, or what goes with the hole. */
interface Mark {
  readonly names: readonly string[];
  /** Any of these files. */
  readonly files: readonly string[];
  readonly holds: RegExp;
}

const magento2: readonly Mark[] = [
  // APSB24-40: elements of XML are no longer made from requests.
  {
    names: ['VULN-27015', 'CVE-2024-34102'],
    files: framework('Webapi/ServiceInputProcessor.php'),
    holds: /is_subclass_of\(\s{0,20}\$\w{1,40},\s{0,20}\\?SimpleXMLElement::class/,
  },
  // APSB25-88: a constructor takes simple values and data objects of the API only.
  {
    names: ['VULN-32437', 'CVE-2025-54236'],
    files: framework('Webapi/ServiceInputProcessor.php'),
    holds: /isTypeSimple\(\s{0,20}\$parameterType\s{0,20}\)[\s|(!]{0,80}preg_match\([^\n]{0,120}Api/,
  },
  // APSB22-12: what a variable brings along is no longer carried out as a directive.
  {
    names: ['MDVA-43395', 'MDVA-43443', 'CVE-2022-24086'],
    files: framework('Filter/DirectiveProcessor/VarDirective.php'),
    holds: /\$pattern\s{0,5}=\s{0,5}'\/\{\{\.\*\?\}\}\/'/,
  },
];
const magento1: readonly Mark[] = [
  // Shoplift: the sign-in can no longer be left out by a forward within the program.
  {
    names: ['SUPEE-5344', 'CVE-2015-1397'],
    files: ['app/code/core/Mage/Core/Controller/Request/Http.php', 'app/code/core/Mage/Admin/Model/Observer.php'],
    holds: /[gs]etInternallyForwarded|_internallyForwarded/,
  },
];
const marksOf: Readonly<Record<string, readonly Mark[]>> = { magento2, openmage: magento1 };

/** Places in which patches are named, with no proof that they were put in. */
const places: Readonly<Record<string, readonly string[]>> = {
  magento2: [
    'composer.json',
    'composer.patches.json',
    'm2-hotfixes/*',
    'patches/*',
    'patches/*/*',
    '.magento.env.yaml',
  ],
  openmage: ['app/etc/applied.patches.list'],
};
const statuses = ['var/patch-status.json', 'patch-status.json'];
const name =
  /\b(?:VULN-\d{3,6}|MDVA-\d{4,6}|SUPEE-\d{4,5}|APSB\d\d-\d{2,4}|CVE-\d{4}-\d{4,7}|20\d\d-(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))\b/gi;

export default defineProbe({
  id: 'patches',
  title: 'Looks for patches that no version shows',
  hands: ['files'],
  needs: { inFiles },
  gives: { patchesSeen },
  touch: 'visitor',

  async gather({ files }, { inFiles: engine }) {
    const marks = engine ? marksOf[engine.id] : undefined;
    if (!engine || !marks) {
      return { patchesSeen: new Unknown('unsupported', 'Patches of this engine show in its version.') };
    }
    const patterns = places[engine.id] ?? [];
    const read = await fetchFiles(files, [...patterns, ...statuses]);
    const { proven, looked } = await byContent(files, marks);
    const told = readStatus(read);
    return {
      patchesSeen: {
        looked: looked || told !== undefined,
        seen: [...proven, ...(told?.closed ?? []), ...named(read, patterns, proven)],
        open: told?.open ?? [],
      },
    };
  },
});

function framework(path: string): readonly string[] {
  return ['vendor/magento/framework', 'vendor/mage-os/framework', 'lib/internal/Magento/Framework'].map(
    (folder) => `${folder}/${path}`,
  );
}

async function byContent(files: Files, marks: readonly Mark[]) {
  const proven: Seen[] = [];
  let looked = false;
  for (const mark of marks) {
    for (const path of mark.files) {
      const text = await files.text(path);
      if (text === undefined) continue;
      looked = true;
      if (!mark.holds.test(text)) continue;
      proven.push(...mark.names.map((one): Seen => ({ name: one, place: path, proof: 'content' })));
      break;
    }
  }
  return { proven, looked };
}

/** What stands in lists and in the names of files; of what is proven nothing more is said. */
function named(read: Read, patterns: readonly string[], proven: readonly Seen[]): readonly Seen[] {
  const known = new Set(proven.map((one) => one.name));
  const found = new Map<string, Seen>();
  for (const path of patterns.flatMap((pattern) => read.match(pattern))) {
    const said = path.includes('/') && !path.endsWith('.list') ? path : patchesPart(path, read);
    for (const [text] of said.matchAll(name)) {
      const id = text.startsWith('20') ? text.toLowerCase() : text.toUpperCase();
      if (!known.has(id) && found.size < 200) found.set(id, { name: id, place: path, proof: 'named' });
    }
  }
  return [...found.values()];
}

/** Of `composer.json` only what it says of patches; of lists everything that was not taken back. */
function patchesPart(path: string, read: Read): string {
  const text = read.text(path) ?? '';
  if (path === 'composer.json') return JSON.stringify(field(field(json(text), 'extra'), 'patches') ?? '');
  const lines = text.split('\n', 5_000);
  const reverted = new Set(lines.flatMap((line) => (line.includes('REVERTED') ? (line.match(name) ?? []) : [])));
  return lines.filter((line) => !(line.match(name) ?? []).some((one) => reverted.has(one))).join('\n');
}

/** The answer of Adobe's own `vendor/bin/patch-status --format=json`, where somebody kept it. */
function readStatus(read: Read): { readonly closed: readonly Seen[]; readonly open: readonly string[] } | undefined {
  for (const path of statuses) {
    const status = field(json(read.text(path) ?? ''), 'vulnerability_status');
    if (typeof status !== 'object' || status === null) continue;
    const ids = Object.keys(status).filter((id) => /^CVE-\d{4}-\d{4,7}$/.test(id));
    const says = (id: string): string | undefined => textField(field(status, id), 'status');
    const closed = ids.filter((id) => says(id) === 'PROTECTED' || says(id) === 'NOT_APPLICABLE');
    return {
      closed: closed.map((id) => ({ name: id, place: path, proof: 'tool' })),
      open: ids.filter((id) => says(id) === 'VULNERABLE'),
    };
  }
  return undefined;
}
