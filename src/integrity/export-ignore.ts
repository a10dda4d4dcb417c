/**
 * The paths that `git archive` leaves out of a release, from the text of a `.gitattributes` file at the root: lines
 * with `export-ignore`, their patterns read as gitignore(5) says.
 */
export function exportIgnored(attributes: string): (path: string) => boolean {
  const patterns = attributes
    .split('\n')
    .slice(0, 5000)
    .map((line) => line.trim().split(/\s{1,100}/))
    .filter(([pattern = '', ...words]) => pattern !== '' && !pattern.startsWith('#') && words.includes('export-ignore'))
    .map(([pattern = '']) => matcher(pattern));
  return (path) => patterns.some((matches) => matches(path));
}

function matcher(pattern: string): (path: string) => boolean {
  const bare = pattern.replace(/^\//, '').replace(/\/$/, '');
  const anchored = pattern.startsWith('/') || bare.includes('/');
  const parts = bare.split('/');
  return (path) => {
    const names = path.split('/');
    if (!anchored) return names.some((name) => fits(bare, name));
    return fitsFrom(parts, names);
  };
}

/** A pattern that fits a folder takes all that is in it. */
function fitsFrom(parts: readonly string[], names: readonly string[]): boolean {
  const [part, ...others] = parts;
  if (part === undefined) return true;
  if (part === '**') return names.some((_, index) => fitsFrom(others, names.slice(index)));
  const [name, ...rest] = names;
  return name !== undefined && fits(part, name) && fitsFrom(others, rest);
}

/** `*` and `?` within one name. Goes back to the last `*` only, so that it takes linear steps for each. */
function fits(pattern: string, name: string): boolean {
  let at = 0;
  let place = 0;
  let star = -1;
  let mark = 0;
  while (place < name.length) {
    if (pattern[at] === '?' || (pattern[at] !== '*' && pattern[at] === name[place])) {
      at++;
      place++;
    } else if (pattern[at] === '*') {
      star = at++;
      mark = place;
    } else if (star >= 0) {
      at = star + 1;
      place = ++mark;
    } else return false;
  }
  while (pattern[at] === '*') at++;
  return at === pattern.length;
}
