/** A shop under care. */
export interface Store {
  /** Stable over time; part of every fingerprint. */
  readonly id: string;
  readonly name: string;
  readonly url?: string;
}
