import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { test } from 'node:test';
import { literalIn, npmHoles, readLibraries, scriptOfHash, scriptsInText, scriptsInUrl } from './scripts.ts';

const file = join(import.meta.dirname, '../../knowledge/libraries.json');
const libraries = readLibraries(JSON.parse(readFileSync(file, 'utf8')));

for (const [url, expected] of [
  ['https://shop.example/js/jquery-1.7.1.min.js', 'jquery 1.7.1'],
  ['https://shop.example/js/jquery-1.7.1.min.js?v=3', 'jquery 1.7.1'],
  ['https://cdn.example/ajax/libs/bootstrap/3.3.6/js/bootstrap.min.js', 'bootstrap 3.3.6'],
  ['https://shop.example/wp-includes/js/jquery/jquery.min.js?ver=3.4.1', 'jquery 3.4.1'],
  ['https://shop.example/wp-includes/js/jquery/jquery-migrate.min.js?ver=3.3.2', 'jquery-migrate 3.3.2'],
  ['https://shop.example/js/my-jquery-1.7.1-plugin.js', ''],
  ['https://shop.example/js/jquery.js', ''],
  ['https://shop.example/js/jquery.js?ver=9', ''],
  ['', ''],
] as const) {
  test(`the address ${url || '(none)'} tells ${expected || 'nothing'}`, () => {
    assert.equal(scriptsInUrl(url, libraries).map(({ name, version }) => `${name} ${version}`).join(), expected);
  });
}

for (const [text, expected] of [
  ['/*! jQuery v1.11.3 | (c) 2005, 2015 jQuery Foundation, Inc. */', 'jquery 1.11.3'],
  ['/*!\n * jQuery JavaScript Library v3.4.0\n * https://jquery.com/', 'jquery 3.4.0'],
  ["var Prototype = {\n\n  Version: '1.7',\n", 'prototypejs 1.7'],
  ['/*!\n * Bootstrap v3.3.7 (http://getbootstrap.com)\n', 'bootstrap 3.3.7'],
  ['/*!\r\n * jQuery Validation Plugin v1.15.0\r\n', 'jquery-validation 1.15.0'],
  ['function needs() { return "jQuery 1.11.3 or later"; }', ''],
  ['', ''],
] as const) {
  test(`the text ${JSON.stringify(text.slice(0, 40))} tells ${expected || 'nothing'}`, () => {
    assert.equal(scriptsInText(text, libraries).map(({ name, version }) => `${name} ${version}`).join(), expected);
  });
}

test('a file is known by its hash', () => {
  const known = libraries.flatMap(({ sha1 }) => Object.entries(sha1))[0];

  assert.ok(known);
  assert.equal(scriptOfHash(known[0], libraries)?.version, known[1]);
  assert.equal(scriptOfHash('0'.repeat(40), libraries), undefined);
  assert.equal(scriptOfHash('constructor', libraries), undefined);
});

test('packages of npm have the holes of their library', () => {
  assert.ok((npmHoles(libraries).get('jquery') ?? []).length > 0);
});

test('no pattern is without an end, looks around or refers back', () => {
  const patterns = libraries.flatMap(({ url, file: names, text }) => [...url, ...names, ...text]);

  assert.ok(patterns.length > 300);
  for (const { pattern } of patterns) {
    const bare = pattern.source.replace(/\\[\s\S]/g, '').replace(/\[[^\]]*\]/g, '');
    assert.ok(!/[*+]|\(\?[=!<]|,\}/.test(bare), pattern.source);
    assert.ok(!/\\[1-9]/.test(pattern.source), pattern.source);
  }
});

test('text made to keep patterns busy is done with soon', () => {
  for (const piece of [' f="1.1",', '="1.1",', '// Version: v1.0\n', '/*! jQuery UI 1.8.', '1', 'majorVersion:a1,minorVersion:a1a,']) {
    const began = performance.now();

    scriptsInText(piece.repeat(512_000 / piece.length), libraries);

    assert.ok(performance.now() - began < 8_000, piece);
  }
});

for (const [source, expected] of [
  ['jquery-([0-9]{1,30})(\\.min)?\\.js', 'jquery-'],
  ['(?:a|b)constant[a-z]{1,3}other', 'constant'],
  ['abc?d', 'ab'],
  ['one|another', ''],
  ['\\$\\.documentElement,Q=e', '$'],
] as const) {
  test(`what stands in everything that ${source} fits`, () => {
    assert.ok(literalIn(source).includes(expected.slice(0, 3)));
  });
}

test('the holes of all parts of one package at npm are its holes', () => {
  const part = (id: string) => ({ npm: 'jquery-ui', marks: {}, holes: [{ id, in: ['[0,1.12.0)'] }] });
  const holes = npmHoles(readLibraries({ 'jquery-ui': part('A'), 'jquery-ui-dialog': part('B'), 'jquery-ui-tooltip': part('A') }));

  assert.deepEqual(
    holes.get('jquery-ui')?.map(({ id }) => id),
    ['A', 'B'],
  );
});
