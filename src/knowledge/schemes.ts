import type { Scheme } from '../core/version.ts';

const engines: Readonly<Record<string, Scheme>> = {
  'adobe-commerce': 'magento',
  'magento-open-source': 'magento',
  openmage: 'semver',
  sylius: 'semver',
  zencart: 'dotted-letter',
  php: 'php',
};
const ecosystems: Readonly<Record<string, Scheme>> = {
  'wordpress-plugin': 'php',
  'wordpress-theme': 'php',
  composer: 'composer',
  npm: 'semver',
};

/** How versions of an engine (by its name in `advisories/engine/`) are ordered. */
export function engineScheme(name: string): Scheme {
  return engines[name] ?? 'dotted';
}

/** How versions of an ecosystem's components are ordered. */
export function ecosystemScheme(ecosystem: string): Scheme {
  return ecosystems[ecosystem] ?? 'dotted';
}
