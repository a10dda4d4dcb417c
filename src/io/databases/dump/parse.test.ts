import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDump, type Raw, type Sink } from './parse.ts';
import { append, makeSource } from './tokens.ts';

const texts: readonly string[] = [
  "CREATE TABLE `t` (a int);\nINSERT INTO `t` VALUES (1,'a\\'b, (c)',NULL),(-2.5,'it''s \\\\',0x4142),(3 , X'41' ,_binary 'x\\0y');\n-- end\nINSERT INTO t (a, `b``c`) VALUES ('/*no*/', '-- no');",
  "SET standard_conforming_strings = on;\nCOPY public.t (a, b) FROM stdin;\n1\tx\\ty\n\\N\t\\\\.\n\\.\nINSERT INTO public.t VALUES (E'a\\nb', 'c\\d', '2024-01-01'::date);\n",
  "/*!999999\\- enable the sandbox mode */ \n/*!40101 SET NAMES utf8 */;\nDELIMITER ;;\n/*!50003 CREATE*/ /*!50003 TRIGGER x AFTER INSERT ON t FOR EACH ROW BEGIN SELECT ';'; END */;;\nDELIMITER ;\nREPLACE INTO t VALUES (replace('a\\nb','\\n',char(10)),now(),true);",
];

function read(text: string, size: number): { rows: (readonly Raw[])[]; made: string[] } {
  const rows: (readonly Raw[])[] = [];
  const made: string[] = [];
  const sink: Sink = {
    made: (words) => void made.push(words),
    used: () => undefined,
    rows: () => ({ most: 100, row: (cells) => void rows.push(cells ?? []) }),
    rowsEnded: () => undefined,
  };
  const source = makeSource();
  const parser = parseDump(source, sink);
  for (let at = 0; at < text.length; at += size) {
    append(source, text.slice(at, at + size));
    parser.next();
  }
  source.ended = true;
  while (parser.next().done !== true);
  return { rows, made };
}

test('a dump tells the same however it is cut into chunks', () => {
  for (const text of texts) {
    const whole = read(text, text.length);

    assert.ok(whole.rows.length > 0);
    for (let size = 1; size < 40; size++) assert.deepEqual(read(text, size), whole, `${size}: ${text}`);
  }
});

test('values are read as their databases mean them', () => {
  const { rows } = read(texts[0] ?? '', 1000);

  assert.deepEqual(
    rows[0]?.map((raw) => raw?.text),
    ['1', "a'b, (c)", undefined],
  );
  assert.deepEqual(
    rows[1]?.map((raw) => raw?.text),
    ['-2.5', "it's \\", '4142'],
  );
  assert.deepEqual(
    rows[2]?.map((raw) => raw?.how),
    ['bare', 'hex', 'string'],
  );
  assert.deepEqual(
    rows[3]?.map((raw) => raw?.text),
    ['/*no*/', '-- no'],
  );
});

test('rubbish ends', () => {
  for (const text of [
    'INSERT INTO',
    'INSERT INTO t VALUES (',
    'INSERT INTO t VALUES ((((((',
    'COPY t FROM stdin',
    '/*',
    "'",
    '$$',
    'CREATE TABLE (',
    'DELIMITER \nx',
    '\\',
    'a;b;;;',
    '`',
    ')]}',
    '\u0000\u0001\u00ff'.repeat(1000),
  ]) {
    for (const size of [1, 7, 10_000]) assert.ok(read(text, size), text);
  }
});
