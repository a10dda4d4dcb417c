const run = new Set(['php', 'php3', 'php4', 'php5', 'php7', 'php8', 'phtml', 'pht', 'phar', 'inc']);
const others = 'tpl twig html htm js mjs cjs jsx vue xml ini yml yaml sh pl py cgi htaccess';
const compared = new Set([...run, ...others.split(' ')]);
// Mail templates, translations and words: written again by installers and translated by owners.
const words = /(?:^|\/)(?:mails?|emails?|i18n|translations|locale|lang)\//i;

/** The ending of a name in lower case; `htaccess` for the file of that name. */
export function endingOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return name.slice(name.lastIndexOf('.') + 1).toLowerCase();
}

/** Whether servers run such a file, or an engine includes it. */
export function isRun(path: string): boolean {
  return run.has(endingOf(path));
}

/** Whether a baseline speaks of such a file: code, templates, scripts and settings; no images, styles or texts. */
export function matters(path: string): boolean {
  const ending = endingOf(path);
  return compared.has(ending) && (run.has(ending) || !words.test(path));
}
