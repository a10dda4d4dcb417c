import type { Detector } from '../detector.ts';
import { maskName } from '../mask.ts';

const named =
  /street|stra(?:ß|ss)e|strasse|address_?(?:1|2|line)|^address$|adresse|anschrift|direccion|dirección|indirizzo|endereço|endereco|adres$|ulica|adresa|адрес|адреса/i;

/** How those are called that nobody lives in. */
const sample =
  /muster|\b(?:any|some|sample|example|demo|test|dummy|fake|your|lorem|ejemplo|exemple|esempio|exemplo)\b/i;

/** Postal addresses, in columns meant for them. */
export default {
  id: 'postal-address',
  title: 'Postal address',
  finds: 'Postal addresses in columns meant for them.',
  sureness: 'Firm: the name of the column, letters and a number. Tentative: an address as in examples.',
  kind: 'personal',
  triggers: [],
  anchors: [],
  longest: 0,
  find: () => undefined,

  field(value, name) {
    if (!named.test(name) || /mail|ip_|_ip|mac_|url/i.test(name)) return undefined;
    if (value.length > 200 || !/\p{L}{3}/u.test(value) || !/\d/.test(value) || /@|:\/\//.test(value)) return undefined;
    const confidence = sample.test(value) ? 'tentative' : 'firm';
    return { start: 0, end: value.length, value, confidence, reasons: ['named as an address'] };
  },

  mask: maskName,
} satisfies Detector;
