// A tunnel at the node in the middle (RFC 9110 §3.7): what arrives at one end leaves by the other, unread.
import type { End } from './end.ts';

/** `over` is told once, when either end has closed. */
export function relay(outbound: End, inbound: End, over: () => void = () => undefined): void {
  let isOver = false;
  const pass = (from: End, to: End): void => {
    from.answersTls = null; // a ClientHello from now on is for whoever is at the other end
    from.listener = {
      payload(payload, exchange) {
        to.send(payload, exchange);
        // It reads no faster than the other side does: what it holds is bounded.
        if (to.waiting > 0) from.setReading(false);
      },
      closed() {
        to.close('peer');
        if (isOver) return;
        isOver = true;
        over();
      },
    };
    to.drained = () => {
      from.setReading(true);
    };
  };
  pass(outbound, inbound);
  pass(inbound, outbound);
}
