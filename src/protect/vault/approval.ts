import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { UserError } from '../../core/errors.ts';
import { type Access, type Holder, sameName } from './access.ts';
import { isSignedBy, signAs } from './holder.ts';
import type { LogWords } from './log.ts';

const schema = z.strictObject({
  id: z.string(),
  /** Who may open: the name given with `--who`, or that of a client. */
  for: z.string(),
  values: z.int().min(1).max(1_000_000),
  until: z.iso.datetime(),
  holder: z.string(),
  signature: z.string(),
});

/** A second key holder's signed word that somebody may open more values than the limit allows. */
export type Approval = z.infer<typeof schema> & { readonly why: string };

export function readApproval(text: string, why: string): Approval {
  return { ...schema.parse(JSON.parse(text)), why };
}

export interface ApprovalWish {
  readonly for: string;
  readonly values: number;
  readonly until: Date;
  readonly why: string;
}

/** The line of the log that an approval is. Nobody approves for themselves. */
export async function approve(
  vault: string,
  holder: Holder,
  passphrase: string,
  wish: ApprovalWish,
): Promise<LogWords> {
  if (sameName(holder.name, wish.for))
    throw new UserError('Nobody can approve their own openings.', { hint: 'A second key holder has to.' });
  const body = {
    id: randomBytes(6).toString('hex'),
    for: wish.for,
    values: wish.values,
    until: wish.until.toISOString(),
    holder: holder.name,
  };
  const signature = await signAs(holder, passphrase, signed(vault, { ...body, why: wish.why }));
  return { did: 'approve', who: holder.name, why: wish.why, what: JSON.stringify({ ...body, signature }) };
}

function signed(vault: string, { id, for: whom, values, until, holder, why }: Omit<Approval, 'signature'>): string {
  return JSON.stringify(['storewarden approval v1', vault, id, whom, values, until, holder, why]);
}

/** Whether an approval is that of a holder for one of these names, and runs still. */
export function isGood(
  approval: Approval,
  names: readonly string[],
  access: Access,
  vault: string,
  now: Date,
): boolean {
  const holder = access.holders.find(({ name }) => sameName(name, approval.holder));
  return (
    holder !== undefined &&
    now.getTime() <= Date.parse(approval.until) &&
    names.some((name) => sameName(name, approval.for)) &&
    !names.some((name) => sameName(name, holder.name)) &&
    isSignedBy(holder, signed(vault, approval), approval.signature)
  );
}
