import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipMember {
  readonly name: string;
  readonly type?: string;
  readonly linkname?: string;
  readonly content?: string | Buffer;
  /** The unpacked size that the archive claims, if not the true one. */
  readonly claims?: number;
  readonly locked?: boolean;
}

/** A zip archive with any names, honest or not (APPNOTE.TXT 4.3). */
export function zipOf(members: readonly ZipMember[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const member of members) {
    const name = Buffer.from(member.name);
    const content = Buffer.from(member.linkname ?? member.content ?? '');
    const packed = content.length === 0 ? content : deflateRawSync(content);
    const about = Buffer.alloc(26);
    about.writeUInt16LE(20, 0);
    about.writeUInt16LE(0x800 | (member.locked ? 1 : 0), 2);
    about.writeUInt16LE(content.length === 0 ? 0 : 8, 4);
    about.writeUInt16LE(0x21, 8);
    about.writeUInt32LE(crc32(content), 10);
    about.writeUInt32LE(packed.length, 14);
    about.writeUInt32LE(member.claims ?? content.length, 18);
    about.writeUInt16LE(name.length, 22);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE((member.type === 'symlink' ? 0o120777 : 0o100644) * 0x10000, 6);
    tail.writeUInt32LE(offset, 10);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), about, name, packed]);
    directory.push(Buffer.from('PK\u0001\u0002'), Buffer.from([20, 3]), about, tail, name);
    bodies.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(members.length, 8);
  end.writeUInt16LE(members.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, central, end]);
}
