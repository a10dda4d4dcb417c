/**
 * How long what stands between two groups of a printed number is, in bytes; 0 where that is nothing of the kind: up to
 * four blanks and dashes, one of + . _ / and tab, the blanks and dashes of UTF-8, all of them as an escape of an address
 * (%20), of HTML (&nbsp;), of a mail (=20) or of a string (\\u00a0, \\x20). Bytes beyond the end count as 0.
 */
export function gapAt(byteAt: (at: number) => number, at: number): number {
  const next = byteAt(at + 1);
  switch (byteAt(at)) {
    case 0x20:
    case 0x2d:
      return blanks(byteAt, at);
    case 0x2b:
    case 0x2e:
    case 0x5f:
    case 0x2f:
    case 0x09:
    case 0xa0:
      return 1;
    case 0xc2:
      return next === 0xa0 || next === 0xad ? 2 : 0;
    case 0xe2:
      return next === 0x80 || next === 0x88 ? 3 : 0;
    case 0xe3:
      return next === 0x80 ? 3 : 0;
    case 0x25:
      return ofAddress(next | 32, byteAt(at + 2));
    case 0x26:
      return ofHtml(byteAt, at);
    case 0x3d:
      return ofMail(next, byteAt(at + 2));
    case 0x5c:
      return ofString(next, byteAt(at + 2));
    default:
      return 0;
  }
}

function blanks(byteAt: (at: number) => number, at: number): number {
  let length = 1;
  while (length < 4 && (byteAt(at + length) === 0x20 || byteAt(at + length) === 0x2d)) length++;
  return length;
}

/** %20 and its like, %C2%A0, %E2%80%89, %2520. */
function ofAddress(first: number, second: number): number {
  if (second !== 0x32) return first === 0x32 && second === 0x35 ? 5 : 3;
  return first === 0x63 ? 6 : first === 0x65 ? 9 : 3;
}

function ofHtml(byteAt: (at: number) => number, at: number): number {
  for (let length = 4; length < 9; length++) if (byteAt(at + length) === 0x3b) return length + 1;
  return 0;
}

/** =20, =2D and =A0 of quoted-printable, =C2=A0. */
function ofMail(first: number, second: number): number {
  if (first === 0x43 && second === 0x32) return 6;
  return (first === 0x32 && (second === 0x30 || second === 0x44)) || (first === 0x41 && second === 0x30) ? 3 : 0;
}

function ofString(first: number, second: number): number {
  if (first === 0x75) return 6;
  if (first === 0x78) return 4;
  if (first === 0x5c) return second === 0x75 ? 7 : 0;
  return first === 0x74 || first === 0x6e ? 2 : 0;
}
