import { asBuffer } from './peek.ts';
import { Refused } from './budget.ts';

const MOST_BYTES = 64 * 1024 ** 2;
const MOST_PAGES = 5_000;

/** The text of a PDF document, page after page. Throws `Refused` where it is too large, locked or damaged, and behind the last page that is read where there are more. */
export async function* pdfText(bytes: AsyncIterable<Uint8Array>, most = MOST_PAGES): AsyncGenerator<Uint8Array> {
  const whole = await gathered(bytes, MOST_BYTES);
  if (!whole) throw new Refused('A PDF document of more than 64 MiB was not read.');
  const { getDocumentProxy } = await import('unpdf');
  const document = await getDocumentProxy(new Uint8Array(whole), {
    stopAtErrors: false,
    verbosity: 0,
  }).catch((cause: unknown) => {
    throw new Refused(
      cause instanceof Error && cause.name === 'PasswordException'
        ? 'A PDF document that is locked with a password was not read.'
        : 'A PDF document is damaged and was not read.',
    );
  });
  try {
    for (let number = 1; number <= Math.min(document.numPages, most); number++) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      const text = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('');
      yield Buffer.from(`${text}\n`);
      page.cleanup();
    }
    if (document.numPages > most)
      throw new Refused(`Of a PDF document of ${document.numPages} pages only the first ${most} were read.`);
  } finally {
    await document.loadingTask.destroy();
  }
}

/** All bytes at once; `undefined` if they are more than `most`. */
export async function gathered(bytes: AsyncIterable<Uint8Array>, most: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let total = 0;
  for await (const chunk of bytes) {
    total += chunk.length;
    if (total > most) return undefined;
    chunks.push(Buffer.from(asBuffer(chunk)));
  }
  return Buffer.concat(chunks);
}
