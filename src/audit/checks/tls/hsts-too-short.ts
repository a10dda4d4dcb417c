import { defineCheck } from '../../../core/check.ts';
import { plural } from '../../../core/text.ts';
import { pages } from '../../facts/web.ts';
import { hstsSeconds } from './hsts.ts';

const DAY = 86_400;
const LEAST_DAYS = 180;

export default defineCheck({
  id: 'hsts-too-short',
  title: 'Browsers forget too soon to stay with https',
  side: 'tls',
  severity: 'low',
  why: 'A customer who comes back after the time told in the header is unprotected for the first step again.',
  fix: 'Raise max-age of Strict-Transport-Security to at least half a year, better a year (31536000).',
  who: 'host',
  effort: 'minutes',
  standards: ['asvs-5.0.0:V3'],
  rows: ['TLS-14'],
  needs: { pages },
  notApplicable: ({ pages: [home] }) =>
    home?.url.startsWith('https:') && (hstsSeconds(home) ?? 0) > 0
      ? undefined
      : 'There is no header Strict-Transport-Security.',

  find({ pages: [home] }) {
    const seconds = home ? hstsSeconds(home) : undefined;
    if (!home || seconds === undefined || seconds >= LEAST_DAYS * DAY) return [];
    const says = `Strict-Transport-Security holds for ${plural(Math.floor(seconds / DAY), 'day')}; half a year is the least that protects returning customers.`;
    return [{ subject: URL.parse(home.url)?.host ?? home.url, says, confidence: 'certain' }];
  },
});
