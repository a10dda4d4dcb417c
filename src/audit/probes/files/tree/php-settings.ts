import { maskText } from '../../../../detectors/mask.ts';
import { KIB, type Looker, type Sight } from './looker.ts';
import { apacheLines, iniLines } from './settings-lines.ts';

const names = new Set(['.htaccess', '.user.ini', 'php.ini', 'php5.ini', '.php.ini']);
const risky: readonly (readonly [name: string, bad: RegExp, kind: string])[] = [
  ['display_errors', /^(?:1|on|true|yes|stdout)$/i, 'errors-shown'],
  ['display_startup_errors', /^(?:1|on|true|yes)$/i, 'errors-shown'],
  ['allow_url_include', /^(?:1|on|true|yes)$/i, 'remote-code'],
  ['disable_functions', /^(?:none)?$/i, 'functions-freed'],
  ['enable_dl', /^(?:1|on|true|yes)$/i, 'extensions-loaded'],
  ['register_globals', /^(?:1|on|true|yes)$/i, 'globals'],
  ['open_basedir', /^(?:none|\/)$/i, 'folders-freed'],
];

/** PHP settings in the folders of the store that show errors to visitors or take safeguards away. */
export const phpSettings: Looker = {
  wants: ({ name, vendor }) => (names.has(name) && !vendor ? { start: 128 * KIB } : undefined),
  see({ name }, { start }) {
    const settings = name === '.htaccess' ? inApache(start) : iniLines(start);
    return settings.flatMap(([setting, value]): readonly Sight[] => {
      const found = risky.find(([one, bad]) => one === setting && bad.test(value));
      return found ? [{ kind: found[2], excerpt: maskText(`${setting} = ${value}`, 120) }] : [];
    });
  },
};

function inApache(text: string): readonly (readonly [string, string])[] {
  return apacheLines(text).flatMap(({ directive, rest }): (readonly [string, string])[] => {
    if (directive !== 'php_flag' && directive !== 'php_value') return [];
    const space = rest.search(/\s/);
    return space < 0
      ? []
      : [
          [
            rest.slice(0, space).toLowerCase(),
            rest
              .slice(space)
              .trim()
              .replace(/^["']|["']$/g, ''),
          ] as const,
        ];
  });
}
