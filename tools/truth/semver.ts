import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { compareVersions, isVersion } from '../../src/core/version.ts';
import { within } from '../../src/knowledge/range.ts';
import { filesAt } from './trees.ts';

// The published cases stand in data providers of its tests; nothing else of PHPUnit is needed to read them.
const php = String.raw`
namespace PHPUnit\Framework { class TestCase {} }
namespace {
  $root = $argv[1];
  spl_autoload_register(function ($class) use ($root) {
    $path = $root . '/src/' . str_replace('\\', '/', substr($class, strlen('Composer\\Semver\\'))) . '.php';
    if (is_file($path)) require $path;
  });
  foreach (['ComparatorTest', 'SemverTest', 'VersionParserTest'] as $name) require "$root/tests/$name.php";
  $one = new Composer\Semver\ComparatorTest('x');
  $two = new Composer\Semver\SemverTest('x');
  $three = new Composer\Semver\VersionParserTest('x');
  $out = [];
  foreach (['greaterThan' => '>', 'greaterThanOrEqualTo' => '>=', 'lessThan' => '<', 'lessThanOrEqualTo' => '<=', 'equalTo' => '==', 'notEqualTo' => '!='] as $method => $sign) {
    foreach ($one->{$method . 'Provider'}() as [$left, $right, $holds]) $out['compared'][] = [$left, $sign, $right, $holds];
  }
  foreach ($two->sortProvider() as [$given, $sorted]) $out['sorted'][] = $sorted;
  foreach ($three->successfulNormalizedVersions() as [$given, $normal]) $out['normal'][] = [$given, $normal];
  $parser = new Composer\Semver\VersionParser();
  foreach (['satisfiesProviderPositive' => true, 'satisfiesProviderNegative' => false] as $method => $holds) {
    foreach ($two->$method() as [$version, $wanted]) {
      $ranges = [];
      foreach (Composer\Semver\Intervals::get($parser->parseConstraints($wanted))['numeric'] as $interval) {
        $ranges[] = [$interval->getStart()->getOperator(), $interval->getStart()->getVersion(), $interval->getEnd()->getOperator(), $interval->getEnd()->getVersion()];
      }
      $out['satisfied'][] = [$version, $wanted, $ranges, $holds];
    }
  }
  echo json_encode($out);
}
`;

interface Cases {
  readonly compared: readonly (readonly [string, string, string, boolean])[];
  readonly sorted: readonly (readonly string[])[];
  readonly normal: readonly (readonly [string, string])[];
  readonly satisfied: readonly (readonly [
    string,
    string,
    readonly (readonly [string, string, string, string])[],
    boolean,
  ])[];
}

/** Compares the order of versions with the cases that composer/semver publishes in its own tests. */
export function compareSemver(repositories: string): string {
  const cases = readCases(join(repositories, 'composer+semver', 'repo'));
  const wrong: string[] = [];
  let right = 0;
  let left = 0;
  const judge = (said: boolean, holds: boolean, what: string): void => {
    if (said === holds) right++;
    else wrong.push(`- ${what}: composer/semver says ${holds}`);
  };
  for (const [one, sign, other, holds] of cases.compared) {
    if (!isVersion(one) || !isVersion(other)) left++;
    else judge(means(compareVersions(one, other, 'composer'), sign), holds, `${one} ${sign} ${other}`);
  }
  for (const sorted of cases.sorted) {
    const versions = sorted.filter((version) => isVersion(version));
    left += sorted.length - versions.length;
    for (const [place, version] of versions.entries()) {
      const next = versions[place + 1];
      if (next !== undefined) judge(compareVersions(version, next, 'composer') <= 0, true, `${version} before ${next}`);
    }
  }
  for (const [given, normal] of cases.normal) {
    if (!isVersion(given) || !isVersion(normal)) left++;
    else judge(compareVersions(given, normal, 'composer') === 0, true, `${given} is ${normal}`);
  }
  for (const [version, wanted, ranges, holds] of cases.satisfied) {
    if (!isVersion(version)) left++;
    else
      judge(
        ranges.some((range) => lies(version, range)),
        holds,
        `${version} in ${wanted}`,
      );
  }
  return [
    `${right} of ${right + wrong.length} cases as composer/semver has them; ${left} are of branches, which have no order here`,
    ...wrong,
    '',
  ].join('\n');
}

function readCases(repository: string): Cases {
  const folder = mkdtempSync(join(tmpdir(), 'semver-'));
  try {
    for (const { path, bytes } of filesAt(repository, 'HEAD')) {
      if (!bytes || !/^(?:src|tests)\//.test(path)) continue;
      mkdirSync(join(folder, dirname(path)), { recursive: true });
      writeFileSync(join(folder, path), bytes);
    }
    return JSON.parse(execFileSync('php', ['-r', php, '--', folder], { encoding: 'utf8' })) as Cases;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function means(order: number, sign: string): boolean {
  if (sign === '==') return order === 0;
  if (sign === '!=') return order !== 0;
  return (
    (sign.startsWith('>') && order > 0) || (sign.startsWith('<') && order < 0) || (sign.endsWith('=') && order === 0)
  );
}

/** Composer writes an open end as a very great number, and `-dev` for the first of all pre-releases. */
function lies(version: string, [from, start, to, end]: readonly [string, string, string, string]): boolean {
  return within(
    version,
    { from: start, after: from === '>', to: /^\d{10}/.test(end) ? undefined : end, upTo: to === '<=' },
    'composer',
  );
}
