/** Why a request was not done. Holds nothing of what was sent. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly kind: RefusalKind;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  constructor(kind: RefusalKind, detail: string, headers: Readonly<Record<string, string>> = {}) {
    super(detail);
    this.kind = kind;
    this.status = refusals[kind].status;
    this.headers = headers;
  }
}

/** Every kind of refusal: its status and title (RFC 9457). */
export const refusals = {
  malformed: { status: 400, title: 'The request is not what is expected.' },
  'no-key': { status: 401, title: 'The key is missing or unknown.' },
  'no-scope': { status: 403, title: 'The client may not do this.' },
  'other-place': { status: 403, title: 'The token belongs to a place that the client may not open.' },
  'not-found': { status: 404, title: 'There is nothing here.' },
  'unknown-token': { status: 404, title: 'The vault holds no such token.' },
  'wrong-method': { status: 405, title: 'Only another method is answered here.' },
  shredded: { status: 410, title: 'The value was shredded.' },
  'too-large': { status: 413, title: 'The request is too large.' },
  'not-json': { status: 415, title: 'The body must be application/json.' },
  'no-card': { status: 422, title: 'A value is not a card number.' },
  'too-many': { status: 429, title: 'Too many requests.' },
  'approval-needed': { status: 429, title: 'More needs the approval of a second key holder.' },
  broken: { status: 500, title: 'Something broke.' },
  away: { status: 503, title: 'The vault cannot be reached just now.' },
} as const;

export type RefusalKind = keyof typeof refusals;
