import { defineCheck } from '../../../core/check.ts';
import type { Flaw } from '../../../core/finding.ts';
import { exposed } from '../../facts/exposed.ts';
import { pages, type PageSeen } from '../../facts/web.ts';

const telling = [
  'server',
  'x-powered-by',
  'x-powered-cms',
  'x-generator',
  'x-aspnet-version',
  'x-aspnetmvc-version',
  'x-drupal-version',
  'x-version',
];
const version = /\d{1,4}\.\d{1,4}/;

export default defineCheck({
  id: 'version-disclosed',
  title: 'The store tells which versions it runs on',
  side: 'web',
  severity: 'low',
  why: 'Attackers collect such numbers by machine. When a hole in that version becomes known, the stores on the list are the first to be tried.',
  fix: 'Switch off the headers and tags that name versions.',
  steps: [
    'In Apache set `ServerTokens Prod`; in nginx `server_tokens off`; in PHP `expose_php = Off`.',
    'Take generator tags out of the theme.',
  ],
  who: 'host',
  effort: 'minutes',
  standards: ['pci-dss-4.0.1:2.2.4', 'owasp-2025:A02'],
  rows: ['HDR-13', 'M2-01'],
  needs: { pages },
  wants: { exposed },

  find({ pages: seen, exposed: places }) {
    const headers = seen.flatMap(inHeaders);
    const tags = seen.flatMap(inTags);
    const files = (places ?? [])
      .filter(({ check }) => check === 'version-disclosed')
      .map(({ path, url, status, because }): Flaw => {
        return { subject: path, says: because, evidence: [{ kind: 'page', url, status }] };
      });
    return [...new Map([...headers, ...tags, ...files].map((flaw) => [flaw.subject, flaw])).values()];
  },
});

function inHeaders({ url, status, headers }: PageSeen): readonly Flaw[] {
  return headers
    .filter(({ name, value }) => telling.includes(name) && version.test(value))
    .map(({ name, value }) => ({
      subject: `header ${name}`,
      says: `The header ${name} says “${value}”.`,
      confidence: 'certain',
      evidence: [{ kind: 'page', url, status, excerpt: value }],
    }));
}

function inTags({ url, status, generators }: PageSeen): readonly Flaw[] {
  return generators
    .filter((text) => version.test(text))
    .map((text) => ({
      subject: `generator ${/^[^\d]{1,60}/.exec(text)?.[0].trim() ?? ''}`.trim(),
      says: `A generator tag in the page says “${text}”.`,
      confidence: 'certain',
      evidence: [{ kind: 'page', url, status, excerpt: text }],
    }));
}
