const names: Readonly<Record<string, string>> = {
  'pci-dss-4.0.1': 'PCI DSS 4.0.1',
  'owasp-2025': 'OWASP Top 10:2025',
  'asvs-5.0.0': 'OWASP ASVS 5.0.0',
  gdpr: 'GDPR',
};

/** `pci-dss-4.0.1:4.2.1` as people cite it: "PCI DSS 4.0.1, 4.2.1". */
export function standardSays(standard: string): string {
  const at = standard.indexOf(':');
  const [family, part] = [standard.slice(0, at), standard.slice(at + 1)];
  const name = names[family];
  if (at < 0 || name === undefined) return standard;
  return family === 'gdpr' ? `${name}, Article ${part}` : `${name}, ${part}`;
}
