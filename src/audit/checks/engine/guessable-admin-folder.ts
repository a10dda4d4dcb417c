import { defineCheck } from '../../../core/check.ts';
import { Unknown } from '../../../core/fact.ts';
import { printable } from '../../../core/text.ts';
import { config } from '../../facts/engine.ts';
import { noConfig } from './own-settings.ts';

export default defineCheck({
  id: 'guessable-admin-folder',
  title: 'The name of the admin folder is easily guessed',
  side: 'files',
  severity: 'medium',
  why: 'Robots try passwords on the addresses that everybody uses. This engine lets each store choose a name of its own for the admin folder, and so stay out of their way.',
  fix: 'Give the admin folder a name that cannot be guessed.',
  steps: [
    'Rename the folder, and its name in the settings inside it where the engine has them (OpenCart, osCommerce).',
    'Do not name it in robots.txt: that file is the first place where robots look.',
  ],
  who: 'developer',
  effort: 'minutes',
  standards: ['pci-dss-4.0.1:2.2.2', 'owasp-2025:A02'],
  rows: ['PS-12', 'OC-06', 'OTH-02'],
  engines: ['prestashop', 'opencart', 'zen-cart', 'oscommerce'],
  needs: { config },

  find({ config: own }) {
    if (own === null) return noConfig;
    const folder = own.flags['adminPath'];
    if (typeof folder !== 'string') {
      return new Unknown('no-access', 'The admin folder was not found among the files.');
    }
    if (!isGuessable(folder)) return [];
    return [
      {
        subject: folder,
        says: `The admin folder is called "${printable(folder, 60)}", one of the first names that robots try.`,
        confidence: 'certain',
      },
    ];
  },
});

const words =
  /^(?:admin|administrator|administration|administracja|administracion|adm|backend|backoffice|back-?office|manage|manager|management|cp|cpanel|controlpanel|panel|dashboard|myadmin|shopadmin|storeadmin|zadmin|zcadmin|osadmin|adminps|psadmin|secure|secret|private|login|bo)[-_]?(?:dev|\d{0,4})$/i;

/** A name from the lists that robots carry, with or without a short number. */
function isGuessable(folder: string): boolean {
  return words.test(folder);
}
