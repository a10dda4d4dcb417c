import type { Attack } from './attack.ts';

/** An address that an advisory of an extension names. */
export interface NamedPath {
  readonly id: string;
  readonly component: string;
  readonly engine: string;
  readonly path: string;
}

const special = /[.*+?^${}()|[\]\\/-]/g;

/** Attacks on what advisories of extensions name; such addresses are harmless where the extension is not or is mended. */
export function namedAttacks(part: unknown): readonly Attack[] {
  if (!Array.isArray(part)) return [];
  return part
    .filter((one) => isNamedPath(one))
    .map(({ id, component, engine, path }) => {
      const plain = path.toLowerCase().replace(/\/+$/, '');
      const pattern = plain.replace(special, String.raw`\$&`);
      return {
        id: `named-${id}-${plain}`,
        name: `the known hole in ${component}`,
        engines: [engine],
        advisories: [id],
        anchors: [pattern.replaceAll(String.raw`\/`, '(?:/|%2f)')],
        target: new RegExp(String.raw`(?:^|/|\?)${pattern.replace(/^\\\//, '')}(?:[/?&]|$)`),
        severity: 'medium' as const,
        confidence: 'tentative' as const,
        component,
        means:
          'It is the address that attackers use on this extension, of which the shop has a version with that hole; customers may use it as well.',
      };
    });
}

function isNamedPath(value: unknown): value is NamedPath {
  const one = (typeof value === 'object' && value !== null ? value : {}) as Partial<Record<string, unknown>>;
  const words = [one['id'], one['component'], one['engine'], one['path']];
  // Short addresses such as /graphql are everybody's.
  return (
    words.every((word) => typeof word === 'string' && word.length > 0 && word.length < 200) &&
    String(one['path']).length >= 8
  );
}
