/** Something that can be known about a store: its name, and the type of what is known. */
export interface Fact<Value extends Json> {
  /** Side and noun: `tls.certificate`. */
  readonly id: string;
  readonly says: string;
  /** Never set. It carries the type. */
  readonly type?: Value;
}

/** Facts are plain data, so that a saved set of facts can be judged again later, elsewhere. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };

/** Names a fact. Facts stand in `audit/facts/<side>.ts`; their types are `type`, not `interface`, to be `Json`. */
export function fact<Value extends Json>(id: string, says: string): Fact<Value> {
  return { id, says };
}

/** Facts by the name under which a probe or a check speaks of them. */
// oxlint-disable-next-line typescript/no-explicit-any -- the values differ; Values<> gives each its own type
export type Facts = Readonly<Record<string, Fact<any>>>;

export type Values<Named extends Facts> = {
  readonly [Name in keyof Named]: Named[Name] extends Fact<infer Value> ? Value : never;
};

/** Facts that help where they are known, and are `undefined` where they are not. */
export type Wanted<Named extends Facts> = {
  readonly [Name in keyof Named]: Values<Named>[Name] | undefined;
};

export type WhyUnknown = 'not-asked' | 'no-access' | 'unreachable' | 'timed-out' | 'unsupported' | 'failed';

/** That something is not known, and why. Never confused with "nothing is wrong". */
export class Unknown {
  readonly why: WhyUnknown;
  /** One sentence, with the flag that would tell where there is one. */
  readonly detail: string;
  constructor(why: WhyUnknown, detail: string) {
    this.why = why;
    this.detail = detail;
  }
}

/** What a probe gives back: each fact, or why it could not be known. */
export type Told<Named extends Facts> = { readonly [Name in keyof Named]: Values<Named>[Name] | Unknown };
