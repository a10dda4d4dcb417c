import type { Candidate, LibraryCandidates } from '../../../facts/libraries.ts';
import type { SeenFile } from './looker.ts';

const most = { locks: 500, code: 500, scripts: 3_000 } as const;
const MOST_SCRIPT = 4 * 1024 * 1024;
const lockNames = new Set([
  'composer.lock',
  'installed.json',
  'package-lock.json',
  'npm-shrinkwrap.json',
  'yarn.lock',
  'pnpm-lock.yaml',
]);
const codeNames = new Set([
  'class.phpmailer.php',
  'phpmailer.php',
  'tcpdf.php',
  'tcpdf_static.php',
  'smarty.class.php',
  'elfinder.class.php',
  'version.php',
  'uploader.php',
  'adminer.php',
  'magmi.php',
  'magmi_import_run.php',
  'clientinterface.php',
  'client.php',
  'environment.php',
  'htmlpurifier.php',
  'dompdf.php',
  'mpdf.php',
  'phpexcel.php',
  'swift.php',
]);
// `version.php` and the like are common; these folders make them a library's.
const common = new Set(['version.php', 'uploader.php', 'clientinterface.php', 'client.php', 'environment.php']);
const folders = /\/(?:phpunit|zend|kcfinder|guzzle|guzzlehttp|twig)\//i;
const scriptNames =
  /jquery|bootstrap|angular|backbone|underscore|lodash|moment|handlebars|mustache|knockout|prototype|mootools|dojo|yui|yahoo|ext-(?:all|base|core)|tiny_?mce|ckeditor|froala|quill|select2|swiper|video\.?js|video\.min|plupload|jplayer|highcharts|echarts|zrender|chart|\bd3\b|\bc3\b|three|vue|react|scheduler|svelte|ember|\bnext\b|axios|purify|markdown-it|marked|mathjax|\bpdf|jszip|swfobject|easyxdm|sessvars|flowplayer|\bdwr|engine\.js|ua-parser|protobuf|alasql|alpine|fileupload|datatables|prettyphoto|terminal|tableexport|highlight|pendo|\bui\b|dialog|autocomplete|tooltip/;
const bundles =
  /^(?:[\w-]{0,30}[-_.])?(?:vendors?|bundle|libs?|plugins|scripts|app|main|common|all|combined|packed|core)(?:[-_.][\w-]{0,40})?(?:\.min)?\.js$/;

/** Keeps, while the walk goes on, the names of files that may be libraries. Nothing is read. */
export function makeCandidates() {
  const kept = { locks: [] as Candidate[], code: [] as Candidate[], scripts: [] as Candidate[] };
  const more = { locks: 0, code: 0, scripts: 0 };
  const scripts = new Set<string>();

  function add(kind: keyof typeof kept, { path, entry }: SeenFile): void {
    if (kept[kind].length < most[kind]) kept[kind].push({ path, size: entry.size });
    else more[kind]++;
  }

  return {
    see(file: SeenFile): void {
      const { name, extension, path } = file;
      if (extension === 'js') {
        if (!isScript(file)) return;
        // Shops hold the same file many times over, once for each theme and language.
        const same = `${name} ${file.entry.size}`;
        if (scripts.has(same)) return;
        scripts.add(same);
        add('scripts', file);
      } else if (lockNames.has(name)) {
        if (isLock(path, name)) add('locks', file);
      } else if (extension === 'php' && codeNames.has(name)) {
        if (!common.has(name) || folders.test(`/${path}`)) add('code', file);
      }
    },
    told: (): LibraryCandidates => ({ ...kept, more }),
  };
}

// What a package was made or tested with is not put in with it.
const elsewhere = /(?:^|\/)(?:vendor|node_modules|tests?|e2e|\.[^/]{1,60})\//;

function isLock(path: string, name: string): boolean {
  return name === 'installed.json' ? path.endsWith('composer/installed.json') : !elsewhere.test(path);
}

function isScript({ name, path, entry }: SeenFile): boolean {
  if (entry.size < 200 || entry.size > MOST_SCRIPT || path.startsWith('vendor/') || path.includes('node_modules/'))
    return false;
  return scriptNames.test(name) || bundles.test(name);
}
