import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Answer, html, madeUpWeb } from '../../../../test/samples/web.ts';
import { quietTools } from '../../../../test/web-hand.ts';
import { CannotTell } from '../../../core/errors.ts';
import probe from './security-txt.ts';

async function read(answers: Readonly<Record<string, Answer>>) {
  return (await probe.gather({ web: madeUpWeb((path) => answers[path]) }, {}, quietTools)).securityTxt;
}

test('reads contacts and expiry, at the new place or the old', async () => {
  const body =
    '# hello\r\nContact: mailto:security@shop.example\r\ncontact: https://shop.example/report\r\nExpires: 2027-01-01T00:00:00Z\r\n';

  for (const path of ['/.well-known/security.txt', '/security.txt']) {
    assert.deepEqual(await read({ [path]: body }), {
      url: `https://shop.example${path}`,
      present: true,
      contacts: 2,
      expires: '2027-01-01T00:00:00.000Z',
    });
  }
});

test('is not taken in by a page for people or by a file without a contact', async () => {
  for (const body of [html('Shop', '\nContact: us\n'), 'Expires: 2027-01-01T00:00:00Z']) {
    const told = await read({ '/.well-known/security.txt': body, '/security.txt': body });

    assert.deepEqual(told, { url: 'https://shop.example/.well-known/security.txt', present: false, contacts: 0 });
  }
});

test('leaves out an expiry that is no date', async () => {
  assert.deepEqual(await read({ '/security.txt': 'Contact: mailto:a@shop.example\nExpires: next summer' }), {
    url: 'https://shop.example/security.txt',
    present: true,
    contacts: 1,
  });
});

test('cannot tell where it is turned away', async () => {
  await assert.rejects(
    read({ '/.well-known/security.txt': { status: 403 }, '/security.txt': { status: 403 } }),
    CannotTell,
  );
});
