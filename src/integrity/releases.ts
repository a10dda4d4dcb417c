import { compareVersions } from '../core/version.ts';

const tag = /^(?:v|V|release[-/]|version[-/]|magento-|[a-z]{1,20}[-/]v?)?(\d[\w.+-]{0,58})$/;
const preview = /(?:alpha|beta|rc|dev|preview|snapshot|nightly|test|workshop)/i;

/** The release that a tag or branch stands for, by its name; `undefined` if it is none. */
export function releaseOf(name: string): string | undefined {
  const version = tag.exec(name)?.[1];
  return version !== undefined && /\d/.test(version) ? version : undefined;
}

export function isPreview(release: string): boolean {
  return preview.test(release);
}

/** Older before newer. */
export function sortReleases<Named extends { readonly release: string }>(named: readonly Named[]): readonly Named[] {
  return named.toSorted(
    (one, other) => compareVersions(one.release, other.release, 'composer') || (one.release < other.release ? -1 : 1),
  );
}

/** Versions as people and files write them, made alike: without a leading `v` and zeros at the end. */
export function sameRelease(one: string, other: string): boolean {
  const plain = (text: string): string =>
    text
      .trim()
      .toLowerCase()
      .replace(/^v/, '')
      .replace(/(?:\.0){1,4}$/, '');
  return plain(one) === plain(other);
}
