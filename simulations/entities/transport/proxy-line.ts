// The receiving side of the PROXY protocol: who stands behind a connection is said before anything is served on it, or nothing is served.
import type { ProxyLine } from '../../wire/payload.ts';
import type { End } from './end.ts';

/**
 * Serves `end` as soon as a PROXY line has come. Whoever begins otherwise is hung up on without an answer: to guess whether the line is
 * there would let anybody write one (PROXY protocol §2; nginx 1.22 `listen … proxy_protocol`).
 */
export function afterProxyLine(end: End, serve: () => void): void {
  end.listener = {
    payload(payload) {
      if (payload.kind !== 'proxy-line') {
        end.close('last-answer');
        return;
      }
      end.told = payload;
      serve();
    },
    closed: () => undefined,
  };
}

/** The line that passes on for whom the connection at `end` is: as it was told itself, else as the packets show it. */
export const proxyLineFor = ({ told, remote, local }: End): ProxyLine =>
  told ?? { kind: 'proxy-line', source: remote, destination: local };
