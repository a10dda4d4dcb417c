import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readKev, readOsv, readWordfence } from './feeds.ts';
import { merged } from './merge.ts';

const kev = { title: 'CISA', vulnerabilities: [{ cveID: 'CVE-2024-34102', dateAdded: '2024-07-17' }, { cveID: 'x', dateAdded: 'y' }, null] };
const osv = {
  id: 'GHSA-aaaa-bbbb-cccc',
  aliases: ['CVE-2026-0001'],
  modified: '2026-11-20T10:00:00Z',
  published: '2026-11-19T10:00:00Z',
  database_specific: { severity: 'MODERATE' },
  affected: [
    {
      package: { ecosystem: 'Packagist', name: 'Twig/Twig' },
      ranges: [{ type: 'ECOSYSTEM', events: [{ introduced: '0' }, { fixed: '1.2.3' }, { introduced: '2.0.0' }, { last_affected: '2.4.0' }] }],
    },
    { package: { ecosystem: 'npm', name: 'twig' }, ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }] }] },
  ],
};
const wordfence = {
  'uuid-1': {
    id: 'uuid-1',
    cve: 'CVE-2026-0002',
    published: '2026-11-18 00:00:00',
    cvss: { vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N', score: 9.8 },
    software: [
      {
        type: 'plugin',
        slug: 'some-plugin',
        affected_versions: {
          a: { from_version: '*', from_inclusive: true, to_version: '1.4', to_inclusive: true },
          b: { from_version: '2.0', from_inclusive: true, to_version: '2.1', to_inclusive: false },
        },
      },
    ],
  },
};

test('the catalogue of exploited holes gives ids and days', () => {
  const feed = readKev(kev);

  assert.deepEqual([...(feed?.exploited ?? [])], [['CVE-2024-34102', '2024-07-17']]);
  assert.equal(feed?.day, '2024-07-17');
});

test('a record of OSV gives the intervals of its packages', () => {
  const feed = readOsv([osv, { ...osv, withdrawn: '2026-11-21T00:00:00Z' }, undefined, '<html>']);

  assert.deepEqual(feed?.advisories.map(({ part, name }) => [part, name]), [['composer', 'twig/twig'], ['npm', 'twig']]);
  assert.deepEqual(feed?.advisories[0], {
    part: 'composer',
    name: 'twig/twig',
    advisory: {
      id: 'CVE-2026-0001',
      also: ['GHSA-aaaa-bbbb-cccc'],
      in: ['[0,1.2.3)', '[2.0.0,2.4.0]'],
      level: 'medium',
      date: '2026-11-19',
      url: 'https://github.com/advisories/GHSA-aaaa-bbbb-cccc',
    },
  });
});

test('a record of Wordfence gives all of its ranges', () => {
  const one = readWordfence(wordfence)?.advisories[0];

  assert.equal(one?.part, 'wordpress-plugin');
  assert.deepEqual(one?.advisory.in, ['[0,1.4]', '[2.0,2.1)']);
  assert.equal(one?.advisory.login, 'none');
});

for (const hostile of [
  undefined,
  null,
  [],
  'x',
  { vulnerabilities: 'x' },
  { vulnerabilities: [{ cveID: 'CVE-2024-1', dateAdded: '2024-07-17\tx' }] },
  { a: { software: [{ type: 'plugin', slug: 'a\tb', affected_versions: { a: { from_version: '*', to_version: '*' } } }], id: 'x' } },
  { __proto__: { software: [] } },
]) {
  test(`what is no feed is none: ${JSON.stringify(hostile)?.slice(0, 60)}`, () => {
    assert.equal(readKev(hostile), undefined);
    assert.equal(readWordfence(hostile), undefined);
    assert.equal(readOsv([hostile]), undefined);
  });
}

test('newer intervals replace older ones, flags and what is only known here stay', () => {
  const [feed, exploited] = [readOsv([osv]), readKev({ vulnerabilities: [{ cveID: 'CVE-2026-0001', dateAdded: '2026-11-21' }] })];
  assert.ok(feed && exploited);
  const part = new Map([
    ['twig/twig', [{ id: 'CVE-2026-0001', in: ['[0,1.0)'], partial: true as const, patches: ['A'] }, { id: 'CVE-2020-0001', in: ['[0,*]'] }]],
  ]);

  const result = merged('composer', part, [feed, exploited]).get('twig/twig');

  assert.deepEqual(result?.map(({ id }) => id), ['CVE-2026-0001', 'CVE-2020-0001']);
  assert.deepEqual(result?.[0], {
    id: 'CVE-2026-0001',
    in: ['[0,1.2.3)', '[2.0.0,2.4.0]'],
    patches: ['A'],
    also: ['GHSA-aaaa-bbbb-cccc'],
    exploited: '2026-11-21',
  });
  assert.equal(merged('wordpress-plugin', new Map(), [feed]).size, 0);
});
