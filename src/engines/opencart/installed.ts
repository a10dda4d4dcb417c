import { byName, isOn, textIn } from '../cells.ts';
import type { Extension, Look, PaymentMethod } from '../engine.ts';
import { integrationOf } from '../gateways.ts';

/** What is installed (without versions), and the modifications with theirs. */
export const databaseExtensions: Look<readonly Extension[]> = {
  selects: {
    extensions: { table: 'extension', columns: ['type', 'code', 'extension'] },
    modifications: { table: 'modification', columns: ['name', 'code', 'version', 'status'] },
    packages: { table: 'extension_install', columns: ['code', 'name', 'version', 'status'] },
  },
  read(rows) {
    const described = [
      ...(rows['modifications'] ?? []).map((row) => ['modification', row] as const),
      ...(rows['packages'] ?? []).map((row) => ['extension_install', row] as const),
    ];
    return [
      ...(rows['extensions'] ?? []).map((row) => ({
        name: textIn(row['code']),
        kind: textIn(row['type']) === 'theme' ? ('theme' as const) : ('module' as const),
        enabled: true,
        place: `extension: ${textIn(row['type'])}`,
        ecosystem: 'opencart-extension',
      })),
      ...described.map(([place, row]) => {
        const version = textIn(row['version']);
        return {
          name: textIn(row['code']) || textIn(row['name']),
          kind: 'module' as const,
          place,
          ecosystem: 'opencart-extension',
          ...(row['status'] === null || row['status'] === undefined ? {} : { enabled: isOn(row['status']) }),
          ...(/^[\w.+-]{1,40}$/.test(version) ? { version } : {}),
        };
      }),
    ].filter((extension) => extension.name !== '');
  },
};

/** Installed payment extensions; `<code>_status`, and `payment_<code>_status` since 3.0, switches them on. */
export const payments: Look<readonly PaymentMethod[]> = {
  selects: {
    extensions: {
      table: 'extension',
      columns: ['type', 'code'],
      where: [{ column: 'type', is: '=', value: 'payment' }],
    },
    states: {
      table: 'setting',
      columns: ['key', 'value'],
      where: [{ column: 'key', is: 'like', value: '%_status' }],
      cut: 100,
    },
    tests: {
      table: 'setting',
      columns: ['key', 'value'],
      where: [{ column: 'key', is: 'like', value: '%_test' }],
      cut: 100,
    },
  },
  read(rows) {
    const states = byName(rows['states'], 'key', 'value');
    const tests = byName(rows['tests'], 'key', 'value');
    return (rows['extensions'] ?? []).map((row) => {
      const code = textIn(row['code']);
      const integration = integrationOf(code);
      const test = tests.get(`payment_${code}_test`) ?? tests.get(`${code}_test`);
      return {
        code,
        title: code,
        enabled: isOn(states.get(`payment_${code}_status`) ?? states.get(`${code}_status`)),
        integration,
        ...(/offline_?(?:cc|card|credit)|(?:cc|card)_?offline|manual_?(?:cc|card)|^cc$/i.test(code)
          ? { savesCards: true }
          : {}),
        ...(test === undefined ? {} : { testMode: test === '1' || test === 'test' || test === 'sandbox' }),
      };
    });
  },
};
