import { KIB, type Looker, nothing } from './looker.ts';

const places: readonly (readonly [kind: string, end: RegExp, holds: RegExp])[] = [
  ['git', /(?:^|\/)\.git\/HEAD$/, /^(?:ref: refs\/|[0-9a-f]{40})/],
  ['svn', /(?:^|\/)\.svn\/(?:wc\.db|entries)$/, /^(?:SQLite format 3|\d{1,2}\s)/],
  ['hg', /(?:^|\/)\.hg\/requires$/, /revlog|dotencode|store/],
  ['bzr', /(?:^|\/)\.bzr\/branch-format$/, /Bazaar/],
];

/** Folders of version control, known by the file that each begins with. */
export const versionControl: Looker = {
  wants: ({ path }) => (places.some(([, end]) => end.test(path)) ? { start: KIB } : undefined),
  see({ path }, { start }) {
    const found = places.find(([, end, holds]) => end.test(path) && holds.test(start));
    return found ? [{ kind: found[0] }] : nothing;
  },
};

/** What lies within is not walked: half a million objects say nothing of the store. */
export function isInnerVersionControl(folder: string): boolean {
  return /(?:^|\/)(?:\.git|\.svn|\.hg|\.bzr)\/[^/]{1,200}$/.test(folder);
}
