import type { Masked } from './masked.ts';

/** What every piece of work is handed: the clock, the way to be stopped, and two ways to speak. */
export interface Tools {
  readonly now: () => Date;
  readonly signal: AbortSignal;
  /** To the operator, to be kept. */
  readonly log: Log;
  /** To whoever watches the run; may be lost. */
  readonly tell: (progress: Progress) => void;
  /** The scanner's first pass in WebAssembly (kernel/scan.wasm), where it is at hand. */
  readonly kernel?: () => Uint8Array | undefined;
}

export type Progress =
  | { readonly what: 'probe'; readonly id: string; readonly title: string; readonly state: 'began' | 'ended' }
  | {
      readonly what: 'rows' | 'files' | 'pages' | 'passwords' | 'megabytes';
      readonly done: number;
      readonly of?: number;
    };

/** The message is a literal. What comes from a store goes into the fields, masked. */
type Say = (message: string, fields?: Readonly<Record<string, Masked | number | boolean>>) => void;

export interface Log {
  readonly debug: Say;
  readonly info: Say;
  readonly warn: Say;
  readonly error: Say;
}
