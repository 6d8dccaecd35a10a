// Speaks with the page that holds ours in a frame: tells it our height, and does the few things that it may ask for. Only the
// parent is listened to; what we say is public, so it may be said to any parent.
import { CAPABILITIES, hear, PROTOCOL, type FrameMessage, type HostMessage } from './protocol.ts';

interface Parts {
  readonly query: () => string;
  readonly play: () => void;
  readonly pause: () => void;
  readonly seek: (ms: number) => void;
  /** The element whose height is the frame's. */
  readonly content: HTMLElement;
}

type Said = FrameMessage extends infer M ? (M extends FrameMessage ? Omit<M, 'proxyscope'> : never) : never;

/** Watching sizes fails in a frame that its host hides until it hears a height, so the height is also looked at by the clock. */
const LOOK_AGAIN_MS = [0, 250, 1000, 3000];

/** @returns how to stop */
export function startHostBridge({ query, play, pause, seek, content }: Parts): () => void {
  if (window.parent === window) return () => undefined;
  let told = 0;
  const say = (message: Said): void => {
    window.parent.postMessage({ proxyscope: PROTOCOL, ...message }, '*');
  };
  const sayHeight = (): void => {
    const height = Math.ceil(content.getBoundingClientRect().height);
    if (height === told || height === 0) return;
    told = height;
    say({ type: 'size', height });
  };
  const answer = (message: HostMessage): void => {
    const id = message.id === undefined ? {} : { id: message.id };
    switch (message.type) {
      case 'hello':
        told = 0;
        say({ type: 'ready', capabilities: CAPABILITIES, ...id });
        {
          sayHeight();
          return;
        }
      case 'get-state': {
        say({ type: 'state', query: query(), ...id });
        return;
      }
      case 'play': {
        play();
        return;
      }
      case 'pause': {
        pause();
        return;
      }
      case 'seek': {
        seek(message.ms);
        return;
      }
    }
  };
  const listen = ({ source, data }: MessageEvent): void => {
    if (source !== window.parent) return;
    const heard = hear(data);
    if (heard.kind === 'message') answer(heard.message);
    else if (heard.kind === 'wrong') say({ type: 'error', found: heard.found });
  };
  const sizes = new ResizeObserver(sayHeight);
  sizes.observe(content);
  window.addEventListener('message', listen);
  const timers = LOOK_AGAIN_MS.map((wait) => setTimeout(sayHeight, wait));
  say({ type: 'ready', capabilities: CAPABILITIES });
  return () => {
    sizes.disconnect();
    window.removeEventListener('message', listen);
    for (const timer of timers) clearTimeout(timer);
  };
}
