import { type Fact, fact } from '../../core/fact.ts';

export type RemoteCalls = {
  /** Whether `xmlrpc.php` answered that it takes calls; `null` where this is no WordPress. */
  readonly open: boolean | null;
  readonly url: string;
  readonly status: number;
};
export const remoteCalls: Fact<RemoteCalls> = fact(
  'web.remote-calls',
  'Whether the old interface for programs (XML-RPC) of a WordPress answers.',
);
