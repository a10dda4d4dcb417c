// Magento 2 `0:3:…`, Laravel and Symfony `eyJpdiI6…`, defuse/php-encryption `def50200…`, password hashes, vault prefixes.
const forms = [
  /^\d{1,3}:[0-7]:(?:[A-Za-z0-9+/]{1,64}:)?[A-Za-z0-9+/]{16,}={0,2}$/,
  /^eyJpdiI6[A-Za-z0-9+/=]{20,}$/,
  /^def50200[0-9a-f]{100,}$/,
  /^\$(?:2[abxy]|argon2(?:id|i)|5|6|P|H)\$/,
  /^(?:\{?(?:enc|encrypted|vault|aes|cipher)\}?|enc)[:|]/i,
];

/** Whether a setting holds ciphertext or a hash in place of the secret itself. */
export function isSealed(value: string, engine: string): boolean {
  const text = value.trim();
  if (forms.some((form) => form.test(text))) return true;
  return engine === 'openmage' && isBlocks(text);
}

/** Magento 1 stores base64 of Blowfish blocks of eight bytes, which hardly ever are readable text. */
function isBlocks(text: string): boolean {
  if (!/^[A-Za-z0-9+/]{10,}={0,2}$/.test(text) || text.length % 4 !== 0 || /^[0-9a-f]+$/i.test(text)) return false;
  const bytes = Buffer.from(text, 'base64');
  return bytes.length % 8 === 0 && bytes.some((byte) => byte < 9 || byte > 126);
}
