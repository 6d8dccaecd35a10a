// The gateway of Oblivious HTTP at a server (RFC 9458 §2): it opens requests that are closed for its key, and closes the answers for
// whoever closed the request.
import type { NodeId, Sealed } from '../../wire/payload.ts';
import type { Encapsulation } from './end.ts';

/** For one connection of the node that has the key. What is not closed passes as it is. */
export function obliviousGateway(node: NodeId): Encapsulation {
  let request: Sealed | null = null;
  return {
    open(payload) {
      const closed = payload.kind === 'http-request' ? payload.encapsulated : undefined;
      request = closed?.holders.includes(node) === true ? closed : null;
      return request ? request.inner : payload;
    },
    close(payload) {
      if (!request || payload.kind !== 'http-response') return payload;
      const { session, holders } = request;
      const fields = [{ name: 'Content-Type', value: 'message/ohttp-res' }];
      const message = { kind: 'response', version: '1.1', status: 200, reason: 'OK', fields, content: null } as const;
      return { kind: 'http-response', message, encapsulated: { kind: 'sealed', session, holders, inner: payload } };
    },
  };
}
