// An answer read from octets as they come, in whatever pieces: interim responses, head, content, and what is no HTTP at all, each as the
// product takes it (RFC 9112 §2, §6, §7.1).
import type { ResponseGrammar } from './failure-settings.ts';
import type { Content, Response } from './message.ts';
import type { Framing, HeadFault } from './response-head.ts';
import { readHead } from './response-head.ts';

/** Octets as they stand: one character each, but where `bytes` says that the text stands for more of them. */
export interface Octets {
  readonly text: string;
  readonly bytes: number;
}

export type Heard =
  | { readonly heard: 'interim'; readonly response: Response }
  /** A head without its content; `isWhole`: none follows. */
  | { readonly heard: 'head'; readonly response: Response; readonly isWhole: boolean }
  | { readonly heard: 'content'; readonly content: Content; readonly last: boolean }
  /** Content that no head has announced. */
  | { readonly heard: 'bare'; readonly content: Content }
  | { readonly heard: 'fault'; readonly why: HeadFault }
  /** The content contradicts its own chunks: no end of it can be found. */
  | { readonly heard: 'garbled' };

export interface ResponseReader {
  hear(octets: Octets): readonly Heard[];
  /** The connection has ended in order; what follows from that for what had come. Nothing: the answer stays unfinished. */
  end(): readonly Heard[];
}

const HEAD_END = /\r?\n\r?\n/u;
const CHUNK_LINE = /^([0-9a-f]+)(?:;[^\r\n]*)?\r?\n/iu;

/** The head that a product makes up for content that came without one. */
const MADE_UP: Response = { kind: 'response', version: '1.1', status: 200, reason: 'OK', fields: [], content: null };

type State = 'head' | 'bare' | 'done' | Framing;

/** `method` of the request that is answered: HEAD is answered without content (RFC 9110 §9.3.2). */
export function createResponseReader(grammar: ResponseGrammar, method: string): ResponseReader {
  let buffer = '';
  /** Octets that the text only stands for. */
  let unseen = 0;
  let state: State = 'head';
  /** Octets of a content with a length that are still to come; of a chunk likewise. */
  let left = 0;

  const taken = (text: string, last: boolean): Heard => {
    const bytes = text.length + unseen;
    unseen = 0;
    return { heard: 'content', content: { text, bytes }, last };
  };

  const noHttp = (): readonly Heard[] => {
    if (grammar.noHttp === 'refused') {
      state = 'done';
      return [{ heard: 'fault', why: 'not-http' }];
    }
    if (grammar.noHttp === 'bare') {
      state = 'bare';
      return content();
    }
    state = { by: 'connection' };
    return [{ heard: 'head', response: MADE_UP, isWhole: false }, ...content()];
  };

  const head = (): readonly Heard[] => {
    if (grammar.skipsEmptyLines) buffer = buffer.replace(/^(?:\r?\n)+/u, '');
    const lineEnd = buffer.indexOf('\n');
    const first = (lineEnd === -1 ? buffer : buffer.slice(0, lineEnd)).replace(/\r$/u, '');
    const isUnderstood = grammar.statusLine.test(first);
    // As long as the line may still become one, it is waited for.
    if (lineEnd === -1 && (isUnderstood || grammar.mayBecome.test(first))) return tooMuch();
    if (!isUnderstood && !grammar.meansHttp.test(first)) return noHttp();
    const found = HEAD_END.exec(buffer);
    if (!found) return tooMuch();
    const end = found.index + found[0].length;
    const read = readHead(buffer.slice(0, end), grammar, method);
    buffer = buffer.slice(end);
    if ('fault' in read) {
      state = 'done';
      return [{ heard: 'fault', why: read.fault }];
    }
    if (read.isInterim) return [{ heard: 'interim', response: read.head }, ...(buffer === '' ? [] : head())];
    state = read.framing;
    left = read.framing.by === 'length' ? read.framing.octets : 0;
    const isWhole = read.framing.by === 'none' || (read.framing.by === 'length' && left === 0);
    if (isWhole) state = 'done';
    return [{ heard: 'head', response: read.head, isWhole }, ...content()];
  };

  const tooMuch = (): readonly Heard[] => {
    if (buffer.length + unseen <= grammar.headBytes) return [];
    state = 'done';
    return [{ heard: 'fault', why: 'too-big' }];
  };

  const counted = (): readonly Heard[] => {
    const bytes = Math.min(left, buffer.length + unseen);
    if (bytes === 0) return [];
    const text = buffer.slice(0, left);
    // What is beyond the length belongs to nobody (RFC 9112 §6.3).
    buffer = '';
    unseen = 0;
    left -= bytes;
    if (left === 0) state = 'done';
    return [{ heard: 'content', content: { text, bytes }, last: left === 0 }];
  };

  const chunked = (): readonly Heard[] => {
    const out: Heard[] = [];
    while (buffer !== '') {
      if (left > 0) {
        const text = buffer.slice(0, left);
        buffer = buffer.slice(text.length);
        left -= text.length;
        out.push(taken(text, false));
        continue;
      }
      buffer = buffer.replace(/^\r?\n/u, '');
      const line = CHUNK_LINE.exec(buffer);
      if (!line) {
        if (/^(?:[0-9a-f]+(?:;[^\r\n]*)?)?\r?$/iu.test(buffer)) break; // more of this line is to come
        state = 'done';
        return [...out, { heard: 'garbled' }];
      }
      left = Number.parseInt(line[1] ?? '0', 16);
      buffer = buffer.slice(line[0].length);
      if (left === 0) {
        state = 'done';
        return [...out, taken('', true)];
      }
    }
    return out;
  };

  const content = (): readonly Heard[] => {
    if (state === 'bare') {
      const bytes = buffer.length + unseen;
      const text = buffer;
      buffer = '';
      unseen = 0;
      return bytes === 0 ? [] : [{ heard: 'bare', content: { text, bytes } }];
    }
    if (typeof state === 'string') return [];
    if (state.by === 'length') return counted();
    if (state.by === 'chunks') return chunked();
    const text = buffer;
    buffer = '';
    return text === '' && unseen === 0 ? [] : [taken(text, false)];
  };

  return {
    hear({ text, bytes }) {
      buffer += text;
      unseen += bytes - text.length;
      return state === 'head' ? head() : content();
    },
    end() {
      if (state === 'head' && buffer !== '' && grammar.brokenHead === 'taken') {
        buffer += '\r\n\r\n';
        const heard = head();
        return [...heard, ...ended()];
      }
      return ended();
    },
  };

  /** RFC 9112 §6.3, rule 8: without a length the end of the connection is the end of the content. */
  function ended(): readonly Heard[] {
    if (typeof state === 'string' || state.by !== 'connection') return [];
    state = 'done';
    return [{ heard: 'content', content: { text: '', bytes: 0 }, last: true }];
  }
}
