import { defineCheck } from '../../../core/check.ts';
import { settings } from '../../facts/database.ts';

const switches = [
  { name: 'PS_TOKEN_ENABLE', where: 'shop' },
  { name: 'admin/security/use_form_key', where: 'admin area' },
  { name: 'system/csrf/use_form_key', where: 'shop' },
] as const;

export default defineCheck({
  id: 'request-tokens-off',
  title: 'Forms do not check where they were sent from',
  side: 'database',
  severity: 'medium',
  why: 'A token in every form proves that a click came from the shop’s own page. Without it a page on another site can send orders, addresses or settings in the name of a customer or member of staff who is signed in.',
  fix: 'Switch the tokens on again.',
  steps: [
    'Magento: Stores (or System), Configuration, Advanced, Admin, Security: set "Add Secret Key to URLs" to Yes.',
    'OpenMage: System, Configuration, System, CSRF protection: set it to Yes.',
    'PrestaShop: Shop Parameters, General: switch "Increase front office security" on.',
  ],
  who: 'owner',
  effort: 'minutes',
  standards: ['owasp-2025:A01', 'asvs-5.0.0:V3', 'pci-dss-4.0.1:6.2.4'],
  rows: ['M2-48', 'M1-27'],
  engines: ['magento2', 'openmage', 'prestashop'],
  was: ['form-key-off'],
  needs: { settings },

  find({ settings: { flags } }) {
    return Object.entries(flags).flatMap(([name, value]) => {
      const known = switches.find((one) => name === one.name || name.startsWith(`${one.name}@`));
      if (!known || value.trim() !== '0') return [];
      const says = `The tokens in forms of the ${known.where} are switched off.`;
      return [{ subject: name, says, confidence: 'certain' as const }];
    });
  },
});
