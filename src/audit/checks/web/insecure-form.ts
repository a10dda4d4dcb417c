import { defineCheck } from '../../../core/check.ts';
import type { Flaw } from '../../../core/finding.ts';
import { type FormSeen, pages, type PageSeen } from '../../facts/web.ts';

export default defineCheck({
  id: 'insecure-form',
  title: 'A form is sent without encryption',
  side: 'web',
  severity: 'critical',
  why: 'What a customer types into it, passwords and addresses included, can be read by anybody on the way.',
  fix: 'Let the form’s address begin with https.',
  who: 'developer',
  effort: 'minutes',
  standards: ['pci-dss-4.0.1:4.2.1', 'asvs-5.0.0:V12', 'gdpr:32'],
  rows: ['TLS-16'],
  needs: { pages },

  find({ pages: seen }) {
    const flaws = seen
      .filter(({ sameAs }) => sameAs === undefined)
      .flatMap((page) => page.forms.flatMap((form) => judge(form, page)));
    return [...new Map(flaws.toReversed().map((flaw) => [flaw.subject, flaw])).values()].toReversed();
  },
});

function judge(form: FormSeen, { url, status }: PageSeen): readonly Flaw[] {
  if (!form.action.startsWith('http:')) return [];
  const secret = form.fields.some(
    ({ type, autocomplete }) => type === 'password' || autocomplete.includes('cc-number'),
  );
  // On a page that came without encryption every form goes without; only the gravest are worth a second word.
  if (!url.startsWith('https:') && !secret) return [];
  const what = secret ? 'A form with a password or card number' : 'A form';
  const severity = secret || form.method === 'post' ? 'critical' : 'medium';
  return [
    {
      subject: form.action,
      says: `${what} on ${url} is sent to ${form.action}, without encryption.`,
      severity,
      confidence: 'certain',
      evidence: [{ kind: 'page', url, status }],
    },
  ];
}
