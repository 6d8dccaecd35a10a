// Octets that a participant sends as they stand: what of them is HTTP by the grammar travels as a message and its pieces, all else as
// raw bytes. The first that is no HTTP makes all that follows raw, since nobody could say where the next message begins.
import type { Content, Message } from '../../http/message.ts';
import type { Framing, HeadReading } from '../../http/reading.ts';
import { readChunks, readRequestHead, readResponseHead } from '../../http/reading.ts';
import type { Payload } from '../../wire/payload.ts';

export interface Octets {
  /** Sends these characters, one octet each. */
  write(text: string): void;
}

const contentOf = (text: string): Content | null => (text === '' ? null : { text, bytes: text.length });

/** What of a text belongs to a content, how many characters that are, and whether the content ends there. */
interface Taken {
  readonly text: string;
  readonly length: number;
  readonly isEnd: boolean;
  readonly isMalformed: boolean;
  /** What stands for the text that is left over, where that was taken in part. */
  readonly held?: string;
}

const CHUNK_START = /^([0-9a-f]{1,12})[^\r\n]*\r\n/iu;

/** A chunk that has come in part: its content so far, and the size of the rest as a chunk of its own. */
function partOfChunk(text: string): { readonly text: string; readonly held: string } | null {
  const [line = '', size = '0'] = CHUNK_START.exec(text) ?? [];
  const part = text.slice(line.length);
  const missing = Number.parseInt(size, 16) - part.length;
  return line === '' || part === '' || missing <= 0 ? null : { text: part, held: `${missing.toString(16)}\r\n` };
}

function take(text: string, framing: Framing, left: number): Taken {
  switch (framing.by) {
    case 'nothing':
      return { text: '', length: 0, isEnd: true, isMalformed: false };
    case 'connection':
      return { text, length: text.length, isEnd: false, isMalformed: false };
    case 'length': {
      const own = text.slice(0, left);
      return { text: own, length: own.length, isEnd: own.length === left, isMalformed: false };
    }
    case 'chunks': {
      const { content, length, state } = readChunks(text);
      const part = state === 'more' ? partOfChunk(text.slice(length)) : null;
      const ending = { isEnd: state === 'last', isMalformed: state === 'malformed' };
      if (part) return { text: content + part.text, length, ...ending, held: part.held };
      return { text: content, length, ...ending };
    }
  }
}

/** `read`: how heads are read on this side of the connection; see `requestOctets` and `responseOctets`. */
function createOctets(read: (text: string) => HeadReading<Message>, send: (payload: Payload) => void): Octets {
  let framing: Framing | null = null;
  let left = 0;
  let isRaw = false;
  /** The beginning of a chunk that is not whole yet. */
  let held = '';

  const sendRaw = (text: string): void => {
    isRaw = true;
    if (text !== '') send({ kind: 'raw-bytes', text, bytes: text.length });
  };

  const begin = (text: string): void => {
    const head = read(text);
    if (typeof head === 'string') {
      sendRaw(text);
      return;
    }
    left = head.framing.by === 'length' ? head.framing.bytes : 0;
    const rest = text.slice(head.length);
    const taken = take(rest, head.framing, left);
    const { message } = head;
    const continues = taken.isEnd ? {} : ({ continues: true } as const);
    const content = contentOf(taken.text);
    if (message.kind === 'request') send({ kind: 'http-request', message: { ...message, content }, ...continues });
    else send({ kind: 'http-response', message: { ...message, content }, ...continues });
    goOn(head.framing, taken, rest);
  };

  const goOn = (current: Framing, taken: Taken, text: string): void => {
    left -= taken.text.length;
    framing = taken.isEnd ? null : current;
    const rest = text.slice(taken.length);
    if (taken.isMalformed) sendRaw(rest);
    else if (taken.isEnd && rest !== '') begin(rest);
    else held = taken.held ?? rest;
  };

  return {
    write(text) {
      if (text === '') return;
      if (isRaw) {
        sendRaw(text);
      } else if (framing) {
        const all = held + text;
        const taken = take(all, framing, left);
        const { text: own, isEnd } = taken;
        if (own !== '' || isEnd) send({ kind: 'http-piece', content: { text: own, bytes: own.length }, last: isEnd });
        goOn(framing, taken, all);
      } else {
        begin(text);
      }
    },
  };
}

/** For a client. */
export const requestOctets = (send: (payload: Payload) => void): Octets => createOctets(readRequestHead, send);

/** For a server that answers a request of this method. */
export const responseOctets = (method: string, send: (payload: Payload) => void): Octets =>
  createOctets((text) => readResponseHead(text, method), send);
