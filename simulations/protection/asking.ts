// A request as the rules of a box see it: what it says, who sent it as far as the box believes, and nothing of how that was found out.
import type { Request } from '../http/message.ts';
import type { Template } from '../http/rewriting-settings.ts';

/** Number of a request, given by whoever asks. */
export type RequestId = number;

export interface Asking {
  readonly id: RequestId;
  readonly request: Request;
  /** Whom the box takes for the client, and who the packets say it is. */
  readonly client: string;
  readonly peer: string;
  /** Where it was received. */
  readonly own: { readonly address: string; readonly port: number };
  /** Host of the target URI, empty where it names none, and its port. */
  readonly host: string;
  readonly port: number;
  /** Address of that host as it was looked up; null: none, or nobody looked. */
  readonly destination: string | null;
  /** Octets of the content as announced; null: it does not say. */
  readonly contentLength: number | null;
  /** A text with its gaps filled from the request. */
  fill(template: Template): string;
}
