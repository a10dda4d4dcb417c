import { maskText } from '../../../../detectors/mask.ts';
import { isPhpLike, KIB, type Looker, nothing, type SeenFile, type Sight } from './looker.ts';
import { type ApacheLine, apacheLines, iniLines } from './settings-lines.ts';

const iniNames = new Set(['.user.ini', 'php.ini', 'php5.ini', '.php.ini']);
// What visitors upload, or what nobody takes for code.
const harmless =
  /(?:^|[^a-z])(?:jpe?g|png|gif|ico|webp|bmp|svg|avif|css|txt|log|pdf|zip|gz|csv|xml|json|woff2?|ttf|mp[34]|dat|tmp|bak|suspected)(?:[^a-z]|$)/i;
const pages = /(?:^|[^a-z])(?:html?|js|inc|tpl)(?:[^a-z]|$)/i;
// Guards that have themselves run before each page.
const guards =
  /(?:wordfence-waf|malcare-waf|aios-bootstrap|\/ninjafirewall\/lib\/firewall|shield-firewall|bv-prepend|crowdsec\S{0,80}|sucuri\S{0,60}|patchstack\S{0,60})\.php["']?$/i;

/** Settings that have harmless-looking files run as PHP, or one file run before or after each page. */
export const handlers: Looker = {
  wants: (file) => (isSettings(file.name) && !file.vendor ? { start: 128 * KIB } : undefined),
  see(file, { start }) {
    if (file.name === 'web.config') return inWebConfig(start);
    if (iniNames.has(file.name)) return iniLines(start).flatMap(([name, value]) => prepended(name, value));
    const lines = apacheLines(start);
    return [...lines.flatMap((line) => inApache(line, file)), ...stolenVisitors(lines), ...codeIn(start)];
  },
};

function isSettings(name: string): boolean {
  return name === '.htaccess' || name === 'web.config' || iniNames.has(name);
}

function prepended(name: string, value: string): readonly Sight[] {
  if (name !== 'auto_prepend_file' && name !== 'auto_append_file') return nothing;
  if (value === '' || value.toLowerCase() === 'none') return nothing;
  return [{ kind: guards.test(value) ? 'prepended-guard' : 'prepended', excerpt: maskText(`${name} = ${value}`, 160) }];
}

function inApache(line: ApacheLine, file: SeenFile): readonly Sight[] {
  const { directive, rest, files } = line;
  if (directive === 'php_value' || directive === 'php_admin_value') {
    const [name = '', ...value] = rest.split(/\s{1,20}/);
    return prepended(name.toLowerCase(), value.join(' ').replace(/^["']|["']$/g, ''));
  }
  const excerpt = maskText(`${directive} ${rest}`, 160);
  if (directive === 'addhandler' || directive === 'addtype') {
    const [handler = '', ...extensions] = rest.split(/\s{1,20}/);
    if (/^(?:cgi-script|application\/x-httpd-cgi)$/i.test(handler)) return foreignScripts(extensions, excerpt);
    return isPhpHandler(handler) ? mapped(extensions, excerpt) : nothing;
  }
  if ((directive !== 'sethandler' && directive !== 'forcetype') || !isPhpHandler(rest)) return nothing;
  if (files === undefined) return file.uploads || file.depth > 0 ? [{ kind: 'all-files', excerpt }] : nothing;
  if (harmless.test(files))
    return [{ kind: 'harmless-files', excerpt: maskText(`${files}: ${directive} ${rest}`, 160) }];
  return pages.test(files) && !/php/i.test(files) ? [{ kind: 'pages', excerpt }] : nothing;
}

// What programs of a web server end in.
const scripts = /^\.?(?:cgi|f?pl|fcgi|py|rb|sh|exe|bat|tcl|lua|bin|fcg)$/i;

/** Files of any other ending that are run as programs of the server. */
function foreignScripts(extensions: readonly string[], excerpt: Sight['excerpt']): readonly Sight[] {
  // With `.php` among them, the line keeps PHP from being run: programs of a server are not allowed in such folders.
  if (extensions.some((one) => /php|phtml|asp|jsp/i.test(one))) return nothing;
  const foreign = extensions.some((one) => one !== '' && !scripts.test(one.replace(/["']/g, '')));
  return foreign && excerpt !== undefined ? [{ kind: 'other-programs', excerpt }] : nothing;
}

const searching = /google|bing|yahoo|baidu|yandex|duckduckgo|ask\b|aol|msn/i;
const abroad = /^\S{1,300}\s{1,20}["']?https?:\/\/[a-z0-9]/i;

/** Visitors who come from search engines are sent to another host, and the owner, who does not, sees nothing. */
function stolenVisitors(lines: readonly ApacheLine[]): readonly Sight[] {
  let engines = 0;
  for (const { directive, rest } of lines) {
    if (directive === 'rewritecond') {
      if (/%\{HTTP_REFERER\}\s/i.test(rest) && !/\s!/.test(rest) && searching.test(rest)) engines++;
    } else if (directive === 'rewriterule') {
      if (engines > 0 && abroad.test(rest))
        return [{ kind: 'stolen-visitors', excerpt: maskText(`RewriteRule ${rest}`, 160) }];
      engines = 0;
    }
  }
  return nothing;
}

/** PHP within a settings file, which it then has run. */
function codeIn(text: string): readonly Sight[] {
  const at = text.search(/<\?(?:php\s|=)/i);
  return at < 0 ? nothing : [{ kind: 'code', excerpt: maskText(text.slice(at, at + 160), 160) }];
}

function mapped(extensions: readonly string[], excerpt: Sight['excerpt']): readonly Sight[] {
  const foreign = extensions
    .map((one) =>
      one
        .replace(/^["']|["']$/g, '')
        .replace(/^\./, '')
        .toLowerCase(),
    )
    .filter((one) => one !== '' && !isPhpLike(one));
  if (foreign.length === 0 || excerpt === undefined) return nothing;
  const page = foreign.every((one) => pages.test(one));
  return [
    { kind: page ? 'pages' : foreign.some((one) => harmless.test(one)) ? 'harmless-files' : 'other-files', excerpt },
  ];
}

/** Handlers that run PHP: `application/x-httpd-php`, `php-script`, `php81-fcgi`, `proxy:unix:/run/php/…|fcgi://`. */
function isPhpHandler(handler: string): boolean {
  return /php|lsapi/i.test(handler) && !/source|text\/|image\/|x-httpd-php-source/i.test(handler);
}

function inWebConfig(text: string): readonly Sight[] {
  return [...text.matchAll(/<add\s[^>]{1,600}>/gi)].flatMap(([element]) => {
    if (!/scriptProcessor\s{0,3}=\s{0,3}"[^"]{0,300}php/i.test(element)) return [];
    const path = /\bpath\s{0,3}=\s{0,3}"([^"]{1,100})"/i.exec(element)?.[1] ?? '';
    return harmless.test(path) ? [{ kind: 'harmless-files', excerpt: maskText(element, 160) }] : [];
  });
}
