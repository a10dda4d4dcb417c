import type { Method } from '../../protect/vault/change.ts';
import type { DatabaseFlags } from './database.ts';

/** The flags of the commands that work on a database. */
export interface VaultFlags extends DatabaseFlags {
  readonly column: readonly string[];
  readonly method?: Method;
  readonly sample?: string;
  readonly pace?: 'gentle' | 'full';
  readonly tidy?: boolean;
  readonly keepFirstSix?: boolean;
  readonly widen?: boolean;
  /** Folders to look through for dumps. */
  readonly root?: readonly string[];
  readonly follow?: boolean;
  readonly every?: string;
  readonly yes?: boolean;
  readonly now?: boolean;
  readonly who?: string;
  readonly why?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
}
