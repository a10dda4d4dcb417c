/** One line of an Apache settings file, with the `<Files>` or `<FilesMatch>` block that it stands in. */
export interface ApacheLine {
  /** In lower case. */
  readonly directive: string;
  readonly rest: string;
  /** What the innermost block names, as it stands; absent outside of such blocks. */
  readonly files?: string;
}

const MOST_LINES = 5_000;

/** The lines of an `.htaccess` file; comments are left out, continued lines joined. Never fails. */
export function apacheLines(text: string): readonly ApacheLine[] {
  const lines: ApacheLine[] = [];
  const blocks: string[] = [];
  for (const line of text.replace(/\\\r?\n/g, ' ').split(/\r?\n/, MOST_LINES)) {
    const plain = line.trim().slice(0, 2_000);
    if (plain === '' || plain.startsWith('#')) continue;
    if (/^<\/(?:Files|FilesMatch)>/i.test(plain)) blocks.pop();
    const block = /^<(?:Files|FilesMatch)\s{1,20}(.{1,1000})>/i.exec(plain)?.[1];
    if (block !== undefined) blocks.push(block);
    if (plain.startsWith('<')) continue;
    const space = plain.search(/\s/);
    const files = blocks.at(-1);
    lines.push({
      directive: (space < 0 ? plain : plain.slice(0, space)).toLowerCase(),
      rest: space < 0 ? '' : plain.slice(space).trim(),
      ...(files === undefined ? {} : { files }),
    });
  }
  return lines;
}

/** Settings of an ini file, names in lower case, comments and quotes taken off. */
export function iniLines(text: string): readonly (readonly [name: string, value: string])[] {
  return text.split(/\r?\n/, MOST_LINES).flatMap((line): (readonly [string, string])[] => {
    const match = /^\s{0,20}([\w.]{1,80})\s{0,20}=\s{0,20}(.{0,500})$/.exec(line);
    if (!match) return [];
    const value = (match[2] ?? '')
      .replace(/\s;.*$/, '')
      .trim()
      .replace(/^["']|["']$/g, '');
    return [[(match[1] ?? '').toLowerCase(), value] as const];
  });
}
