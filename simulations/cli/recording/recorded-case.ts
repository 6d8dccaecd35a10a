// One recording of real products, as its file holds it: how they were set up, what was done, what was seen at each end.

/** Name and value as they stood on the wire. */
export type RecordedField = readonly [name: string, value: string];

export interface RecordedRequest {
  readonly name: string;
  readonly peer: string;
  readonly line: string;
  readonly headers: readonly RecordedField[];
  readonly tls_sni?: string | null;
}

export interface RecordedResponse {
  readonly first: string;
  readonly headers: readonly RecordedField[];
}

/** What one call of curl got: every response, the one to CONNECT too, and the content of the last. */
export interface RecordedCall {
  readonly responses: readonly RecordedResponse[];
  readonly body: string;
}

export interface IdentityObserved {
  readonly origin: readonly RecordedRequest[];
  readonly client: readonly RecordedCall[];
}

/** A case of topic `identity`. Its `title` is for people and is never read. */
export interface IdentityCase {
  readonly id: string;
  readonly mode: string;
  readonly setup: { readonly products: readonly string[]; readonly directives?: readonly string[] };
  readonly stimulus: readonly string[];
  readonly replay?: {
    readonly directives_in_full?: readonly string[];
    readonly origins?: Readonly<Record<string, { readonly refuses?: boolean }>>;
  };
  readonly observed: IdentityObserved;
}

/** A recording that the simulator cannot express, and what it lacks. */
export class Unsupported extends Error {
  override readonly name = 'Unsupported';
}
