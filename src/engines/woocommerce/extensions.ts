import type { Extension, Read } from '../engine.ts';

const contents = ['wp-content', 'web/app'];
/** Files right below `wp-content` that WordPress runs by their name alone. */
const dropIns = new Set(
  'advanced-cache db db-error install maintenance object-cache php-error fatal-error-handler sunrise blog-deleted blog-inactive blog-suspended'.split(
    ' ',
  ),
);

export const reads = contents.flatMap((content) => [
  `${content}/*.php`,
  `${content}/plugins/*.php`,
  `${content}/plugins/*/*.php`,
  `${content}/mu-plugins/*.php`,
  `${content}/themes/*/style.css`,
]);

/** Plugins, must-use plugins, drop-ins and themes by the heads of their files. */
export function readExtensions(read: Read): readonly Extension[] {
  return contents.flatMap((content) => [
    ...plugins(read, content),
    ...read.match(`${content}/mu-plugins/*.php`).map((path) => alwaysOn(read, path, 'wordpress-mu-plugin')),
    ...read
      .match(`${content}/*.php`)
      .filter((path) => dropIns.has(slugOf(path)))
      .map((path) => alwaysOn(read, path, 'wordpress-drop-in')),
    ...read.match(`${content}/themes/*/style.css`).flatMap((path) => theme(read, path)),
  ]);
}

function plugins(read: Read, content: string): readonly Extension[] {
  const found = new Map<string, Extension>();
  const paths = [...read.match(`${content}/plugins/*.php`), ...read.match(`${content}/plugins/*/*.php`)];
  for (const path of paths) {
    const text = read.text(path);
    if (text === undefined || head(text, 'Plugin Name') === undefined) continue;
    const parts = path.slice(`${content}/plugins/`.length).split('/');
    const name = parts.length > 1 ? (parts[0] ?? '') : slugOf(path);
    if (found.has(name) && slugOf(path) !== name) continue;
    found.set(name, { name, kind: 'plugin', place: path, ecosystem: 'wordpress-plugin', ...versionOf(text) });
  }
  return [...found.values()];
}

function alwaysOn(read: Read, path: string, ecosystem: string): Extension {
  return {
    name: slugOf(path),
    kind: 'drop-in',
    enabled: true,
    place: path,
    ecosystem,
    ...versionOf(read.text(path) ?? ''),
  };
}

function theme(read: Read, path: string): readonly Extension[] {
  const text = read.text(path);
  if (text === undefined || head(text, 'Theme Name') === undefined) return [];
  const name = path.split('/').at(-2) ?? '';
  return [{ name, kind: 'theme', place: path, ecosystem: 'wordpress-theme', ...versionOf(text) }];
}

function versionOf(text: string): { readonly version?: string } {
  const version = head(text, 'Version');
  return version === undefined || !/^[\w.+-]{1,40}$/.test(version) ? {} : { version };
}

/** A field of the comment at the head of a plugin or theme, in its first 8 KiB, as WordPress reads it. */
function head(text: string, field: string): string | undefined {
  const line = new RegExp(`^[ \\t/*#@]{0,40}${field}:([^\\r\\n]{1,200})`, 'im').exec(text.slice(0, 8192));
  const value = line?.[1]?.replace(/\s{0,10}(?:\*\/|\?>).*$/, '').trim();
  return value === '' ? undefined : value;
}

function slugOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.php$/, '');
}
