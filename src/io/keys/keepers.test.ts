import assert from 'node:assert/strict';
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { UserError } from '../../core/errors.ts';
import type { Keeper } from '../../core/keeper.ts';
import { openKmsKeeper } from './aws-kms-keeper.ts';
import { openEnvKeeper } from './env-keeper.ts';
import { addFileKey, dropOldFileKeys, openFileKeeper } from './file-keeper.ts';
import { openKeeper, parseKeeper, ringFile } from './open.ts';
import { newPassphrasePlace, openPassphraseKeeper } from './passphrase-keeper.ts';
import { openTransitKeeper } from './transit-keeper.ts';

const secret = randomBytes(32);

function folder(): string {
  return mkdtempSync(join(tmpdir(), 'sw-keys-'));
}

/** Wraps and opens again; what is bound to something else stays closed. */
async function keeps(keeper: Keeper): Promise<void> {
  const wrapped = await keeper.wrap(secret, 'one');
  assert.deepEqual(Buffer.from(await keeper.unwrap(wrapped, 'one')), secret);
  await assert.rejects(keeper.unwrap(wrapped, 'two'), UserError);
  assert.ok(!Buffer.from(wrapped).includes(secret));
}

async function serve(
  answer: (path: string, body: Record<string, string>, headers: IncomingMessage['headers']) => [number, unknown],
): Promise<{ server: Server; url: string }> {
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(parts).toString()) as Record<string, string>;
      const [status, said] = answer(request.url ?? '', body, request.headers);
      response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(said));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

/** A service's own key, binding what it is told to bind. */
function service() {
  const key = randomBytes(32);
  return {
    encrypt(clear: Buffer, bound: string): Buffer {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      cipher.setAAD(Buffer.from(bound));
      return Buffer.concat([nonce, cipher.update(clear), cipher.final(), cipher.getAuthTag()]);
    },
    decrypt(sealed: Buffer, bound: string): Buffer | undefined {
      const cipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12));
      cipher.setAAD(Buffer.from(bound));
      cipher.setAuthTag(sealed.subarray(-16));
      const clear = cipher.update(sealed.subarray(12, -16));
      try {
        return Buffer.concat([clear, cipher.final()]);
      } catch {
        return undefined;
      }
    },
  };
}

test('a key file is made with mode 0600, and keeps keys', async () => {
  const path = join(folder(), 'key');
  await addFileKey(path);

  assert.equal(statSync(path).mode & 0o777, 0o600);
  await keeps(await openFileKeeper(path));
});

test('a key file that others may read is refused, and so is one that is missing, half there or inside a website', async () => {
  const place = folder();
  const path = join(place, 'key');
  await assert.rejects(openFileKeeper(path), UserError);
  await addFileKey(path);
  const text = readFileSync(path, 'utf8');
  writeFileSync(path, text.slice(0, -2));
  await assert.rejects(openFileKeeper(path), /half there|damaged/);
  writeFileSync(path, text);
  chmodSync(path, 0o640);
  await assert.rejects(openFileKeeper(path), /other accounts/);
  writeFileSync(join(place, 'index.php'), '<?php');

  await assert.rejects(addFileKey(join(place, 'other')), /website/);
});

test('an older key of the file opens until it is dropped', async () => {
  const path = join(folder(), 'key');
  await addFileKey(path);
  const old = await (await openFileKeeper(path)).wrap(secret, 'x');
  await addFileKey(path);
  const both = await openFileKeeper(path);

  assert.deepEqual(Buffer.from(await both.unwrap(old, 'x')), secret);
  const next = await both.wrap(secret, 'x');
  await dropOldFileKeys(path);

  const one = await openFileKeeper(path);
  await assert.rejects(one.unwrap(old, 'x'), UserError);
  assert.deepEqual(Buffer.from(await one.unwrap(next, 'x')), secret);
});

test('a ring file is written whole, with nothing left beside it', async () => {
  const place = folder();
  const store = ringFile(join(place, 'deep', 'ring.json'));
  assert.equal(await store.read(), undefined);

  await store.write('one');
  await store.write('two');

  assert.equal(await store.read(), 'two');
  assert.deepEqual(readdirSync(join(place, 'deep')), ['ring.json']);
});

test('a passphrase keeps keys; another passphrase, or a short one, does not', async () => {
  const place = newPassphrasePlace();
  const keeper = await openPassphraseKeeper(place, 'correct horse battery');
  await keeps(keeper);
  const wrapped = await keeper.wrap(secret, 'x');

  const other = await openPassphraseKeeper(place, 'correct horse batterz');

  await assert.rejects(other.unwrap(wrapped, 'x'), UserError);
  await assert.rejects(openPassphraseKeeper(place, 'short'), UserError);
});

test('a key in the environment keeps keys, in hex or base64', async () => {
  for (const text of [secret.toString('hex'), secret.toString('base64')])
    await keeps(openEnvKeeper('KEY', { KEY: text }));
  assert.throws(() => openEnvKeeper('KEY', {}), UserError);
  assert.throws(() => openEnvKeeper('KEY', { KEY: 'abc' }), UserError);
});

test('the transit engine keeps keys, and is told what they are bound to', async () => {
  const own = service();
  const { server, url } = await serve((path, body, headers) => {
    if (headers['x-vault-token'] !== 'tok') return [403, { errors: ['permission denied'] }];
    const bound = body['associated_data'] ?? '';
    if (path === '/v1/transit/encrypt/shop') {
      const sealed = own.encrypt(Buffer.from(body['plaintext'] ?? '', 'base64'), bound);
      return [200, { data: { ciphertext: `vault:v1:${sealed.toString('base64')}`, key_version: 1 } }];
    }
    if (path !== '/v1/transit/decrypt/shop') return [404, { errors: [] }];
    const clear = own.decrypt(Buffer.from((body['ciphertext'] ?? '').slice(9), 'base64'), bound);
    if (!clear) return [400, { errors: ['cipher: message authentication failed'] }];
    return [200, { data: { plaintext: clear.toString('base64') } }];
  });
  const place = { kind: 'transit', url, key: 'shop' } as const;
  try {
    await keeps(openTransitKeeper(place, 'tok'));
    await assert.rejects(openTransitKeeper(place, 'other').wrap(secret, 'x'), /refused the token/);
    await assert.rejects(openTransitKeeper({ ...place, key: 'none' }, 'tok').wrap(secret, 'x'), /no such key/);
  } finally {
    server.close();
  }
  await assert.rejects(openTransitKeeper(place, 'tok').wrap(secret, 'x'), UserError);
  assert.throws(() => openTransitKeeper({ ...place, url: 'http://vault.example' }, 'tok'), /https/);
  assert.throws(() => openTransitKeeper(place, undefined), /asks for a token/);
});

test('AWS KMS keeps keys, with what they are bound to as encryption context', async () => {
  const own = service();
  const { server, url } = await serve((_path, body, headers) => {
    const bound = JSON.stringify(body['EncryptionContext'] ?? {});
    assert.match(String(headers['authorization']), /^AWS4-HMAC-SHA256 /);
    if (headers['x-amz-target'] === 'TrentService.Encrypt') {
      const sealed = own.encrypt(Buffer.from(body['Plaintext'] ?? '', 'base64'), bound);
      return [200, { CiphertextBlob: sealed.toString('base64'), KeyId: body['KeyId'] }];
    }
    const clear = own.decrypt(Buffer.from(body['CiphertextBlob'] ?? '', 'base64'), bound);
    return clear
      ? [200, { Plaintext: clear.toString('base64'), KeyId: body['KeyId'] }]
      : [400, { __type: 'InvalidCiphertextException' }];
  });
  const before = { ...process.env };
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_KMS: url,
    AWS_ACCESS_KEY_ID: 'made',
    AWS_SECRET_ACCESS_KEY: 'up',
  });
  try {
    await keeps(await openKmsKeeper({ kind: 'aws-kms', key: 'shop', region: 'eu-central-1' }));
  } finally {
    process.env = before;
    server.close();
  }
});

test('--key is read in all its shapes, and anything else is a mistake', async () => {
  assert.deepEqual(parseKeeper('env:A'), { kind: 'env', name: 'A' });
  assert.deepEqual(parseKeeper('transit:https://v.example:8200/shop'), {
    kind: 'transit',
    url: 'https://v.example:8200',
    key: 'shop',
  });
  assert.deepEqual(parseKeeper('aws-kms:abc@eu-west-1'), { kind: 'aws-kms', key: 'abc', region: 'eu-west-1' });
  assert.equal(parseKeeper('passphrase').kind, 'passphrase');
  for (const words of ['', 'file:', 'ftp:x', 'transit:https://v.example', 'KEY'])
    assert.throws(() => parseKeeper(words), UserError, words);
  await keeps(
    await openKeeper(parseKeeper('env:A'), { A: secret.toString('hex') }, () => Promise.reject(new Error('not asked'))),
  );
});
