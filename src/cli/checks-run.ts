import { checks } from '../audit/checks/index.gen.ts';
import type { AnyCheck } from '../core/check.ts';
import { UserError } from '../core/errors.ts';
import type { Facts } from '../core/fact.ts';
import { severities } from '../core/finding.ts';
import { sideNames, sides } from '../core/side.ts';
import { standardSays } from '../report/summary/standards.ts';
import { effortNames, whoNames } from '../report/summary/words.ts';
import { paintFor } from '../report/terminal/paint.ts';
import { wrap } from '../report/terminal/wrap.ts';

/** Writes the list of all checks, or the words of one, to stdout. */
export function runChecks(id: string | undefined, flags: { readonly json?: boolean; readonly color: boolean }): void {
  const one = id === undefined ? undefined : checkOf(id);
  const colour = flags.color && process.stdout.isTTY && !process.env['NO_COLOR'];
  const width = Math.min(Math.max(process.stdout.columns ?? 100, 60), 120);
  if (flags.json) process.stdout.write(`${JSON.stringify((one ? [one] : checks).map(plain), undefined, 2)}\n`);
  else process.stdout.write(one ? words(one, width) : list(colour, width));
}

function checkOf(id: string): AnyCheck {
  const check = checks.find((one) => one.id === id || one.was?.includes(id));
  if (check) return check;
  const near = checks.filter((one) => one.id.includes(id) || id.includes(one.id)).map((one) => one.id);
  const hint =
    near.length > 0 ? `Did you mean ${near.slice(0, 3).join(' or ')}?` : 'See them all with: storewarden checks.';
  throw new UserError(`There is no check called "${id}".`, { hint });
}

/** A check without its functions. */
function plain({
  id,
  title,
  side,
  severity,
  who,
  effort,
  why,
  fix,
  steps,
  standards,
  rows,
  engines,
  needs,
  wants,
}: AnyCheck) {
  const ids = (facts: Facts = {}): readonly string[] => Object.values(facts).map((known) => known.id);
  return {
    id,
    title,
    side,
    severity,
    who,
    effort,
    why,
    fix,
    ...(steps ? { steps } : {}),
    standards,
    rows,
    ...(engines ? { engines } : {}),
    needs: ids(needs),
    wants: ids(wants),
  };
}

function list(colour: boolean, width: number): string {
  const paint = paintFor(colour);
  const longest = Math.max(...checks.map(({ id }) => id.length));
  const parts = sides.map((side) => {
    const ofSide = checks
      .filter((check) => check.side === side)
      .toSorted(
        (one, other) =>
          severities.indexOf(one.severity) - severities.indexOf(other.severity) || (one.id < other.id ? -1 : 1),
      );
    const lines = ofSide.map(({ id, severity, title }) => {
      const [first = '', ...rest] = wrap(title, width, ' '.repeat(longest + 14), '').split('\n');
      return [
        `  ${paint.severity(severity, severity)}${' '.repeat(10 - severity.length)}${id.padEnd(longest)}  ${first}`,
        ...rest,
      ].join('\n');
    });
    return [paint.bold(`${sideNames[side]} (${ofSide.length})`), ...lines, ''].join('\n');
  });
  return `${parts.join('\n')}\n${checks.length} checks. The words of one: storewarden checks ID\n`;
}

function words(check: AnyCheck, width: number): string {
  const { id, title, side, severity, why, fix, steps = [], who, effort, standards } = check;
  const paragraph = (text: string, first = '  '): string => wrap(text, width, ' '.repeat(first.length), first);
  const known = Object.values(check.needs as Facts).map(({ says }) => paragraph(says, '  - '));
  return [
    title,
    paragraph(`${id} · ${sideNames[side]} · ${severity}`),
    '',
    'What can happen',
    paragraph(why),
    '',
    `What to do (${whoNames[who].toLowerCase()}, ${effortNames[effort]})`,
    paragraph(fix),
    ...steps.map((step, index) => paragraph(step, `  ${index + 1}. `)),
    '',
    'What it needs to know',
    ...known,
    '',
    paragraph(standards.map((standard) => standardSays(standard)).join('; '), ''),
    '',
  ].join('\n');
}
