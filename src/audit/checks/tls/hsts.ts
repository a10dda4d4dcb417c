import type { PageSeen } from '../../facts/web.ts';

/** `max-age` of the first Strict-Transport-Security header (RFC 6797, 8.1); `undefined` if there is none that counts. */
export function hstsSeconds({ headers }: PageSeen): number | undefined {
  const value = headers.find(({ name }) => name === 'strict-transport-security')?.value;
  const seconds = /(?:^|[;,\s])max-age\s{0,3}=\s{0,3}"?(\d{1,12})/i.exec(value ?? '')?.[1];
  return seconds === undefined ? undefined : Number(seconds);
}
