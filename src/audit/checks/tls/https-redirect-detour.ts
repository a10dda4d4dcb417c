import { defineCheck } from '../../../core/check.ts';
import type { Flaw } from '../../../core/finding.ts';
import { plainHttp, type PlainHttp } from '../../facts/web.ts';

export default defineCheck({
  id: 'https-redirect-detour',
  title: 'The way to https takes a detour',
  side: 'tls',
  severity: 'medium',
  why: 'Each unencrypted step, and each step over another host, is a place where someone on the way can send the customer to a copy of the store.',
  fix: 'Redirect from http straight to https on the same host, in one step.',
  who: 'host',
  effort: 'minutes',
  standards: ['pci-dss-4.0.1:4.2.1', 'asvs-5.0.0:V12'],
  rows: ['TLS-03'],
  needs: { plainHttp },
  notApplicable: ({ plainHttp: { hops } }) =>
    hops.length === 0 ? 'The address without https does not redirect.' : undefined,

  find: ({ plainHttp: seen }) => [...stepInClear(seen), ...stepAway(seen)],
});

function stepInClear({ url, hops, ends }: PlainHttp): readonly Flaw[] {
  const step = ends.startsWith('https:') ? hops.find(({ to }) => to.startsWith('http:')) : undefined;
  if (!step) return [];
  const says = `On the way from ${url} to https, visitors are sent to ${step.to}, which is not encrypted.`;
  return [{ subject: url, says, severity: step.from.startsWith('https:') ? 'medium' : 'low', confidence: 'certain' }];
}

function stepAway({ url, hops }: PlainHttp): readonly Flaw[] {
  const own = plainHost(url);
  const step = hops.find(({ to }) => plainHost(to) !== own);
  if (!step) return [];
  return [
    {
      subject: `${url} to another host`,
      says: `Visitors of ${url} are sent to ${step.to}, on another host.`,
      confidence: 'firm',
    },
  ];
}

function plainHost(address: string): string {
  return (URL.parse(address)?.hostname ?? '').replace(/^www\./, '');
}
