import { execFileSync } from 'node:child_process';

/** A version, and bounds of which one list has to hold as a whole. */
export interface Asked {
  readonly version: string;
  readonly affected: readonly (readonly string[])[];
}

const code = String.raw`
foreach (json_decode(stream_get_contents(STDIN), true) as $one) {
  $in = false;
  foreach ($one['affected'] as $bounds) {
    $all = true;
    foreach ($bounds as $bound) {
      preg_match('/^(<=|>=|<|>|=|)v?(.+)$/', $bound, $parts);
      if (!version_compare($one['version'], $parts[2], $parts[1] === '' ? '=' : $parts[1])) $all = false;
    }
    if ($all) $in = true;
  }
  $answers[] = $in;
}
echo json_encode($answers ?? []);
`;

/** Whether the bounds mean the version, as PHP's own version_compare orders versions. */
export function means(asked: readonly Asked[]): readonly boolean[] {
  const input = JSON.stringify(asked.map(({ version, affected }) => ({ version, affected })));
  return JSON.parse(execFileSync('php', ['-r', code], { input, encoding: 'utf8' })) as readonly boolean[];
}
