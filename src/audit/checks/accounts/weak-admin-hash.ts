import { defineCheck } from '../../../core/check.ts';
import { Unknown } from '../../../core/fact.ts';
import type { Flaw } from '../../../core/finding.ts';
import { listed, plural } from '../../../core/text.ts';
import { type PasswordSeen, passwords } from '../../facts/accounts.ts';

export default defineCheck({
  id: 'weak-admin-hash',
  title: 'Passwords of staff are kept in a form that is quickly broken',
  side: 'accounts',
  severity: 'medium',
  why: 'Who gets hold of a copy of the database, from a backup or through a hole in an extension, tries billions of words a second on such a form. Even good passwords fall, and often open other doors as well.',
  fix: 'Bring the engine to a version that keeps passwords with bcrypt or Argon2, and let everybody sign in once or choose a new password.',
  who: 'developer',
  effort: 'hours',
  standards: ['pci-dss-4.0.1:8.3.2', 'asvs-5.0.0:V11', 'owasp-2025:A04', 'gdpr:32'],
  rows: ['M1-26', 'WP-20'],
  needs: { passwords },

  find({ passwords: seen }) {
    const kept = seen.filter(({ form }) => form !== 'none');
    if (kept.length > 0 && kept.every(({ form }) => form === 'unknown')) {
      return new Unknown('unsupported', 'The passwords of staff are kept in a form that storewarden does not know.');
    }
    const byForm = Map.groupBy(
      kept.filter(({ fast }) => fast),
      ({ form }) => form,
    );
    return [...byForm].map(([form, ofForm]) => flaw(form, ofForm));
  },
});

/** A bare digest is looked up in ready-made tables. */
const bare = new Set(['md5', 'sha1', 'sha256', 'sha512']);

function flaw(form: string, seen: readonly PasswordSeen[]): Flaw {
  const who = listed(
    seen.map(({ login }) => `"${login}"`),
    3,
  );
  const how = bare.has(form) ? 'without any salt' : 'as a fast digest';
  return {
    subject: form,
    says: `${plural(seen.length, 'password')} of staff (${who}) ${seen.length === 1 ? 'is' : 'are'} kept ${how} (${form}).`,
    severity: bare.has(form) ? 'high' : 'medium',
    confidence: 'certain',
  };
}
