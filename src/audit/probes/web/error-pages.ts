import { CannotTell } from '../../../core/errors.ts';
import type { Page, Web } from '../../../core/hands.ts';
import { defineProbe } from '../../../core/probe.ts';
import { maskText } from '../../../detectors/mask.ts';
import { type ErrorPage, errorPages } from '../../facts/exposed.ts';
import { absentPath, isRefusal, refusalWords } from './absence.ts';

const signs: readonly (readonly [ErrorPage['shows'], RegExp])[] = [
  [
    'php-error',
    /<b>(?:Fatal error|Parse error|Warning|Notice|Deprecated)<\/b>:\s{1,3}[^\n]{1,400}? on line <b>\d{1,6}<\/b>/,
  ],
  [
    'php-error',
    /(?:PHP )?(?:Fatal error|Parse error|Warning|Notice|Deprecated): [^\n]{1,200}? in (?:\/|[A-Z]:\\)[^\s<]{1,200}\.php(?: on line |:)\d{1,6}/,
  ],
  ['stack-trace', /(?:^|[\s>])#\d{1,3} (?:\/|[A-Z]:\\)[^\s(<]{1,300}\.php\(\d{1,6}\): [^\n<]{1,200}/],
  ['stack-trace', /Traceback \(most recent call last\):/],
  ['stack-trace', /\bat [^\s(]{1,200} \((?:file:\/\/)?(?:\/|[A-Z]:\\)[^()\s]{1,300}\.[cm]?[jt]s:\d{1,6}:\d{1,6}\)/],
  ['stack-trace', /<title>[^<]{0,200}Server Error in '\/|<b>Stack Trace:<\/b>/],
  ['sql', /SQLSTATE\[\w{1,10}\][^\n<]{0,200}/],
  ['sql', /You have an error in your SQL syntax[^\n<]{0,200}/],
  [
    'debug-tool',
    /window\.(?:ignite|data)\s?=\s?\{"report"|class="exception-summary|\bSfdump ?=|class="sf-toolbar|<title>Whoops! There was an error/,
  ],
];

export default defineProbe({
  id: 'error-pages',
  title: 'Looks at what pages show when something does not exist',
  hands: ['web'],
  needs: {},
  gives: { errorPages },
  touch: 'curious',

  async gather({ web }) {
    await web.get(''); // settles where the store lives
    const found: ErrorPage[] = [];
    // Nothing that could be taken for an attack: names that do not exist, and a word where a number is expected.
    for (const path of [absentPath(web, 0), `${absentPath(web, 2)}.php`, '?page=abc']) {
      const page = await web.get(path);
      if (page.status === 429 || page.status === 503) throw new CannotTell('no-access', refusalWords(page));
      if (!isRefusal(page)) found.push(...readErrors(web, path, page));
    }
    return { errorPages: found };
  },
});

function readErrors(web: Web, path: string, page: Page): readonly ErrorPage[] {
  const found = new Map<ErrorPage['shows'], ErrorPage>();
  const text = page.body.slice(0, 100_000);
  for (const [shows, pattern] of signs) {
    const seen = pattern.exec(text)?.[0];
    if (seen === undefined || found.has(shows)) continue;
    const excerpt = maskText(
      seen
        .replace(/<[^>]{0,200}>/g, '')
        .trim()
        .slice(0, 300),
    );
    found.set(shows, { path: `${web.base}${path}`, url: page.url, status: page.status, shows, excerpt });
  }
  return [...found.values()];
}
