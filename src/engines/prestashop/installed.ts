import { isOn, textIn } from '../cells.ts';
import type { Extension, Look, PaymentMethod, Seen } from '../engine.ts';
import { integrationOf } from '../gateways.ts';

const paymentHooks = ['paymentOptions', 'displayPayment', 'payment', 'displayPaymentEU', 'advancedPaymentOptions'];

/** `PS_VERSION_DB` is the version that the last upgrade of the tables reached; it may lag behind the code. */
export const versions: Look<readonly Seen[]> = {
  selects: {
    configuration: {
      table: 'configuration',
      columns: ['name', 'value'],
      where: [{ column: 'name', is: 'in', value: ['PS_VERSION_DB', 'PS_INSTALL_VERSION'] }],
    },
  },
  read(rows) {
    const found = (rows['configuration'] ?? []).toSorted((one, other) =>
      textIn(other['name']).localeCompare(textIn(one['name'])),
    );
    return found.flatMap((row) => {
      const version = textIn(row['value']);
      const certainty = row['name'] === 'PS_VERSION_DB' ? ('firm' as const) : ('tentative' as const);
      return /^\d/.test(version) ? [{ version, place: `configuration.${textIn(row['name'])}`, certainty }] : [];
    });
  },
};

/** Modules as they are installed; a module may be on disk and not here, and the other way round. */
export const databaseExtensions: Look<readonly Extension[]> = {
  selects: { modules: { table: 'module', columns: ['name', 'active', 'version'] } },
  read(rows) {
    return (rows['modules'] ?? []).map((row) => {
      const version = textIn(row['version']);
      return {
        name: textIn(row['name']),
        kind: 'module',
        enabled: isOn(row['active']),
        place: 'module',
        ecosystem: 'prestashop-module',
        ...(version === '' ? {} : { version }),
      };
    });
  },
};

/** Modules that hang on a payment hook. */
export const payments: Look<readonly PaymentMethod[]> = {
  selects: {
    hooks: { table: 'hook', columns: ['id_hook', 'name'], where: [{ column: 'name', is: 'in', value: paymentHooks }] },
    hooked: {
      table: 'hook_module',
      columns: ['id_module', 'id_hook'],
      among: { column: 'id_hook', select: 'hooks', from: 'id_hook' },
    },
    modules: {
      table: 'module',
      columns: ['id_module', 'name', 'active'],
      among: { column: 'id_module', select: 'hooked', from: 'id_module' },
    },
  },
  read(rows) {
    return (rows['modules'] ?? []).map((row) => {
      const code = textIn(row['name']);
      const integration = integrationOf(code);
      return {
        code,
        title: code,
        enabled: isOn(row['active']),
        integration,
        ...(/offline.{0,10}c(?:redit)?_?c(?:ard)?|creditcardoffline|offlinecreditcard/i.test(code)
          ? { savesCards: true }
          : {}),
      };
    });
  },
};
