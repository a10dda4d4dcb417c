import { type Fact, fact } from '../../core/fact.ts';

/** Whether the host speaks TLS at all, with anything that could be offered. */
export type TlsService = {
  readonly host: string;
  readonly port: number;
  readonly served: boolean;
  /** Why not: nothing listens or it hangs up; it answers something that is no TLS, or refuses; it does not answer. */
  readonly because?: 'closed' | 'refused' | 'silent';
  readonly detail?: string;
  /** What was agreed on: `TLSv1.3`, and an OpenSSL cipher name. */
  readonly version?: string;
  readonly cipher?: string;
};
export const service: Fact<TlsService> = fact('tls.service', 'Whether encrypted connections are offered.');

export type CertificateSeen = {
  /** The host that was asked. */
  readonly host: string;
  /** `CN=shop.example, O=Shop Ltd` */
  readonly subject: string;
  /** Without `DNS:` and `IP Address:`, in lower case. */
  readonly names: readonly string[];
  /** It speaks for `host`, by the rules of browsers (RFC 9525). */
  readonly covers: boolean;
  readonly issuer: string;
  /** ISO 8601. */
  readonly validFrom: string;
  readonly validTo: string;
  readonly keyType: string;
  /** Of an RSA or DSA key the modulus, of an elliptic curve the field. */
  readonly keyBits?: number;
  /** Such as `sha256WithRSAEncryption`, as far as it could be read. */
  readonly signature?: string;
  readonly selfSigned: boolean;
  /** An OpenSSL verification code such as `UNABLE_TO_VERIFY_LEAF_SIGNATURE`; absent if the chain verifies. */
  readonly distrust?: string;
  /** Certificates in the chain as far as it could be followed, the server's own included. */
  readonly chainLength: number;
  /** SHA-256, hex with colons. */
  readonly fingerprint: string;
};
/** `null`: no encrypted connection is offered. */
export const certificate: Fact<CertificateSeen | null> = fact('tls.certificate', "The store's certificate.");

/** `untold`: it could not be found out. */
export type Offered = 'accepted' | 'refused' | 'untold';
export type VersionSeen = { readonly version: string; readonly offered: Offered };
/** From the oldest; empty if no encrypted connection is offered. */
export const versions: Fact<readonly VersionSeen[]> = fact(
  'tls.versions',
  'Protocol versions that the server agrees to.',
);

export type CiphersSeen = {
  /** Families by their common names (`RC4`, `3DES`, `NULL`, `EXPORT`, `anonymous`), each offered alone. */
  readonly weak: readonly { readonly family: string; readonly offered: Offered; readonly cipher?: string }[];
  /** Authenticated encryption (GCM, CCM, ChaCha20-Poly1305) with TLS 1.2 or 1.3. */
  readonly authenticated: Offered;
  /** Ephemeral key exchange, so that a stolen key does not open what was recorded earlier. */
  readonly forwardSecret: Offered;
};
/** `null`: no encrypted connection is offered. */
export const ciphers: Fact<CiphersSeen | null> = fact('tls.ciphers', 'Kinds of encryption that the server agrees to.');
