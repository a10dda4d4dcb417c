import { deflateRawSync } from 'node:zlib';

// Put together here, so that other scanners do not take this file for what it describes.
const EV = ['ev', 'al'].join('');
const B64 = ['base64', 'decode'].join('_');
const zipped = (code: string): string => deflateRawSync(Buffer.from(code)).toString('base64');
/** Code that runs code, hidden once. */
export function packed(code: string): string {
  return `${EV}(gzinflate(${B64}('${zipped(code)}')));`;
}

/** Harmless PHP that has something of everything, to begin mutations with. */
export const seeds: readonly string[] = [
  `<?php ${EV}($_POST['x']); ?><b>text</b><?= $a ?>`,
  `<?php class A { private $b = "x{$c['d']}"; function e($f = [1, 'g' => 2]) { return $this->b . $f[0]; } } $h = new A; echo $h->e();`,
  `<?php $k = 'K'; $s = ${B64}('QUJD'); $o = ''; for ($i = 0; $i < strlen($s); $i++) { $o .= chr(ord($s[$i]) ^ ord($k)); } $o($_COOKIE['q']);`,
  `<?php goto a; b: echo 1; goto c; a: $x = <<<T\n text $y T\nT; goto b; c: switch ($x) { case 1: break; default: foreach ($z as $k => [$l, $m]) { yield $l; } }`,
  `<?php ${packed(packed(`echo 'inner';`))}`,
];
