import { join } from 'node:path';
import { parse } from 'yaml';
import { borders } from '../../test/knowledge/borders.ts';
import { type Bulletin, readBulletins } from './bulletins.ts';
import { means } from './php.ts';
import { recordsInText, textAt } from './texts.ts';

interface Confirmed {
  readonly sources: Readonly<Record<string, string>>;
  readonly told: string;
}

/**
 * Holds both sides of every border of test/knowledge/borders.ts against a published record that storewarden's own facts
 * are not made from, and tells which record said it. PHP's version_compare decides.
 */
export function compareBorders(repositories: string): Confirmed {
  const read = readBulletins(repositories);
  const sources: Record<string, string> = {};
  const lines: string[] = [];
  let rows = 0;
  for (const [id, component, open, closed] of borders.flatMap((one) => one.rows)) {
    rows++;
    const records = recordsOf(repositories, id, component, read);
    const fitting = records.find((one) => fits(one, open.split(' '), closed.split(' ')));
    if (fitting) sources[`${id} ${component}`] = fitting.source;
    else {
      const said = records.map(({ affected }) => affected.map((bounds) => bounds.join(' ')).join(' | ')).join('; ');
      lines.push(`- ${id} ${component} (${open} | ${closed}): ${said === '' ? 'no record' : said}`);
    }
  }
  return {
    sources,
    told: [`${Object.keys(sources).length} of ${rows} borders stand in a record`, ...lines, ''].join('\n'),
  };
}

function fits({ affected }: Bulletin, open: readonly string[], closed: readonly string[]): boolean {
  const answers = means([...open, ...closed].map((version) => ({ version, affected })));
  return answers.every((answer, place) => answer === place < open.length);
}

function recordsOf(
  repositories: string,
  id: string,
  component: string,
  read: readonly Bulletin[],
): readonly Bulletin[] {
  const [, name = ''] = component.split(/:(.*)/);
  const holes = name === 'adobe-commerce' ? 'magento-open-source' : name;
  const own = read.filter((one) => one.id === id && one.holes === holes);
  return [...own, ...ofFriends(repositories, id, name), ...recordsInText(repositories, id)];
}

function ofFriends(repositories: string, id: string, name: string): readonly Bulletin[] {
  const path = `${name}/${id}.yaml`;
  const text = textAt(join(repositories, 'FriendsOfPHP+security-advisories', 'repo'), path);
  if (text === undefined) return [];
  const { branches } = parse(text) as { branches: Readonly<Record<string, { readonly versions: readonly string[] }>> };
  const affected = Object.values(branches).map(({ versions }) => versions);
  return [{ id, holes: name, affected, source: `FriendsOfPHP/security-advisories ${path}` }];
}
