import { defineCheck } from '../../../core/check.ts';
import { securityTxt } from '../../facts/exposed.ts';

export default defineCheck({
  id: 'security-contact-missing',
  title: 'Whoever finds a hole does not learn whom to tell',
  side: 'web',
  severity: 'info',
  why: 'People who stumble on a hole or a leak look for the file security.txt. Without it their warning ends in the customer service, or nowhere.',
  fix: 'Put a file /.well-known/security.txt with a contact and a date of expiry on the shop.',
  steps: ['Write two lines: `Contact: mailto:security@…` and `Expires:` with a date within a year (RFC 9116).'],
  who: 'owner',
  effort: 'minutes',
  standards: ['pci-dss-4.0.1:6.3.1'],
  rows: ['EXP-20'],
  needs: { securityTxt },

  find({ securityTxt: { url, present, expires } }, { now }) {
    if (!present) return [{ subject: 'security.txt', says: 'The shop has no security.txt.', confidence: 'certain' }];
    if (expires === undefined || new Date(expires) >= now) return [];
    const says = `The security.txt at ${url} ran out on ${expires.slice(0, 10)}, and people are asked not to trust it any more.`;
    return [{ subject: 'security.txt', says, confidence: 'certain' }];
  },
});
