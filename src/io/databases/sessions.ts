/** Connections of one account, opened as they are needed. One that was left in the middle is thrown away. */
export interface Sessions<Session> {
  use<Result>(work: (session: Session) => Promise<Result>): Promise<Result>;
  /** Rows as they come; stopping early closes the connection, so that nothing more is sent. */
  stream<Row>(work: (session: Session) => AsyncIterable<Row>): AsyncIterable<Row>;
  /** How often one was taken so far. */
  readonly uses: () => number;
  close(): Promise<void>;
}

/** A probe may ask while it reads, so that one connection is not enough; more than four would weigh on the store. */
const MOST = 4;

export function makeSessions<Session>(
  open: () => Promise<Session>,
  end: (session: Session, how: 'politely' | 'now') => Promise<void>,
): Sessions<Session> {
  const idle: Session[] = [];
  const waiting: (() => void)[] = [];
  const state = { taken: 0, uses: 0 };

  async function take(): Promise<Session> {
    while (state.taken >= MOST) await new Promise<void>((resolve) => waiting.push(resolve));
    state.taken += 1;
    state.uses += 1;
    const session = idle.pop();
    if (session !== undefined) return session;
    try {
      return await open();
    } catch (error) {
      free();
      throw error;
    }
  }

  function free(): void {
    state.taken -= 1;
    waiting.shift()?.();
  }

  return {
    async use(work) {
      const session = await take();
      let done = false;
      try {
        const result = await work(session);
        done = true;
        return result;
      } finally {
        if (done) idle.push(session);
        else await end(session, 'now');
        free();
      }
    },
    async *stream(work) {
      const session = await take();
      let done = false;
      try {
        yield* work(session);
        done = true;
      } finally {
        if (done) idle.push(session);
        else await end(session, 'now');
        free();
      }
    },
    uses: () => state.uses,
    async close() {
      for (const session of idle.splice(0)) await end(session, 'politely');
    },
  };
}
