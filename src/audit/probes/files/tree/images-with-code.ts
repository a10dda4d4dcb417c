import { KIB, type Looker, nothing } from './looker.ts';

const image = new Set(['jpg', 'jpeg', 'jpe', 'png', 'gif', 'ico', 'webp', 'bmp', 'avif', 'tif', 'tiff']);
const magic =
  /^(?:\u00ff\u00d8\u00ff|\u0089PNG|GIF8[79]a|\0\0\u0001\0|\0\0\u0002\0|RIFF|BM|\0\0\0.ftyp|II\*\0|MM\0\*)/s;
// Six given bytes and then readable code: by chance once in far more bytes than any store holds.
const opening = /<\?(?:php)[ \t\r\n\0][\x09\x0a\x0d\x20-\x7e]{8}/i;
const short =
  /<\?=\s{0,4}(?:\$_(?:GET|POST|REQUEST|COOKIE|SERVER|FILES)|\x60|(?:eval|system|exec|passthru|assert|shell_exec)\s{0,4}\()/i;

/** Images in which PHP stands: the first 512 KiB and the last 64 KiB are looked at. */
export const imagesWithCode: Looker = {
  wants: ({ extension, entry }) =>
    image.has(extension) && entry.size > 10 ? { start: 512 * KIB, end: 64 * KIB } : undefined,

  see({ vendor }, { start, end }) {
    if (![start, end].some((text) => text.includes('<?') && (opening.test(text) || short.test(text)))) return nothing;
    const kind = magic.test(start) ? 'polyglot' : 'code';
    // Libraries that handle images bring such files along to test themselves.
    return vendor && kind === 'polyglot' ? nothing : [{ kind }];
  },
};
