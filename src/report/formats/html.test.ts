import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { parse } from 'parse5';
import { cleanReport, sampleOptions, sampleReport } from '../../../test/sample-report.ts';
import html from './html.ts';

interface Node {
  readonly nodeName: string;
  readonly attrs?: readonly { readonly name: string; readonly value: string }[];
  readonly childNodes?: readonly Node[];
}

function elements(page: string): readonly Node[] {
  const all: Node[] = [];
  const walk = (node: Node): void => {
    all.push(node);
    for (const child of node.childNodes ?? []) walk(child);
  };
  walk(parse(page));
  return all;
}

test('the page names grade, verdict, findings, payment, sides, what is not known, and what it is not', () => {
  const page = html.render(sampleReport, sampleOptions);

  for (const words of [
    '<b>F</b>',
    'This store needs help today',
    'A card skimmer is on the payment page',
    'SAQ D',
    'add --host',
    'not an Approved Scanning Vendor',
    'within 72 hours',
    '3 days old',
    'Gone since the older report',
    'Accepted for now',
  ]) {
    assert.ok(page.includes(words) || page.includes(words.replaceAll("'", '&#39;')), words);
  }
});

test('words of a hostile store stay words: no element, attribute or script comes of them', () => {
  const hostile = '"><img src=x onerror=alert(1)><script>alert(1)</script>${1}\u202e`</details>`';
  const [first] = sampleReport.findings;
  assert.ok(first);
  const report = {
    ...sampleReport,
    store: { ...sampleReport.store, name: hostile, url: `javascript:${hostile}` },
    findings: [
      {
        ...first,
        check: hostile,
        title: hostile,
        subject: hostile,
        says: hostile,
        why: hostile,
        standards: [hostile],
        advisories: [hostile],
        remedy: { ...first.remedy, says: hostile, steps: [hostile] },
      },
    ],
    payment: { ...sampleReport.payment, because: [hostile] },
  };

  const nodes = elements(html.render(report, sampleOptions));

  assert.equal(nodes.filter(({ nodeName }) => nodeName === 'script').length, 1);
  assert.equal(nodes.filter(({ nodeName }) => nodeName === 'img').length, 0);
  assert.deepEqual(
    nodes.flatMap(({ attrs = [] }) => attrs.filter(({ name }) => name.startsWith('on'))),
    [],
  );
  assert.deepEqual(
    nodes.flatMap(({ attrs = [] }) =>
      attrs.filter(({ name, value }) => name === 'href' && !/^(#|data:,$|https:\/\/www\.cve\.org\/)/.test(value)),
    ),
    [],
  );
});

test('its policy lets only its own style and script run, by their hashes, and load nothing', () => {
  const page = html.render(sampleReport, sampleOptions);

  const policy = /Content-Security-Policy" content="([^"]+)"/.exec(page)?.[1]?.replaceAll('&#39;', "'") ?? '';
  const [, style = ''] = /<style>([\s\S]*?)<\/style>/.exec(page) ?? [];
  const [, script = ''] = /<script type="module">([\s\S]*?)<\/script>/.exec(page) ?? [];
  assert.ok(policy.startsWith("default-src 'none'"));
  assert.ok(policy.includes(`style-src ${hash(style)}`));
  assert.ok(policy.includes(`script-src ${hash(script)}`));
  assert.doesNotMatch(policy, /unsafe/);
  assert.doesNotMatch(page, /\sstyle="/);
  assert.doesNotMatch(page, /\ssrc=/);
});

test('every link inside the page has something to point at', () => {
  const nodes = elements(html.render(sampleReport, sampleOptions));

  const ids = new Set(
    nodes.flatMap(({ attrs = [] }) => attrs.filter(({ name }) => name === 'id').map(({ value }) => value)),
  );
  const links = nodes.flatMap(({ attrs = [] }) =>
    attrs.filter(({ name, value }) => name === 'href' && value.startsWith('#')),
  );
  assert.ok(links.length >= 4);
  assert.deepEqual(
    links.filter(({ value }) => !ids.has(value.slice(1))),
    [],
  );
});

test('the numbers of each picture stand in a table beside it', () => {
  const page = html.render(sampleReport, sampleOptions);

  assert.match(page.replaceAll(/\s+/g, ' '), /Files and settings ?<\/th> ?<td>1<\/td> ?<td>1<\/td> ?<td>5<\/td>/);
  assert.equal(page.match(/role="img"/g)?.length, 3);
  assert.equal(page.match(/<caption>/g)?.length, 3);
});

test('a clean report has nothing to do, to filter or to explain', () => {
  const page = html.render(cleanReport, sampleOptions);

  assert.match(page, /Nothing wrong was found in what was looked at\./);
  for (const absent of ['id="filter"', 'id="today"', 'id="blind"', 'id="gone"', 'within 72 hours'])
    assert.ok(!page.includes(absent), absent);
});

function hash(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
