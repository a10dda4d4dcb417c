import { createPrivateKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { isIP } from 'node:net';

export interface MadeCertificate {
  readonly cert: string;
  readonly key: string;
}

export interface Wanted {
  readonly names: readonly string[];
  /** Days from now; the day before yesterday and in ninety days if not told. */
  readonly from?: number;
  readonly to?: number;
  readonly rsaBits?: number;
  readonly digest?: 'sha1' | 'sha256';
  /** Who vouches for it, made here too with `names` and an elliptic-curve key; it vouches for itself if not told. */
  readonly by?: MadeCertificate & { readonly name: string };
}

const DAY = 86_400_000;
const oids = {
  commonName: '550403',
  names: '551d11',
  constraints: '551d13',
  sha1: '2a864886f70d010105',
  sha256: '2a864886f70d01010b',
  ecdsa: '2a8648ce3d040302',
};

/**
 * An X.509 certificate (RFC 5280) and its key as PEM, made at run time; self-signed unless `by` is told, with an
 * elliptic-curve key unless RSA is asked for. One without an issuer may vouch for others.
 */
export function makeCertificate({
  names,
  from = -2,
  to = 90,
  rsaBits,
  digest = 'sha256',
  by,
}: Wanted): MadeCertificate {
  const { publicKey, privateKey } =
    rsaBits === undefined
      ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
      : generateKeyPairSync('rsa', { modulusLength: rsaBits });
  const algorithm = sequence(
    oid(rsaBits === undefined || by ? oids.ecdsa : oids[digest]),
    ...(rsaBits === undefined || by ? [] : [tlv(0x05)]),
  );
  const name = nameOf(names[0] ?? '');
  const body = sequence(
    tlv(0xa0, tlv(0x02, Buffer.from([2]))),
    tlv(0x02, Buffer.from([1, 2, 3, 4])),
    algorithm,
    by ? nameOf(by.name) : name,
    sequence(time(from), time(to)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    tlv(
      0xa3,
      sequence(
        sequence(oid(oids.names), tlv(0x04, sequence(...names.map(alternative)))),
        ...(by ? [] : [sequence(oid(oids.constraints), tlv(0x04, sequence(tlv(0x01, Buffer.from([0xff])))))]),
      ),
    ),
  );
  const der = sequence(
    body,
    algorithm,
    tlv(0x03, Buffer.concat([Buffer.from([0]), signed(body, by ? createPrivateKey(by.key) : privateKey, digest)])),
  );
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  const cert = ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
  return { cert, key: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string };
}

function nameOf(name: string): Buffer {
  return sequence(tlv(0x31, sequence(oid(oids.commonName), tlv(0x0c, Buffer.from(name)))));
}

function signed(body: Buffer, key: KeyObject, digest: string): Buffer {
  return sign(digest, body, key);
}

function alternative(name: string): Buffer {
  return isIP(name) === 4 ? tlv(0x87, Buffer.from(name.split('.').map(Number))) : tlv(0x82, Buffer.from(name));
}

function time(days: number): Buffer {
  const text = new Date(Date.now() + days * DAY).toISOString().replace(/[-:T]/g, '').slice(0, 14);
  return tlv(0x18, Buffer.from(`${text}Z`));
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return tlv(0x30, Buffer.concat(parts));
}

function oid(hex: string): Buffer {
  return tlv(0x06, Buffer.from(hex, 'hex'));
}

function tlv(tag: number, content: Buffer = Buffer.alloc(0)): Buffer {
  const { length } = content;
  if (length < 0x80) return Buffer.concat([Buffer.from([tag, length]), content]);
  const bytes = length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...bytes]), content]);
}
