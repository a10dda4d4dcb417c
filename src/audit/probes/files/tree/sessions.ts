import { KIB, type Looker, nothing } from './looker.ts';

const name = /^sess_[a-z0-9,-]{16,256}$/;
const content = /^[\w.\-!]{1,120}\|(?:[abdisON];?:|N;|[abdis]:)|^\{"|^\x1f\x8b|^[\w.-]{1,80}\|/i;

/** Sessions that PHP keeps as files. Their names are what signs visitors in, and are not kept. */
export const sessions: Looker = {
  wants: ({ name: file, entry }) => (entry.size > 0 && name.test(file) ? { start: KIB } : undefined),
  see: ({ path }, { start }) =>
    content.test(start) ? [{ kind: 'session', path: `${path.slice(0, path.lastIndexOf('/') + 1)}sess_***` }] : nothing,
};
