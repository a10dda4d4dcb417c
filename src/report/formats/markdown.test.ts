import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cleanReport, sampleOptions, sampleReport } from '../../../test/sample-report.ts';
import { code, text } from '../markdown/escape.ts';
import markdown from './markdown.ts';

test('it holds grade, verdict, tasks, sides, payment, findings by who, and what is not known', () => {
  const page = markdown.render(sampleReport, sampleOptions);

  for (const words of [
    '**Grade F.**',
    '## What to do first',
    '| Web pages | D |',
    'SAQ D',
    '## Your host (7 findings)',
    '### CRITICAL: A card skimmer',
    '## What could not be told',
    '## Accepted for now',
    'Approved Scanning Vendor',
  ]) {
    assert.ok(page.includes(words), words);
  }
});

test('words of a hostile store stay words', () => {
  const cases: readonly (readonly [string, RegExp])[] = [
    ['<script>alert(1)</script>', /<script/],
    ['[click](https://evil.example)', /(?<!\\)\[click/],
    ['![x](https://evil.example/x.png)', /(?<!\\)!\[/],
    ['# heading', /^# /],
    ['- item', /^- /],
    ['1. item', /^1\. /],
    ['===', /^=/],
    ['a | b', /(?<!\\)\|/],
    ['**bold** _it_ ~no~', /(?<!\\)[*_~]/],
    ['@everyone', /@everyone/],
    ['https://evil.example', /https:/],
    ['a\nb', /\n/],
  ];
  for (const [words, live] of cases) assert.doesNotMatch(text(words), live, words);
});

test('code cannot be left by backticks', () => {
  for (const words of ['`', 'a``b', '`x`', '']) {
    const fenced = code(words);
    const [fence = ''] = /^`+/.exec(fenced) ?? [];

    assert.ok(
      fence.length > Math.max(0, ...(words.match(/`+/g) ?? []).map((run) => run.length)) || words.startsWith('`'),
      fenced,
    );
    assert.ok(fenced.endsWith(fence.slice(0, 1)));
  }
  assert.equal(code('a``b'), '```a``b```');
  assert.equal(code('`x`'), '`` `x` ``');
});

test('a clean report has no findings to list', () => {
  const page = markdown.render(cleanReport, sampleOptions);

  assert.match(page, /Nothing wrong was found/);
  assert.doesNotMatch(page, /## Your|## You |## What to do first/);
});
