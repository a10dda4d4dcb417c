// Numbers that offices or manuals show, and the same with a wrong check digit.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scanText } from '../scan.ts';

const shown: Readonly<Record<string, readonly [right: string, wrong: string]>> = {
  'resident-id': ['居民身份证 11010519491231002X', '居民身份证 110105194912310021'],
  nric: ['NRIC: S1234567D', 'NRIC: S1234567A'],
  'national-id': ['Taiwan ID A123456789', 'Taiwan ID A123456788'],
  'id-number': ['SA ID 8001015009087', 'SA ID 8001015009088'],
  curp: ['CURP: BOXW310820HNERXN09', 'CURP: BOXW310820HNERXN08'],
  cuit: ['CUIT 20-05536168-2', 'CUIT 20-05536168-3'],
  rut: ['RUT: 12.531.909-2', 'RUT: 12.531.909-3'],
  cnpj: ['CNPJ 16.727.230/0001-97', 'CNPJ 16.727.230/0001-98'],
  kennitala: ['kennitala 450401-3150', 'kennitala 450401-3190'],
  'personas-kods': ['personas kods 161175-19997', 'personas kods 161175-19998'],
  'citizen-id': ['Thai ID 1-2345-45678-78-1', 'Thai ID 1-2345-45678-78-2'],
  rrn: ['resident registration 971013-9019902', 'resident registration 971013-9019903'],
  rentenversicherung: ['Sozialversicherungsnummer 15070649C103', 'Sozialversicherungsnummer 15070649C104'],
};

for (const [form, [right, wrong]] of Object.entries(shown)) {
  test(`${form} is held to its check digits`, () => {
    const found = (text: string): readonly (string | undefined)[] =>
      scanText(text, { detectors: ['national-id'] }).map(({ context }) => context.form);

    assert.deepEqual(found(right), [form], right);
    assert.deepEqual(found(wrong), [], wrong);
  });
}
