import assert from 'node:assert/strict';
import { test } from 'node:test';
import { numberAt, phpArray, phpDefines, phpVariables, textAt } from './php.ts';

test('a returned array becomes plain data, whatever its notation', () => {
  const texts = [
    `<?php return ['db' => ['host' => 'a', 'port' => 3307], 'list' => ['x', 'y'], 'on' => true, 'none' => null];`,
    `\ufeff<?php\nreturn array('db' => array('host' => 'a', 'port' => '3307'), "list" => array('x', 5 => 'z', 'y'), 'on' => TRUE);`,
    `<?php declare(strict_types=1); namespace A; $c = ['db' => ['host' => "a", 'port' => 3307]]; $c['list'][] = 'x'; return $c;`,
    `<?php return array_replace_recursive(['db' => ['host' => 'old']], $unknown, ['db' => ['host' => 'a', 'port' => 3307], 'list' => ['x']]);`,
  ];

  for (const text of texts) {
    const read = phpArray(text);

    assert.equal(textAt(read, 'db', 'host'), 'a', text);
    assert.equal(numberAt(read, 'db', 'port'), 3307, text);
    assert.equal(textAt(read, 'list', '0'), 'x', text);
  }
});

test('strings are read as PHP reads them', () => {
  const read = phpArray(`<?php const B = 'b'; return [
    'quote' => 'it\\'s', 'escape' => "a\\n\\x41\\$", 'joined' => 'a' . B . 1, 'long' => <<<'X'
one
two
X, 'doc' => <<<Y
three
Y, 'minus' => -5, 'bs' => 'a\\\\b'];`);

  assert.deepEqual(
    { ...read },
    { quote: "it's", escape: 'a\nA$', joined: 'ab1', long: 'one\ntwo', doc: 'three', minus: -5, bs: 'a\\b' },
  );
});

test('what only running the code would tell is undefined, and its key is there', () => {
  const read = phpArray(
    `<?php return ['a' => getenv('A') ?: 'x', 'b' => "c$d", PDO::X => 1, 'e' => fn() => 'secret', 'f' => 'g'];`,
  );

  assert.deepEqual(Object.keys(read ?? {}), ['a', 'b', 'e', 'f']);
  assert.equal(read?.['a'], undefined);
  assert.equal(read?.['b'], undefined);
  assert.equal(read?.['f'], 'g');
});

test('constants are read, the first definition counting, also with short tags and in conditions', () => {
  const read = phpDefines(`<?
    define('DB_NAME', 'shop'); define('DB_NAME', 'other');
    if (!defined('DB_USER')) { define('DB_USER', 'me'); } defined('DB_PORT') or define('DB_PORT', 3306);
    \\define("DB_HOST", 'db' . '.example'); const KEY = 'k'; function f() { define('IN', 'no'); }`);

  assert.deepEqual({ ...read }, { DB_NAME: 'shop', DB_USER: 'me', DB_PORT: 3306, DB_HOST: 'db.example', KEY: 'k' });
});

test('variables, class constants and properties are read, the last assignment counting', () => {
  const read =
    phpVariables(`<?php $table_prefix = 'a_'; $table_prefix = 'wp_'; $db['default']['host'] = 'h'; $db['default']['user'] = 'u';
    class JConfig { public $host = 'localhost'; const A = 'b'; public const string C = 'd'; function x() { $no = 1; } }`);

  assert.equal(read['table_prefix'], 'wp_');
  assert.equal(textAt(read, 'db', 'default', 'host'), 'h');
  assert.equal(textAt(read, 'db', 'default', 'user'), 'u');
  assert.equal(read['host'], 'localhost');
  assert.equal(read['A'], 'b');
  assert.equal(read['C'], 'd');
  assert.equal(read['no'], undefined);
});

test('broken and hostile code never throws, and does not take long', () => {
  const texts = [
    '',
    'no code at all',
    '<?php return [',
    `<?php return ['a' => 'b', 'c' => ; 'd'`,
    `<?php return ${'['.repeat(50_000)}`,
    `<?php return 'a'${".'a'".repeat(50_000)};`,
    `<?php $a = 'xxxxxxxxxx'; ${'$a = $a . $a;'.repeat(200)} return ['a' => $a];`,
    `<?php ${'$a[] = 1;'.repeat(50_000)} return $a;`,
    `<?php ${"$a = array_merge(['a' => $a, 'b' => $a], ['a' => $a, 'b' => $a]);".repeat(40)} return $a;`,
    '\u0000\u0001<?php \ud800 return 5;',
  ];
  const began = performance.now();

  for (const text of texts) {
    assert.doesNotThrow(() => phpArray(text), text.slice(0, 60));
    assert.doesNotThrow(() => phpDefines(text));
  }

  assert.ok(performance.now() - began < 20_000);
});

test('names of the prototype are ordinary names', () => {
  const read = phpArray(`<?php return ['__proto__' => ['polluted' => 'yes'], 'constructor' => 'c'];`);

  assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
  assert.equal(textAt(read, 'constructor'), 'c');
  assert.equal(textAt(read, 'toString'), undefined);
});
