import { randomFrom } from './corpus.ts';

// Pieces that are hard on readers of PHP: openings without an end, bombs, loops, holes in texts.
const pieces = [
  '<?php ', '?>', '<?=', '/*', '*/', '//', '#', "'", '"', '`', '<<<A\n', '\nA;', '{$', '${', '$$', '(', ')', '[', ']', '{', '}', '->', '?->', '::',
  'function f($x) { return f($x); }', 'while (1) {', 'for (;;) {', 'foreach ($a as $a) {', 'goto a; a:', 'if ($x):', 'endif;', 'match (1) {',
  '$x = $x . $x;', '$a = array_merge($a, $a);', 'str_repeat("A", 9999999)', 'range(1, 99999)', 'base64_decode(', 'gzinflate(', 'strrev(', 'chr(', '^ ', '$x[$x] = $x;',
  '\\x41', '\\u{10ffff}', '\\777', '0x', '1e999', '.5', '\u0000', '\u00ff', '__halt_compiler();', 'new class {', 'fn () =>', 'static fn', '&', '@', '!', '~',
  'preg_replace("/a/e", ', 'array_map(', 'call_user_func(', 'include ', '$GLOBALS["x"]', '$_GET["x"]', 'extract($_POST);', 'eval(',
]; // prettier-ignore
const MOST = 60_000;

/** Files made from given ones by cutting, doubling, swapping and putting in; the same seed gives the same. */
export function* mutations(seeds: readonly string[], count: number, seed: number): Generator<string> {
  const random = randomFrom(seed);
  for (let made = 0; made < count; made++) {
    let text = seeds[random(seeds.length)] ?? '';
    for (let step = random(8) + 1; step > 0; step--) {
      const at = random(text.length + 1);
      const length = random(200);
      const piece = pieces[random(pieces.length)] ?? '';
      switch (random(7)) {
        case 0:
          text = text.slice(0, at) + text.slice(at + length);
          break;
        case 1:
          text = text.slice(0, at) + text.slice(at, at + length).repeat(random(20)) + text.slice(at);
          break;
        case 2:
          text = text.slice(0, at) + piece.repeat(random(300)) + text.slice(at);
          break;
        case 3:
          text = text.slice(0, at) + String.fromCharCode(random(256)) + text.slice(at + 1);
          break;
        case 4:
          text = text.slice(0, at);
          break;
        case 5:
          text = text.slice(0, at) + (seeds[random(seeds.length)] ?? '').slice(random(400));
          break;
        default:
          text = text.slice(0, at) + piece + text.slice(at);
      }
    }
    yield text.slice(0, MOST);
  }
}
