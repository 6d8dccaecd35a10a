// What a page that holds ours in a frame and we say to each other: messages of version 1, checked before they are believed.
import * as v from 'valibot';

export const PROTOCOL = 1;

const common = { proxyscope: v.literal(PROTOCOL), id: v.optional(v.pipe(v.string(), v.maxLength(100))) };

const incoming = v.variant('type', [
  v.strictObject({ ...common, type: v.literal('hello') }),
  v.strictObject({ ...common, type: v.literal('get-state') }),
  v.strictObject({ ...common, type: v.literal('play') }),
  v.strictObject({ ...common, type: v.literal('pause') }),
  v.strictObject({ ...common, type: v.literal('seek'), ms: v.pipe(v.number(), v.finite(), v.minValue(0)) }),
]);

export type HostMessage = v.InferOutput<typeof incoming>;

/** `id` is that of the message answered, where it is an answer. */
export type FrameMessage = { readonly proxyscope: typeof PROTOCOL; readonly id?: string } & (
  | { readonly type: 'ready'; readonly capabilities: readonly HostMessage['type'][] }
  /** Height of all that there is to see, in CSS pixels. */
  | { readonly type: 'size'; readonly height: number }
  /** The state as the query of a link to it. */
  | { readonly type: 'state'; readonly query: string }
  | { readonly type: 'error'; readonly found: string }
);

export const CAPABILITIES: readonly HostMessage['type'][] = ['hello', 'get-state', 'play', 'pause', 'seek'];

export type Heard =
  | { readonly kind: 'message'; readonly message: HostMessage }
  /** Meant for us, but not one that we understand: the host is told. */
  | { readonly kind: 'wrong'; readonly found: string }
  /** Somebody else's business. */
  | { readonly kind: 'other' };

/** Understands what a host posted; never throws. */
export function hear(data: unknown): Heard {
  if (typeof data !== 'object' || data === null || !('proxyscope' in data)) return { kind: 'other' };
  const result = v.safeParse(incoming, data);
  if (result.success) return { kind: 'message', message: result.output };
  const [issue] = result.issues;
  const path = issue.path?.map(({ key }) => String(key)).join('.') ?? '';
  return { kind: 'wrong', found: `${path}: ${issue.message}`.slice(0, 200) };
}
