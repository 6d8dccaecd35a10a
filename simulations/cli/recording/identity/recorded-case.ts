// One recording of real products, as its file holds it: how they were set up, what was done, what was seen at each end.
import type { Behaviour } from '../behaviour.ts';
import type { RecordedField } from '../json.ts';

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

/** A case of topic `identity`, as its scenario is made from it. */
export interface IdentityCase {
  readonly mode: string;
  readonly products: readonly string[];
  readonly directives: readonly string[];
  /** One call of curl a line. */
  readonly stimulus: readonly string[];
  readonly origins: ReadonlyMap<string, Behaviour>;
}
