import { defineCheck } from '../../../core/check.ts';
import { plural } from '../../../core/text.ts';
import { type UserList, userLists } from '../../facts/admin.ts';

export default defineCheck({
  id: 'user-enumeration',
  title: 'The shop tells strangers the names of its staff accounts',
  side: 'web',
  severity: 'low',
  why: 'With the names half of every sign-in is known, and robots need only try passwords.',
  fix: 'Close the list of users to visitors.',
  steps: [
    'Switch off the list of users of the REST interface for visitors, and the redirect from `?author=1`; most security extensions have a setting for both.',
    'Let nobody sign in with the name that stands under articles.',
    'Ask for a second factor, which makes a known name worth little.',
  ],
  who: 'developer',
  effort: 'minutes',
  standards: ['owasp-2025:A07', 'asvs-5.0.0:V6'],
  rows: ['ADM-05', 'WP-12'],
  engines: ['woocommerce'],
  needs: { userLists },

  find({ userLists: lists }) {
    return lists.map((list) => ({
      subject: list.path,
      says: saysOf(list),
      confidence: 'certain',
      evidence: [{ kind: 'page', url: list.url, status: list.status }],
    }));
  },
});

function saysOf({ way, path, names }: UserList): string {
  if (way === 'by-number')
    return `${path} leads to the page of the user with number 1, and so tells the name; the next numbers do the same.`;
  return `${path} lists ${plural(names, 'user')} to anyone, with the names under which they write.`;
}
