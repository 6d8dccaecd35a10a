// One recording of real products, as its file holds it: how they were set up, what was done, what was seen at each end and in between.
import type { Behaviour } from '../behaviour.ts';
import type { RecordedField } from '../json.ts';

export interface RecordedRequest {
  readonly name: string;
  readonly peer: string;
  readonly line: string;
  readonly headers: readonly RecordedField[];
  readonly tls_sni?: string | null;
  readonly proxy_protocol?: string;
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

/** What is looked for as text in what can be read: the site's name, the client's address, the origin's. */
export interface Marks {
  readonly host: string;
  readonly client: string;
  readonly origin: string;
}

export type LinkName = 'lan' | 'inet' | 'dc';

/** A connection, or a question to a resolver, as somebody beside the link reads it. */
export interface RecordedFlow {
  readonly kind: string;
  readonly from: string;
  readonly to: string;
  readonly query?: string;
  /** First lines in either direction, where they can be read. */
  readonly first_up?: string;
  readonly first_down?: string;
  /** Which of the marks occur as text in the clear. */
  readonly readable?: {
    readonly host: boolean;
    readonly path: boolean;
    readonly cookie: boolean;
    readonly client_ip_text: boolean;
    readonly origin_ip_text: boolean;
  };
  readonly sni_in_clear?: boolean;
  readonly certificate_in_clear?: boolean;
}

export interface LearntByOrigin {
  readonly peer: string;
  readonly client_ip_in: readonly string[];
  readonly proxy_announced_by: readonly string[];
}

export interface LearntByClient {
  readonly origin_ip_visible: boolean;
  readonly origin_ip_in: readonly string[];
  readonly proxy_announced_by: readonly string[];
  readonly server_header: readonly (string | null)[];
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
