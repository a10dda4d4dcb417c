import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import type { Hole } from '../../facts/holes.ts';
import secretsAfterPhpHole from './secrets-after-php-hole.ts';

const at = { now: new Date('2026-11-23T00:00:00Z') };

function judge(id: string, answer: Hole['answer']) {
  const hole: Hole = {
    id,
    also: [],
    answer,
    shaky: false,
    level: 'critical',
    public: false,
    patches: [],
    aggregate: false,
  };
  const php = { name: 'PHP', version: '8.2.30', place: 'header', ecosystem: 'php', off: false, holes: [hole] };
  const flaws = secretsAfterPhpHole.find({ phpHoles: { looked: 1, affected: [php], unread: [] } }, at);
  assert.ok(!(flaws instanceof Unknown));
  return flaws.map(({ subject }) => subject);
}

test('speaks where PHP was open to php2shell', () => {
  assert.deepEqual(judge('CVE-2026-109618', 'vulnerable'), ['PHP 8.2.30']);
});

test('is quiet where that cannot be told, and about other holes', () => {
  assert.deepEqual(judge('CVE-2026-109618', 'cannot-tell'), []);
  assert.deepEqual(judge('CVE-2024-8932', 'vulnerable'), []);
});
