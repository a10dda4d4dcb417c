import { defineCheck } from '../../../core/check.ts';
import { settings } from '../../facts/database.ts';

export default defineCheck({
  id: 'insecure-base-url',
  title: 'The shop believes that its address is not encrypted',
  side: 'database',
  severity: 'high',
  why: 'The shop writes its links, forms and mails with this address. What customers send there, passwords included, can be read and changed on the way.',
  fix: 'Set the address of the shop to https:// in its settings.',
  who: 'developer',
  effort: 'minutes',
  standards: ['pci-dss-4.0.1:4.2.1', 'owasp-2025:A04', 'asvs-5.0.0:V12'],
  rows: ['TLS-02'],
  needs: { settings },

  find({ settings: { urls } }) {
    return urls
      .filter(({ value }) => /^http:\/\//i.test(value.trim()) && !isLocal(value))
      .map(({ name, value }) => ({
        subject: name,
        says: `The setting "${name}" is ${URL.parse(value.trim())?.origin ?? 'an address that begins with http://'}.`,
        // Magento's unsecure address is often left so where the secure one is used everywhere; the web side shows which.
        severity: /unsecure/i.test(name) ? ('medium' as const) : ('high' as const),
        confidence: 'certain' as const,
      }));
  },
});

/** A developer's own machine. */
function isLocal(value: string): boolean {
  const host = URL.parse(value.trim())?.hostname ?? '';
  return (
    host === 'localhost' ||
    host.endsWith('.localhost') ||
    host.endsWith('.test') ||
    host.startsWith('127.') ||
    host === '[::1]'
  );
}
