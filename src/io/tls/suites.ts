/** Cipher suites that OpenSSL 3 is built without, by the OpenSSL word that stands for them: IANA number and OpenSSL name. */
export const oldSuites: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  RC4: {
    0x0004: 'RC4-MD5',
    0x0005: 'RC4-SHA',
    0xc007: 'ECDHE-ECDSA-RC4-SHA',
    0xc011: 'ECDHE-RSA-RC4-SHA',
    0xc002: 'ECDH-ECDSA-RC4-SHA',
    0xc00c: 'ECDH-RSA-RC4-SHA',
  },
  '3DES': {
    0x000a: 'DES-CBC3-SHA',
    0x0013: 'DHE-DSS-DES-CBC3-SHA',
    0x0016: 'DHE-RSA-DES-CBC3-SHA',
    0xc003: 'ECDH-ECDSA-DES-CBC3-SHA',
    0xc008: 'ECDHE-ECDSA-DES-CBC3-SHA',
    0xc00d: 'ECDH-RSA-DES-CBC3-SHA',
    0xc012: 'ECDHE-RSA-DES-CBC3-SHA',
  },
  DES: { 0x0009: 'DES-CBC-SHA', 0x0012: 'DHE-DSS-DES-CBC-SHA', 0x0015: 'DHE-RSA-DES-CBC-SHA' },
  EXPORT: {
    0x0003: 'EXP-RC4-MD5',
    0x0006: 'EXP-RC2-CBC-MD5',
    0x0008: 'EXP-DES-CBC-SHA',
    0x0011: 'EXP-DHE-DSS-DES-CBC-SHA',
    0x0014: 'EXP-DHE-RSA-DES-CBC-SHA',
  },
};

/** What a server that speaks SSL 3.0 can be expected to have. */
export const sslSuites: Readonly<Record<number, string>> = {
  0x002f: 'AES128-SHA',
  0x0033: 'DHE-RSA-AES128-SHA',
  0x0035: 'AES256-SHA',
  0x0039: 'DHE-RSA-AES256-SHA',
  ...oldSuites['RC4'],
  ...oldSuites['3DES'],
  ...oldSuites['DES'],
};
