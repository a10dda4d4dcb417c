import { KIB, type Looker, nothing, type SeenFile, type Sight } from './looker.ts';
import { sightOf } from './card-sight.ts';
import { scanWhole } from '../../../../detectors/scan.ts';

/** Read within the walk, from end to end. */
const SMALL = 160 * KIB;
const extensions = new Set([
  'log',
  'txt',
  'csv',
  'tsv',
  'sql',
  'json',
  'jsonl',
  'ndjson',
  'xml',
  'eml',
  'mbox',
  'dat',
  'bak',
  'old',
  'tmp',
  'dump',
  'out',
  'err',
  'report',
]);
const rotated =
  /\.log[.-]\d{1,8}(?:\.(?:gz|bz2|zst))?$|^(?:php_)?error_?log$|\.(?:log|csv|sql|txt|json|xml)\.(?:gz|bz2|zst)$/;
const session = /^sess_[a-z0-9,-]{16,256}$/;
/** Lists of packages and of translations, with long numbers and nothing of a customer in them. */
const lists =
  /^(?:composer|package|yarn|pnpm|npm|tsconfig|bower|manifest|robots|license|readme|changelog|sitemap)[\w.-]{0,40}$/;
/** Folders of a shop into which it writes, whatever the names in them. */
const written =
  /(?:^|\/)(?:var|log|logs|tmp|temp|export|exports|import|imports|reports?|sessions?|mail|backup|backups|dump|dumps|storage\/logs|debug|spool|queue)\//i;

/** Card numbers in what a shop writes: logs, exports, sessions, copies. Of larger and packed ones only the name is told. */
export const dataFiles: Looker = {
  wants: (file) => (isData(file) && isSmall(file) ? { start: SMALL } : undefined),
  see({ path, name }, { start }) {
    const detectors = ['card-number', 'card-track'];
    const matches = scanWhole(Buffer.from(start, 'latin1'), { detectors, lines: true });
    const sight = sightOf(matches);
    if (sight === undefined) return nothing;
    return [session.test(name) ? { ...sight, path: `${path.slice(0, path.lastIndexOf('/') + 1)}sess_***` } : sight];
  },
};

/** Names of data files that are too large, or packed, to be read within the walk. */
export const largeDataFiles: Looker = {
  wants: (file) => (isData(file) && !isSmall(file) && !session.test(file.name) ? { start: 0 } : undefined),
  see: (): readonly Sight[] => [{ kind: 'data' }],
};

function isSmall({ entry, name }: SeenFile): boolean {
  return entry.size <= SMALL && !/\.(?:gz|bz2|zst)$/.test(name);
}

function isData({ name, extension, entry, vendor, path }: SeenFile): boolean {
  if (entry.size < 13 || vendor || lists.test(name)) return false;
  if (session.test(name) || rotated.test(name)) return true;
  if (extension === 'json' || extension === 'xml' || extension === 'txt' || extension === 'dat' || extension === 'tmp')
    return written.test(path) && !/(?:^|\/)(?:cache|generated|i18n|locale|static)\//i.test(path);
  return extensions.has(extension) || (!name.includes('.') && written.test(path) && !/(?:^|\/)cache\//i.test(path));
}
