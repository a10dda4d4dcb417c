/** Where a keeper finds its key. Holds no secret: it stands in the key ring. */
export type KeeperPlace =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'env'; readonly name: string }
  | {
      readonly kind: 'passphrase';
      readonly salt: string;
      readonly memoryKib: number;
      readonly passes: number;
    }
  | { readonly kind: 'transit'; readonly url: string; readonly key: string }
  | { readonly kind: 'aws-kms'; readonly key: string; readonly region?: string };

/**
 * Keeps the key that wraps keys (the key-encryption key), or knows who does: a file, a passphrase, a key service. What
 * is wrapped opens again only together with the same `bound` text. Throws `UserError` where the key is not to be had.
 */
export interface Keeper {
  readonly place: KeeperPlace;
  wrap(key: Uint8Array, bound: string): Promise<Uint8Array>;
  unwrap(wrapped: Uint8Array, bound: string): Promise<Uint8Array>;
}
