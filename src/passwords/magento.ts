import { hash as digest } from 'node:crypto';
import { argon2, bearable, type Argon2Cost } from './argon2.ts';
import type { Form } from './form.ts';

type Step = 'md5' | 'sha256' | (Argon2Cost & { readonly length: number });

// libsodium's "interactive" limits.
const interactive: Step = { length: 32, passes: 2, memory: 65_536, parallelism: 1 };
const SALT_BYTES = 16;

/**
 * Magento 2's `hash:salt:versions`. The versions are applied from left to right, each to what the one before gave:
 * 0 MD5, 1 SHA-256, 2 Argon2id at libsodium's interactive limits, `3_length_passes_bytes` Argon2id with its own.
 */
export function magentoForm(hash: string): Form | undefined {
  const [wanted = '', salt = '', versions = '', ...rest] = hash.split(':');
  if (!/^[0-9a-f]{32,128}$/i.test(wanted) || salt === '' || versions === '' || salt.length > 128) return undefined;
  const steps = [versions, ...rest].map((version) => stepOf(version));
  if (steps.length > 4 || !steps.every((step) => step !== undefined)) return undefined;
  const last = steps.findLast((step) => typeof step !== 'string');
  return {
    name:
      last === undefined ? `${steps.filter((step) => typeof step === 'string').join('-')}-salted` : 'magento-argon2id',
    fast: last === undefined,
    fits: (word) => steps.reduce((text, step) => apply(step, text, salt), word) === wanted.toLowerCase(),
  };
}

function stepOf(version: string): Step | undefined {
  if (version === '0') return 'md5';
  if (version === '1') return 'sha256';
  if (version === '2') return interactive;
  const [, length, passes, bytes] = /^3_(\d{1,3})_(\d{1,2})_(\d{1,10})$/.exec(version) ?? [];
  if (length === undefined) return undefined;
  const step = {
    length: Number(length),
    passes: Number(passes),
    memory: Math.floor(Number(bytes) / 1024),
    parallelism: 1,
  };
  return bearable(step) && step.length >= 16 ? step : undefined;
}

function apply(step: Step, text: string, salt: string): string {
  if (typeof step === 'string') return digest(step, salt + text);
  const { length, ...cost } = step;
  return argon2('argon2id', text, nonceOf(salt), length, cost).toString('hex');
}

/** Argon2 in libsodium takes 16 bytes: a longer salt is cut, a shorter one repeated. */
function nonceOf(salt: string): Buffer {
  const bytes = Buffer.from(salt);
  return Buffer.alloc(SALT_BYTES, bytes.subarray(0, SALT_BYTES));
}
