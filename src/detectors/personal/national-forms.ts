import { luhnSum } from '../card/vault-token.ts';
import { form, type NationalForm, two } from './national-form.ts';
import { furtherForms } from './national-forms-further.ts';
import { digit, isDay, mod1110, remainder, verhoeff, weighted } from './check-digits.ts';

function estonian(value: string): boolean {
  if (!isDay(two(value, 1), two(value, 3), two(value, 5))) return false;
  let rest = weighted(value, [1, 2, 3, 4, 5, 6, 7, 8, 9, 1]) % 11;
  if (rest === 10) rest = (weighted(value, [3, 4, 5, 6, 7, 8, 9, 1, 2, 3]) % 11) % 10;
  return rest === digit(value, 10);
}

function edrpou(value: string): boolean {
  const number = Number(value);
  const weights = number >= 30_000_000 && number <= 60_000_000 ? [7, 1, 2, 3, 4, 5, 6] : [1, 2, 3, 4, 5, 6, 7];
  let rest = weighted(value, weights) % 11;
  if (rest === 10)
    rest =
      weighted(
        value,
        weights.map((weight) => weight + 2),
      ) % 11;
  return rest % 10 === digit(value, 7);
}

function steuerId(value: string): boolean {
  const counts = Array.from('0123456789', (one) => value.slice(0, 10).split(one).length - 1);
  const repeated = counts.filter((count) => count > 1);
  return repeated.length === 1 && (repeated[0] ?? 0) <= 3 && mod1110(value);
}

function belgian(value: string): boolean {
  const body = value.slice(0, 9);
  const check = two(value, 9);
  return 97 - remainder(body, 97) === check || 97 - remainder(`2${body}`, 97) === check;
}

function codiceFiscale(value: string): boolean {
  const odd = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];
  let sum = 0;
  for (let place = 0; place < 15; place++) {
    const code = value.charCodeAt(place);
    const number = code < 58 ? code - 48 : code - 65;
    sum += place % 2 === 0 ? (odd[number] ?? 0) : number;
  }
  return sum % 26 === value.charCodeAt(15) - 65;
}

function french(value: string): boolean {
  const number = value.replace('2A', '19').replace('2B', '18');
  return /^\d{15}$/.test(number) && 97 - remainder(number.slice(0, 13), 97) === two(number, 13);
}

function norwegian(value: string): boolean {
  const day = two(value, 0) % 40;
  const first = (11 - (weighted(value, [3, 7, 6, 1, 8, 9, 4, 5, 2]) % 11)) % 11;
  const second = (11 - (weighted(value, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11;
  return isDay(two(value, 4), two(value, 2) % 40, day) && first === digit(value, 9) && second === digit(value, 10);
}

function turkish(value: string): boolean {
  const odd = [0, 2, 4, 6, 8].reduce((sum, place) => sum + digit(value, place), 0);
  const even = [1, 3, 5, 7].reduce((sum, place) => sum + digit(value, place), 0);
  const all = Array.from({ length: 10 }, (_, place) => digit(value, place)).reduce((sum, one) => sum + one, 0);
  return (((7 * odd - even) % 10) + 10) % 10 === digit(value, 9) && all % 10 === digit(value, 10);
}

function brazilian(value: string): boolean {
  if (/^(\d)\1+$/.test(value)) return false;
  const first = ((weighted(value, [10, 9, 8, 7, 6, 5, 4, 3, 2]) * 10) % 11) % 10;
  const second = ((weighted(value, [11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) * 10) % 11) % 10;
  return first === digit(value, 9) && second === digit(value, 10);
}

function pps(value: string): boolean {
  const second = value.charAt(8);
  const more = second === '' || second === 'W' ? 0 : second.charCodeAt(0) - 64;
  return 'WABCDEFGHIJKLMNOPQRSTUV'.charAt((weighted(value, [8, 7, 6, 5, 4, 3, 2]) + 9 * more) % 23) === value.charAt(7);
}

function ssn(value: string): boolean {
  if (/^(?:000|666|9)|^...00|0000$/.test(value) || /^(\d)\1{8}$/.test(value)) return false;
  // Printed in wallets and advertisements, and kept free for them.
  return !['078051120', '219099999', '123456789', '457555462'].includes(value) && !/^98765432\d$/.test(value);
}

const dni = 'TRWAGMYFPDXBNJZSQVHLCKE';

/** The numbers of countries; in order of how much their form alone tells. */
export const nationalForms: readonly NationalForm[] = [
  form(
    'IT',
    'codice-fiscale',
    /[A-Z]{6}[0-9LMNP-V]{2}[ABCDEHLMPRST][0-9LMNP-V]{2}[A-Z][0-9LMNP-V]{3}[A-Z]/iy,
    0.038,
    'codice fiscale, codicefiscale, cf, fiscal',
    codiceFiscale,
  ),
  form(
    'FR',
    'nir',
    /[1-478] ?\d{2} ?\d{2} ?(?:\d{2}|2[AB]) ?\d{3} ?\d{3} ?\d{2}/y,
    0.01,
    'nir, insee, sécurité sociale, securite sociale, sécu',
    french,
  ),
  form('FI', 'hetu', /\d{6}[+A-FU-Y-]\d{3}[0-9A-FHJ-NPR-Y]/y, 0.032, 'hetu, henkilötunnus, henkilotunnus', (value) => {
    const number = Number(value.slice(0, 6) + value.slice(7, 10));
    return (
      isDay(two(value, 4), two(value, 2), two(value, 0)) &&
      '0123456789ABCDEFHJKLMNPRSTUVWXY'.charAt(number % 31) === value.charAt(10)
    );
  }),
  form(
    'BE',
    'rrn',
    /\d{2}\.?\d{2}\.?\d{2}-?\d{3}[.-]?\d{2}/y,
    0.013,
    'rijksregister, rijksregisternummer, registre national, nrn, insz, niss',
    belgian,
  ),
  form('NO', 'fodselsnummer', /\d{6} ?\d{5}/y, 0.009, 'fødselsnummer, fodselsnummer, personnummer', norwegian),
  form('BR', 'cpf', /\d{3}\.?\d{3}\.?\d{3}-?\d{2}/y, 0.011, 'cpf', brazilian),
  form('TR', 'tckn', /[1-9]\d{10}/y, 0.009, 'tc kimlik, kimlik, tckn, tc no', turkish),
  form(
    'LU',
    'matricule',
    /(?:19|20)\d{11}/y,
    0.01,
    'matricule',
    (value) => luhnSum(value.slice(0, 12)) % 10 === 0 && verhoeff(value.slice(0, 11) + value.slice(12)) === 0,
  ),
  form(
    'CH',
    'ahv',
    /756\.?\d{4}\.?\d{4}\.?\d{2}/y,
    0.1,
    'ahv, avs, ahvnr',
    (value) => weighted(value, [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1]) % 10 === 0,
  ),
  form(
    'ES',
    'dni',
    /\d{7,8}-?[A-HJ-NP-TV-Z]/iy,
    0.045,
    'dni, nif, documento',
    (value) => dni.charAt(Number(value.slice(0, -1)) % 23) === value.slice(-1),
  ),
  form(
    'ES',
    'nie',
    /[XYZ]-?\d{7}-?[A-HJ-NP-TV-Z]/iy,
    0.045,
    'nie, nif',
    (value) => dni.charAt(Number('XYZ'.indexOf(value.charAt(0)) + value.slice(1, 8)) % 23) === value.charAt(8),
  ),
  form(
    'GB',
    'nino',
    /[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]/iy,
    0.37,
    'national insurance, nino, ni number, ni',
    (value) => !/^(?:BG|GB|NK|KN|NT|TN|ZZ)/.test(value),
  ),
  form(
    'RO',
    'cnp',
    /[1-9]\d{12}/y,
    0.099,
    'cnp',
    (value) =>
      isDay(two(value, 1), two(value, 3), two(value, 5)) &&
      (weighted(value, [2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9]) % 11) % 10 === digit(value, 12),
  ),
  form(
    'SI',
    'emso',
    /\d{13}/y,
    0.098,
    'emšo, emso, jmbg',
    (value) =>
      isDay(1000 + Number(value.slice(4, 7)), two(value, 2), two(value, 0)) &&
      ((11 - (weighted(value, [7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11) % 10 === digit(value, 12),
  ),
  form(
    'PL',
    'pesel',
    /\d{11}/y,
    0.1,
    'pesel',
    (value) =>
      isDay(two(value, 0), two(value, 2) % 20, two(value, 4)) &&
      (10 - (weighted(value, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3]) % 10)) % 10 === digit(value, 10),
  ),
  form('EE', 'isikukood', /[1-6]\d{10}/y, 0.1, 'isikukood', estonian),
  form('LT', 'asmens-kodas', /[1-6]\d{10}/y, 0.097, 'asmens kodas', estonian),
  form(
    'DE',
    'steuer-id',
    /[1-9]\d{10}/y,
    0.1,
    'steuer id, steuerid, steueridentifikationsnummer, idnr, steuernummer',
    steuerId,
  ),
  form('HR', 'oib', /\d{11}/y, 0.1, 'oib', mod1110),
  form(
    'LV',
    'personas-kods',
    /\d{6}-?\d{5}/y,
    0.092,
    'personas kods',
    (value) =>
      value.startsWith('32') ||
      ((1101 - weighted(value, [1, 6, 3, 7, 9, 10, 5, 8, 4, 2])) % 11) % 10 === digit(value, 10),
  ),
  form(
    'GR',
    'amka',
    /\d{11}/y,
    0.097,
    'αμκα, amka',
    (value) => isDay(two(value, 4), two(value, 2), two(value, 0)) && luhnSum(value) % 10 === 0,
  ),
  form(
    'IN',
    'aadhaar',
    /[2-9]\d{3}[ -]?\d{4}[ -]?\d{4}/y,
    0.099,
    'aadhaar, aadhar, uid',
    (value) => verhoeff(value) === 0,
  ),
  form(
    'PL',
    'nip',
    /\d{3}-?\d{2,3}-?\d{2}-?\d{2,3}/y,
    0.09,
    'nip, numer nip',
    (value) => value.length === 10 && weighted(value, [6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11 === digit(value, 9),
  ),
  form(
    'UA',
    'rnokpp',
    /\d{10}/y,
    0.099,
    'іпн, рнокпп, инн, ipn, rnokpp',
    (value) => (((weighted(value, [-1, 5, 7, 9, 4, 6, 10, 5, 7]) % 11) + 11) % 11) % 10 === digit(value, 9),
  ),
  form(
    'BG',
    'egn',
    /\d{10}/y,
    0.097,
    'егн, egn',
    (value) =>
      isDay(two(value, 0), two(value, 2) % 20, two(value, 4)) &&
      (weighted(value, [2, 4, 8, 5, 10, 9, 7, 3, 6]) % 11) % 10 === digit(value, 9),
  ),
  form(
    'AT',
    'svnr',
    /[1-9]\d{3} ?\d{6}/y,
    0.092,
    'svnr, sozialversicherung, sozialversicherungsnummer',
    (value) => weighted(value, [3, 7, 9, 0, 5, 8, 4, 2, 1, 6]) % 11 === digit(value, 3),
  ),
  form(
    'CZ',
    'rodne-cislo',
    /\d{6}\/?\d{4}/y,
    0.1,
    'rodné číslo, rodne cislo, rč',
    (value) =>
      isDay(two(value, 0), (two(value, 2) % 50) % 20, two(value, 4)) &&
      remainder(value.slice(0, 9), 11) % 10 === digit(value, 9),
  ),
  form('DK', 'cpr', /\d{6}-?\d{4}/y, 0.9, 'cpr, cpr nr', (value) => isDay(two(value, 4), two(value, 2), two(value, 0))),
  form(
    'SE',
    'personnummer',
    /(?:18|19|20)?\d{6}[-+]?\d{4}/y,
    0.097,
    'personnummer, personnr',
    (value) =>
      isDay(two(value, value.length - 10), two(value, value.length - 8), two(value, value.length - 6) % 60) &&
      luhnSum(value.slice(-10)) % 10 === 0,
  ),
  form(
    'HU',
    'ado-azonosito',
    /8\d{9}/y,
    0.095,
    'adóazonosító, adoazonosito',
    (value) => weighted(value, [1, 2, 3, 4, 5, 6, 7, 8, 9]) % 11 === digit(value, 9),
  ),
  form(
    'GB',
    'nhs',
    /\d{3}[ -]?\d{3}[ -]?\d{4}/y,
    0.09,
    'nhs, nhs number',
    (value) => (11 - (weighted(value, [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 11 === digit(value, 9),
  ),
  form('UA', 'edrpou', /\d{8}/y, 0.1, 'єдрпоу, едрпоу, edrpou', edrpou),
  form(
    'PL',
    'regon',
    /\d{9}/y,
    0.1,
    'regon',
    (value) => (weighted(value, [8, 9, 2, 3, 4, 5, 6, 7]) % 11) % 10 === digit(value, 8),
  ),
  form(
    'NL',
    'bsn',
    /\d{9}/y,
    0.09,
    'bsn, burgerservicenummer, sofi',
    (value) => value !== '000000000' && weighted(value, [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 === 0,
  ),
  form('PT', 'nif', /[1-35-9]\d{8}/y, 0.1, 'nif, contribuinte', (value) => {
    const rest = 11 - (weighted(value, [9, 8, 7, 6, 5, 4, 3, 2]) % 11);
    return (rest > 9 ? 0 : rest) === digit(value, 8);
  }),
  form(
    'GR',
    'afm',
    /\d{9}/y,
    0.098,
    'αφμ, afm',
    (value) =>
      value !== '000000000' && (weighted(value, [256, 128, 64, 32, 16, 8, 4, 2]) % 11) % 10 === digit(value, 8),
  ),
  form(
    'HU',
    'taj',
    /\d{3}[ -]?\d{3}[ -]?\d{3}/y,
    0.1,
    'taj',
    (value) => weighted(value, [3, 7, 3, 7, 3, 7, 3, 7]) % 10 === digit(value, 8),
  ),
  form(
    'CA',
    'sin',
    /[1-79]\d{2}[ -]?\d{3}[ -]?\d{3}/y,
    0.1,
    'sin, social insurance, nas',
    (value) => luhnSum(value) % 10 === 0,
  ),
  form(
    'AU',
    'tfn',
    /\d{3} ?\d{3} ?\d{3}/y,
    0.092,
    'tfn, tax file',
    (value) => weighted(value, [1, 4, 3, 7, 5, 8, 6, 9, 10]) % 11 === 0,
  ),
  form('US', 'itin', /9\d{2}-?(?:5\d|6[0-5]|7\d|8[0-8]|9[0-24-9])-?\d{4}/y, 0.28, 'itin', () => true),
  form(
    'US',
    'ssn',
    /\d{3}-\d{2}-\d{4}|\d{3}\.\d{2}\.\d{4}|\d{3} \d{2} \d{4}|\d{5}-?\d{4}/y,
    0.89,
    'ssn, social security, socialsecurity',
    ssn,
  ),
  form('IE', 'pps', /\d{7}[A-W][A-IW]?/iy, 0.046, 'pps, ppsn', pps),
  ...furtherForms,
];
