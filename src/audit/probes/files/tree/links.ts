import type { FileEntry } from '../../../../core/hands.ts';
import type { Sight } from './looker.ts';

// Folders of the machine itself, and of other accounts, and what nobody serves on purpose.
const system =
  /^\/(?:$|(?:etc|root|home|proc|sys|boot|dev|var|usr|opt|tmp|srv)\/?$|etc\/(?:passwd|shadow|group|ssh|ssl\/private|mysql|cron|sudoers)|var\/(?:log|lib\/mysql|backups?|spool|mail)|root\/|proc\/|home\/[^/]{1,64}\/?$)|(?:^|\/)\.(?:ssh|gnupg|aws)(?:\/|$)/;

/** A link that leads out of the root; `undefined` if it stays within. */
export function outsideLink({ path, target = '' }: FileEntry): Sight | undefined {
  if (target.startsWith('/')) return { kind: system.test(target) ? 'system' : 'other', detail: target.slice(0, 200) };
  let depth = path.split('/').length - 1;
  for (const part of target.split('/')) {
    if (part === '..') depth--;
    else if (part !== '' && part !== '.') depth++;
    if (depth < 0) return { kind: 'other', detail: target.slice(0, 200) };
  }
  return undefined;
}
