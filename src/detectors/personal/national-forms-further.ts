import { luhnSum } from '../card/vault-token.ts';
import { digit, isDay, weighted } from './check-digits.ts';
import { form, type NationalForm, two } from './national-form.ts';

/** ISO 7064 MOD 11-2, of eighteen characters. */
function chinese(value: string): boolean {
  let rest = 0;
  for (let place = 0; place < 17; place++) rest = (rest + digit(value, place)) * 2;
  return (
    isDay(Number(value.slice(6, 10)), two(value, 10), two(value, 12)) &&
    '10X98765432'.charAt(rest % 11) === value.charAt(17)
  );
}

function korean(value: string): boolean {
  const check = (11 - (weighted(value, [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5]) % 11)) % 10;
  return isDay(two(value, 0), two(value, 2), two(value, 4)) && check === digit(value, 12);
}

function japanese(value: string): boolean {
  const rest = weighted(value, [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11;
  return (rest < 2 ? 0 : 11 - rest) === digit(value, 11);
}

const letters = '0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ';

function mexican(value: string): boolean {
  let sum = 0;
  for (let place = 0; place < 17; place++) sum += letters.indexOf(value.charAt(place)) * (18 - place);
  return isDay(two(value, 4), two(value, 6), two(value, 8)) && (10 - (sum % 10)) % 10 === digit(value, 17);
}

function argentine(value: string): boolean {
  const rest = 11 - (weighted(value, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11);
  return (rest === 11 ? 0 : rest === 10 ? 9 : rest) === digit(value, 10);
}

function chilean(value: string): boolean {
  let sum = 0;
  for (let place = value.length - 2, weight = 2; place >= 0; place--, weight = weight === 7 ? 2 : weight + 1)
    sum += digit(value, place) * weight;
  return '0K987654321'.charAt(sum % 11) === value.slice(-1);
}

function singaporean(value: string): boolean {
  const sum = weighted(value.slice(1), [2, 7, 6, 5, 4, 3, 2]) + (/[TG]/.test(value.charAt(0)) ? 4 : 0);
  if (value.startsWith('M')) return 'KLJNPQRTUWX'.charAt(10 - ((sum + 3) % 11)) === value.charAt(8);
  return (/[ST]/.test(value.charAt(0)) ? 'JZIHGFEDCBA' : 'XWUTRQPNMLK').charAt(sum % 11) === value.charAt(8);
}

function taiwanese(value: string): boolean {
  const code = 'ABCDEFGHJKLMNPQRSTUVXYWZIO'.indexOf(value.charAt(0)) + 10;
  const sum = Math.floor(code / 10) + (code % 10) * 9 + weighted(value.slice(1), [8, 7, 6, 5, 4, 3, 2, 1, 1]);
  return sum % 10 === 0;
}

function latvian(value: string): boolean {
  const check = (1101 - weighted(value, [1, 6, 3, 7, 9, 10, 5, 8, 4, 2])) % 11;
  return isDay(two(value, 4), two(value, 2), two(value, 0)) && check === digit(value, 10);
}

function brazilianFirm(value: string): boolean {
  const first = weighted(value, [5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]) % 11;
  const second = weighted(value, [6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]) % 11;
  return (first < 2 ? 0 : 11 - first) === digit(value, 12) && (second < 2 ? 0 : 11 - second) === digit(value, 13);
}

/** Of the German identity card: letters count from 10, weights 7, 3, 1. */
function germanCard(value: string): boolean {
  let sum = 0;
  for (let place = 0; place < 9; place++) sum += Number.parseInt(value.charAt(place), 36) * ([7, 3, 1][place % 3] ?? 0);
  return /\d/.test(value.slice(0, 9)) && sum % 10 === digit(value, 9);
}

/** The numbers of countries further away; checks as python-stdnum has them. */
export const furtherForms: readonly NationalForm[] = [
  form(
    'CN',
    'resident-id',
    /[1-8]\d{5}(?:18|19|20)\d{9}[0-9X]/iy,
    0.01,
    '身份证, 身份证号, 居民身份证, resident id',
    chinese,
  ),
  form('KR', 'rrn', /\d{6}-?\d{7}/y, 0.1, '주민등록번호, resident registration, rrn', korean),
  form('JP', 'my-number', /\d{4}[ -]?\d{4}[ -]?\d{4}/y, 0.1, 'マイナンバー, 個人番号, my number', japanese),
  form(
    'TH',
    'citizen-id',
    /[1-8]-?\d{4}-?\d{5}-?\d{2}-?\d/y,
    0.1,
    'thai id, citizen id',
    (value) => (11 - (weighted(value, [13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 10 === digit(value, 12),
  ),
  form('TW', 'national-id', /[A-Z][1289]\d{8}/iy, 0.1, '身分證, 身分證字號, taiwan id', taiwanese),
  form('SG', 'nric', /[STFGM]\d{7}[A-Z]/iy, 0.04, 'nric', singaporean),
  form(
    'ZA',
    'id-number',
    /\d{13}/y,
    0.01,
    'sa id, rsa id, south african id, id nommer',
    (value) =>
      isDay(two(value, 0), two(value, 2), two(value, 4)) && /[01][89]\d$/.test(value) && luhnSum(value) % 10 === 0,
  ),
  form(
    'IL',
    'teudat-zehut',
    /\d{9}/y,
    0.1,
    'תעודת זהות, teudat zehut, israeli id',
    (value) => luhnSum(value) % 10 === 0,
  ),
  form('MX', 'curp', /[A-Z]{4}\d{6}[HMX][A-Z]{5}[0-9A-Z]\d/iy, 0.02, 'curp', mexican),
  form('AR', 'cuit', /(?:20|2[3-7]|30|3[34])-?\d{8}-?\d/y, 0.09, 'cuit, cuil', argentine),
  form('CL', 'rut', /\d{1,2}\.?\d{3}\.?\d{3}-?[0-9K]/iy, 0.09, 'rut', chilean),
  form('BR', 'cnpj', /\d{2}\.?\d{3}\.?\d{3}\/?\d{4}-?\d{2}/y, 0.01, 'cnpj', brazilianFirm),
  form('LV', 'personas-kods', /\d{6}-?\d{5}/y, 0.09, 'personas kods', latvian),
  form(
    'IS',
    'kennitala',
    /\d{6}-?\d{4}/y,
    0.09,
    'kennitala',
    (value) =>
      isDay(two(value, 4), two(value, 2), two(value, 0) % 40) &&
      (11 - (weighted(value, [3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11 === digit(value, 8),
  ),
  form(
    'DE',
    'personalausweis',
    /[CFGHJKLMNPRTVWXYZ0-9]{9}\d/iy,
    0.1,
    'personalausweis, ausweisnummer, personalausweisnummer',
    germanCard,
  ),
  form(
    'DE',
    'rentenversicherung',
    /\d{2} ?\d{6} ?[A-Z] ?\d{3}/iy,
    0.05,
    'rentenversicherung, rentenversicherungsnummer, sozialversicherungsnummer, svnr',
    (value) => isDay(two(value, 6), two(value, 4), two(value, 2) % 50) && pensionSum(value) % 10 === digit(value, 11),
  ),
  form(
    'IN',
    'pan',
    /[A-Z]{3}[ABCFGHJLPT][A-Z]\d{4}[A-Z]/iy,
    0.9,
    'permanent account number, pan card, pan no, pan number',
    () => true,
  ),
];

/** The letter counts as its place in the alphabet, with two digits. */
function pensionSum(value: string): number {
  const place = String(value.charCodeAt(8) - 64).padStart(2, '0');
  const digits = value.slice(0, 8) + place + value.slice(9, 11);
  const weights = [2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1];
  return weights.reduce((sum, weight, at) => {
    const product = weight * digit(digits, at);
    return sum + Math.floor(product / 10) + (product % 10);
  }, 0);
}
