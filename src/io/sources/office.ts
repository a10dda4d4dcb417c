import { StringDecoder } from 'node:string_decoder';
import { Parser } from 'htmlparser2';

/** Elements of Word, Excel, PowerPoint and OpenDocument after which something new begins. */
const breaks = new Set(['w:p', 'w:tr', 'si', 'c', 'row', 'a:p', 'text:p', 'text:h', 'table:table-row', 'comment']);
const tabs = new Set(['w:tc', 'w:tab', 'w:br', 'table:table-cell', 'text:tab', 'text:s', 'text:line-break', 'v', 'f']);
/** A number that one run of text breaks off and the next goes on with stays whole: runs are joined. */
const shown = /^(?:word|xl|ppt|docProps)\/.{1,200}\.xml$|(?:^|\/)(?:content|meta|styles)\.xml$/;

/** Whether the members of a zip archive make it a document of an office program. */
export function isOffice(names: readonly string[]): boolean {
  return names.includes('[Content_Types].xml') || (names[0] === 'mimetype' && names.includes('content.xml'));
}

/** Whether a member of such a document is XML that holds what a reader sees. */
export function isOfficeText(name: string): boolean {
  return shown.test(name);
}

/** The text of such a member: paragraphs, rows and cells on lines of their own, without the tags. */
export async function* officeText(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let text = '';
  const parser = new Parser(
    {
      ontext: (part) => void (text += part),
      onclosetag: (name) => {
        if (breaks.has(name)) text += '\n';
        else if (tabs.has(name)) text += '\t';
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  const decoder = new StringDecoder('utf8');
  for await (const chunk of bytes) {
    parser.write(decoder.write(Buffer.from(chunk)));
    if (text !== '') yield Buffer.from(text);
    text = '';
  }
  parser.end(decoder.end());
  if (text !== '') yield Buffer.from(text);
}
