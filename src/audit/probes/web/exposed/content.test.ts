import assert from 'node:assert/strict';
import { test } from 'node:test';
import { html, madeUpWeb } from '../../../../../test/samples/web.ts';
import type { Page } from '../../../../core/hands.ts';
import * as content from './content.ts';

const kept: Readonly<
  Record<string, readonly [(page: Page) => string | undefined, readonly (string | Uint8Array)[], readonly string[]]>
> = {
  'settings of the environment': [
    content.environment,
    ['A=1', 'export DB_HOST=a\nDB_NAME = b', '# only\n\nAPP_KEY="x\ny"\nB=2\n'],
    [
      '',
      'hello',
      '<p>A=1</p>',
      'name = value',
      'User-agent: *\nDisallow: /',
      'Text\nthat\nmentions\nAPP_ENV=prod\nonce',
    ],
  ],
  'a copy of the database': [
    content.databaseDump,
    [
      '-- MariaDB dump 10.19',
      '/*M!999999\\- enable the sandbox mode */',
      '/*!40101 SET NAMES utf8 */;',
      '\nINSERT INTO `a` VALUES (1);',
      '--\n-- PostgreSQL database dump\n--',
      Uint8Array.from([0x1f, 0x8b, 8, 0]),
    ],
    ['', 'We drop table tennis', 'How to insert into a form', '-- no dump'],
  ],
  'an archive': [
    content.archive,
    [Uint8Array.from([0x50, 0x4b, 3, 4]), Uint8Array.from([0x1f, 0x8b, 8])],
    ['', 'PK', 'a page'],
  ],
  'phpinfo()': [
    content.phpInfo,
    [
      html('phpinfo()', '<tr><td class="e">System </td><td>Linux</td></tr>'),
      html('PHP 7.4.3 - phpinfo()', '<h1 class="p">PHP Version 7.4.3</h1>'),
    ],
    [
      html('phpinfo()'),
      html('All about phpinfo()', '<p>PHP Version 8</p>'),
      html('x', '<pre>&lt;h1 class="p"&gt;PHP Version 8&lt;/h1&gt;</pre>'),
    ],
  ],
  'a list of files': [
    content.directoryListing,
    [
      '<html>\r\n<head><title>Index of /media/</title></head>\r\n<body>\r\n<h1>Index of /media/</h1><hr><pre><a href="../">../</a>',
      '<title>Index of /media</title><body><h1>Index of /media</h1><table>',
      '<title>Index of /media/</title><h2>Index of /media/</h2>',
      '<html><head><title>shop.example - /media/</title></head><body><H1>shop.example - /media/</H1><hr><pre><A HREF="/">[To Parent Directory]</A>',
      '<title>Directory listing for /media/</title><h1>Directory listing for /media/</h1><a href="a">',
      '<title>media/</title><div class="listing"><table aria-describedby="summary"><div class="meta" id="summary">',
      '<title>listing directory /media/</title><a href="/">',
    ],
    [
      html('Index of /media'),
      html('Media', '<h1>Index of all media</h1>'),
      html('A - /b/', '<p>parent</p>'),
      html('Directory', '<a href="/">x</a>'),
    ],
  ],
  'lines of a log': [
    content.log,
    [
      '[23-Nov-2026 10:00:00 UTC] x',
      '[2026-11-23T10:00:00.1+00:00] main.ERROR: x',
      '2026-11-23 10:00:00 x',
      '[Mon Nov 23 10:00:00.1 2026] [php:error] x',
      '2026/11/23 10:00:00 [error] 1#1',
      '10.0.0.1 - - [23/Nov/2026:10:00:00 +0000] "GET /"',
      'PHP Notice:  x',
    ],
    ['', 'Our shop opened on 2026-11-23 10:00:00.', 'a log', '2026-11-23'],
  ],
  'a table of customers': [
    content.customerTable,
    [
      'email,name\njo@shop.example,Jo',
      'id;"E-Mail";x\n1;a@b.example;3',
      'Customer Email\tName\na@b.example\tB',
      '\ufeff"customer_email","x"\n"a@b.example",""',
    ],
    [
      'sku,price\n1,2',
      'email',
      'email,name\n',
      'Write us an email, or call\nshop@shop.example',
      '<p>email,name</p>@',
      '{"email": 1, "b": 2}\n@',
    ],
  ],
  'the source of a settings file': [
    content.settingsSource,
    [
      '<?php return [];',
      '\ufeff\n<?php',
      '<?xml version="1.0"?><config><global/></config>',
      'b0VIM 8.2',
      '# a\nparameters:\n  x: 1',
      'DB_A=1\nDB_B=2',
    ],
    ['', 'Not found', '<?xml version="1.0"?><urlset></urlset>', '{"parameters": 1}', 'parameters of this shop'],
  ],
  'a back door': [
    content.webShell,
    [
      '<form method=post><input type=password name=pass><input type=submit></form>',
      '<form enctype=x><input type="file" name="f"><input type="submit"></form>',
      ['<title>Files', 'Man</title>'].join(''),
    ],
    [
      '',
      'ok',
      html('Sign in', '<input type=password>', '<link rel="stylesheet" href="/a.css">'),
      html('Shop', '<nav></nav><input type=password>'),
      html('Search', '<input type=text>'),
    ],
  ],
};

for (const [name, [proves, found, not]] of Object.entries(kept)) {
  test(`knows ${name} by its content`, async () => {
    for (const body of found) assert.notEqual(proves(await page(body)), undefined, String(body));
    for (const body of not) assert.equal(proves(await page(body)), undefined, body);
  });
}

test('takes no long time over hostile text', async () => {
  const hostile = ['a ', '<', ' - /', 'Index of ', '"email,', 'A=', '<input type=', '<td class="e">'].map((piece) =>
    piece.repeat(131_072 / piece.length),
  );
  const began = performance.now();

  for (const body of hostile) for (const [proves] of Object.values(kept)) proves(await page(body));

  assert.ok(performance.now() - began < 3000);
});

function page(body: string | Uint8Array): Promise<Page> {
  return madeUpWeb(() => body).get('');
}
