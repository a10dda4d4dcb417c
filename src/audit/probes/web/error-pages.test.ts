import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Answer, html, madeUpWeb } from '../../../../test/samples/web.ts';
import { quietTools } from '../../../../test/web-hand.ts';
import { CannotTell } from '../../../core/errors.ts';
import { Unknown } from '../../../core/fact.ts';
import probe from './error-pages.ts';

async function shown(answer: (path: string) => Answer | undefined): Promise<readonly string[]> {
  const { errorPages } = await probe.gather({ web: madeUpWeb(answer) }, {}, quietTools);
  if (errorPages instanceof Unknown) return [errorPages.why];
  return [...new Set(errorPages.map(({ shows }) => shows))];
}

const loud: Readonly<Record<string, string>> = {
  '<br />\n<b>Warning</b>:  Undefined variable $x in <b>/var/www/shop/a.php</b> on line <b>3</b><br />': 'php-error',
  'PHP Fatal error: Uncaught Error: x in /var/www/shop/a.php:12': 'php-error',
  'Fatal error: x in C:\\shop\\a.php on line 12': 'php-error',
  '<pre>#0 /var/www/shop/vendor/a.php(12): Shop->run()\n#1 {main}</pre>': 'stack-trace',
  'Traceback (most recent call last):\n  File "/srv/a.py"': 'stack-trace',
  'Error: x\n    at Layer.handle (/srv/shop/node_modules/a.js:95:5)': 'stack-trace',
  "SQLSTATE[42S02]: Base table or view not found: 1146 Table 'shop.x' doesn't exist": 'sql',
  '<div class="exception-summary"><h1>No route found</h1></div>': 'debug-tool',
};

for (const [body, shows] of Object.entries(loud)) {
  test(`sees what an error page shows: ${shows} in ${body.slice(0, 30).replace(/\s+/g, ' ')}`, async () => {
    assert.deepEqual(
      await shown((path) => (path.includes('nothing-') ? { status: 500, body: html('Error', body) } : html('Shop'))),
      [shows],
    );
  });
}

test('sees nothing in pages that only say that something is not there', async () => {
  for (const body of [
    '<h1>Seite nicht gefunden</h1>',
    '<ul class="sf-menu"></ul><title>Page (404 Not Found)</title>',
    '<p>Warning: prices in /month</p>',
    '<p>An error occurred. Reference #12 /contact</p>',
    '<script>console.log("at home (/a/b)")</script>',
  ]) {
    assert.deepEqual(await shown(() => ({ status: 404, body: html('Not found', body) })), [], body);
  }
});

test('shows no password of a message', async () => {
  const secret = ['s3cret', 'word'].join('-');
  const web = madeUpWeb(() => ({ status: 500, body: `SQLSTATE[HY000] mysql://root:${secret}@db password=${secret}` }));

  const { errorPages } = await probe.gather({ web }, {}, quietTools);

  assert.ok(!JSON.stringify(errorPages).includes(secret));
  assert.ok(JSON.stringify(errorPages).includes('SQLSTATE'));
});

test('cannot tell where the store turns the questions away', async () => {
  await assert.rejects(
    shown(() => ({ status: 429 })),
    CannotTell,
  );
});

test('takes no long time over hostile text', async () => {
  const began = performance.now();

  for (const piece of ['Warning: ', ' in /', '#1 /', 'at a(/', '<b>Notice</b>: ', 'class="'])
    await shown(() => html('x', piece.repeat(20_000)));

  assert.ok(performance.now() - began < 5000);
});
