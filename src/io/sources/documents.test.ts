// Of a long document or message only the beginning is read, and that is said.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Left } from '../../scan/source.ts';
import { sourcesInStream } from './open.ts';
import { pdfText } from './pdf.ts';

const MIB = 1024 ** 2;

async function* pieces(content: Buffer): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < content.length; at += 4 * MIB) yield content.subarray(at, at + 4 * MIB);
}

async function mailbox(size: number): Promise<{ readonly places: readonly string[]; readonly left: readonly Left[] }> {
  const left: Left[] = [];
  const places: string[] = [];
  const long = `${'a text that says nothing '.repeat(40)}\n`.repeat(size / 1000);
  const content = Buffer.from(
    `From a@example.com Mon\nSubject: long\n\n${long}\nFrom b@example.com Tue\nSubject: short\n\nz\n`,
  );
  for await (const source of sourcesInStream(pieces(content), (one) => void left.push(one))) {
    places.push(source.inside);
    for await (const chunk of source.bytes) assert.ok(chunk.length > 0);
  }
  return { places, left };
}

for (const size of [33, 80]) {
  test(`of a message of ${size} MiB the beginning is read, which is said, and the next message`, async () => {
    const { places, left } = await mailbox(size * MIB + MIB);

    assert.deepEqual(places, ['message 1!/headers', 'message 1!/text', 'message 2!/headers', 'message 2!/text']);
    assert.deepEqual(
      left.map(({ inside }) => inside),
      ['message 1'],
    );
    assert.match(left[0]?.why ?? '', /more than 32 MiB/);
  });
}

test('of a message that is read in full nothing is said', async () => {
  const { left } = await mailbox(MIB);

  assert.deepEqual(left, []);
});

/** A document with a word on each page. */
function pdf(pages: number): Buffer {
  const kids = Array.from({ length: pages }, (_, page) => `${4 + page * 2} 0 R`).join(' ');
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Count ${pages}/Kids[${kids}]>>`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ];
  for (let page = 0; page < pages; page++) {
    const shows = `BT /F 12 Tf 9 9 Td (page${page + 1}) Tj ET`;
    objects.push(
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Resources<</Font<</F 3 0 R>>>>/Contents ${5 + page * 2} 0 R>>`,
      `<</Length ${shows.length}>>stream\n${shows}\nendstream`,
    );
  }
  const body = objects.map((object, index) => `${index + 1} 0 obj\n${object}\nendobj\n`).join('');
  return Buffer.from(`%PDF-1.4\n${body}trailer<</Root 1 0 R/Size ${objects.length + 1}>>\n%%EOF\n`);
}

test('pages behind the last that is read are said', async () => {
  const read: string[] = [];
  const all = async (most: number): Promise<void> => {
    for await (const page of pdfText(pieces(pdf(3)), most)) read.push(Buffer.from(page).toString().trim());
  };

  await assert.rejects(all(2), /Of a PDF document of 3 pages only the first 2 were read/);
  assert.deepEqual(read, ['page1', 'page2']);
  await assert.doesNotReject(all(3));
  assert.deepEqual(read.slice(2), ['page1', 'page2', 'page3']);
});
