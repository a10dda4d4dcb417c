import assert from 'node:assert/strict';
import { test } from 'node:test';
import { engines } from '../src/engines/index.gen.ts';

// Rows of the catalogue that general checks answer for an engine by what its description says.
const engineOf = (id: string) => {
  const found = engines.find((engine) => engine.id === id);
  assert.ok(found, id);
  return found;
};

for (const [row, id, table, column] of [
  ['OC-15', 'opencart', 'order', 'comment'],
  ['OC-15', 'opencart', 'order', 'payment_custom_field'],
  ['WP-31', 'woocommerce', 'postmeta', 'meta_value'],
  ['WP-31', 'woocommerce', 'wc_orders_meta', 'meta_value'],
] as const) {
  test(`${row}: ${table}.${column} is searched for card numbers`, () => {
    const sensitive = engineOf(id).database?.sensitive ?? [];

    assert.ok(sensitive.some((one) => one.table === table && one.column === column && one.holds === 'card'));
    assert.ok(!sensitive.some((one) => one.table === table && one.column === 'no_such_column'));
  });
}

for (const [row, id, path, check] of [
  ['OC-09', 'opencart', 'system/storage/logs/error.log', 'exposed-log'],
  ['OC-05', 'opencart', 'install/', 'leftover-installer'],
  ['PS-11', 'prestashop', 'install/', 'leftover-installer'],
] as const) {
  test(`${row}: "${path}" must not answer, and ${check} says so`, () => {
    const hidden = engineOf(id).places.hidden;

    assert.ok(hidden.some((one) => one.path.startsWith(path) && one.check === check));
  });
}

for (const [row, id, path] of [
  ['PS-18', 'prestashop', 'app/config/parameters.php'],
  ['PS-18', 'prestashop', 'config/settings.inc.php'],
  ['OC-08', 'opencart', 'config.php'],
  ['OC-08', 'opencart', 'admin/config.php'],
] as const) {
  test(`${row}: copies and rights of ${path} are looked at`, () => {
    assert.ok(engineOf(id).places.secrets.includes(path));
  });
}

for (const [row, id] of [
  ['PS-23', 'prestashop'],
  ['WP-20', 'woocommerce'],
] as const) {
  test(`${row}: staff accounts of ${id} are read`, () => assert.ok(engineOf(id).database?.admins));
}
