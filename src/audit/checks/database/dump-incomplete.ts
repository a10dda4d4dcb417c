import { defineCheck } from '../../../core/check.ts';
import { completeness } from '../../facts/database.ts';

export default defineCheck({
  id: 'dump-incomplete',
  title: 'The dump of the database is not whole',
  side: 'database',
  severity: 'medium',
  why: 'A dump that breaks off cannot be restored, and what is missing from it could not be looked at here.',
  fix: 'Make the dump again, see that it ends without an error, and audit that one.',
  who: 'developer',
  effort: 'minutes',
  standards: ['gdpr:32'],
  rows: [],
  needs: { completeness },

  find({ completeness: { unread } }) {
    return unread.map((says) => ({ subject: 'dump', says, confidence: 'firm' as const }));
  },
});
