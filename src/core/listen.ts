/** One request to a server of ours, read to its end. */
export interface Asked {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  /** By its name in small letters. */
  header(name: string): string | undefined;
  readonly body: Uint8Array;
}

export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export type Answer = (asked: Asked) => Promise<Answered>;

/** What a server allows those who ask. */
export interface ListenLimits {
  readonly bodyBytes: number;
  /** For the head of a request, and for all of it. */
  readonly headMilliseconds: number;
  readonly wholeMilliseconds: number;
  readonly connections: number;
}
