import type { DataColumn, DataMap } from '../src/core/data-map.ts';
import { harmless, maskCard, maskEmail } from '../src/detectors/mask.ts';

type Cell = readonly [
  table: string,
  column: string,
  kind: DataColumn['kind'],
  holds: string,
  rows: number,
  oldest?: string,
  newest?: string,
];

const cells: readonly Cell[] = [
  ['sales_order_payment', 'additional_information', 'card', 'card-number', 1546, '2016-03-11', '2024-11-02'],
  ['sales_order_payment', 'cc_cid', 'card', 'card-code', 210, '2016-03-11', '2017-05-30'],
  ['customer_entity', 'email', 'personal', 'email-address', 48_210, '2013-01-04', '2026-11-21'],
  ['customer_entity', 'dob', 'personal', 'birth-date', 31_004, '2013-01-04', '2026-11-21'],
  ['customer_entity', 'taxvat', 'personal', 'national-id', 412, '2014-08-01', '2026-10-02'],
  ['sales_order_address', 'street', 'personal', 'postal-address', 120_911, '2013-01-05', '2026-11-22'],
  ['sales_order_address', 'telephone', 'personal', 'phone-number', 118_402, '2013-01-05', '2026-11-22'],
  ['sales_order', 'remote_ip', 'personal', 'ip-address', 1_204_118, '2013-01-05', '2026-11-22'],
  ['a_module_with_a_table_whose_name_is_long_enough_to_be_cut', 'iban', 'bank', 'iban', 3, '2021-02-03', '2021-02-04'],
  ['core_config_data', 'value', 'secret', 'payment-key', 2],
];

/** What a made-up store's database holds of people. */
export const sampleData: DataMap = {
  tables: 361,
  rows: 9_120_044,
  columns: cells.map(([table, column, kind, holds, rows, oldest, newest]) => ({
    table,
    column,
    kind,
    holds,
    rows,
    filled: rows,
    tests: 0,
    confidence: 'firm' as const,
    estimated: rows > 100_000,
    ...(oldest === undefined || newest === undefined ? {} : { oldest, newest }),
    samples: [
      kind === 'card'
        ? maskCard('4111111111111111')
        : kind === 'personal'
          ? maskEmail('anna@shop.example')
          : harmless('***'),
    ],
  })),
};
