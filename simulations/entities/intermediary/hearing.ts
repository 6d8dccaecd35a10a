// What a box makes of what comes back: messages, pieces and bytes that are no message, each read as its product reads answers
// (`http/response-octets.ts`), told in one set of words whatever they came as.
import type { ResponseGrammar } from '../../http/failure-settings.ts';
import type { Content, Response } from '../../http/message.ts';
import { headText, messageText } from '../../http/message.ts';
import { judgeHead } from '../../http/response-head.ts';
import type { HeadFault } from '../../http/response-head.ts';
import type { Heard, ResponseReader } from '../../http/response-octets.ts';
import { createResponseReader } from '../../http/response-octets.ts';
import type { Answering } from '../transport/http-client.ts';

export interface Told {
  interim(response: Response): void;
  /** The head of the answer, with such content as came along; `isWhole`: that is all of it. */
  begun(response: Response, isWhole: boolean): void;
  content(content: Content, last: boolean): void;
  /** Content without a head, which the product takes for an answer. */
  bare(content: Content): void;
  /** No answer, or none that the product takes. */
  fault(why: HeadFault): void;
  /** The connection ended, or the content contradicts itself (`garbled`), before the answer was whole. */
  ended(by: 'closed' | 'reset' | 'garbled'): void;
}

const NOTHING: Content = { text: '', bytes: 0 };
const asContent = (text: string): Content => ({ text, bytes: text.length });

/**
 * What is heard: messages as they are meant (`messages`), bytes that have to be read first (`octets`), or, after an interim response that was
 * taken for the answer, anything at all as its content (`rest`).
 */
type Mode = 'messages' | 'octets' | 'rest' | 'over';

/** A head and the content that came with it are told as one. */
function joined(heard: readonly Heard[]): readonly Heard[] {
  return heard.reduce<Heard[]>((all, part) => {
    const before = all.at(-1);
    if (part.heard !== 'content' || before?.heard !== 'head') return [...all, part];
    const { content } = before.response;
    const text = (content?.text ?? '') + part.content.text;
    const bytes = (content?.bytes ?? 0) + part.content.bytes;
    const response = { ...before.response, content: { text, bytes } };
    return [...all.slice(0, -1), { heard: 'head', response, isWhole: part.last }];
  }, []);
}

export function createHearing(method: string, grammar: ResponseGrammar, told: Told): Answering {
  let mode: Mode = 'messages';
  let hasBegun = false;
  /** Octets that still belong to the content; what comes beyond them belongs to nobody (RFC 9112 §6.3). */
  let left = Infinity;
  let reader: ResponseReader | null = null;

  const fault = (why: HeadFault): void => {
    mode = 'over';
    told.fault(why);
  };

  const tell = (heard: Heard): void => {
    if (mode === 'over') return;
    switch (heard.heard) {
      case 'interim':
        told.interim(heard.response);
        return;
      case 'head':
        hasBegun = true;
        if (heard.isWhole) mode = 'over';
        told.begun(heard.response, heard.isWhole);
        return;
      case 'content':
        if (heard.last) mode = 'over';
        told.content(heard.content, heard.last);
        return;
      case 'bare':
        told.bare(heard.content);
        return;
      case 'fault':
        fault(heard.why);
        return;
      case 'garbled':
        mode = 'over';
        told.ended('garbled');
    }
  };

  const begin = (response: Response, isWhole: boolean): void => {
    const read = judgeHead(response, headText(response).length, grammar, method);
    if ('fault' in read) {
      fault(read.fault);
      return;
    }
    if (read.isInterim) {
      told.interim(response);
      return;
    }
    hasBegun = true;
    // RFC 9110 §15.2 knows no content of 1xx: to whoever takes it for the answer, all that follows is just that.
    if (response.status < 200) mode = 'rest';
    const { framing } = read;
    if (framing.by === 'none') left = 0;
    if (framing.by === 'length') left = framing.octets;
    const content = response.content && own(response.content);
    const isAll = isWhole || left === 0;
    if (isAll && response.status >= 200) mode = 'over';
    told.begun({ ...read.head, content }, isAll && response.status >= 200);
  };

  /** As much of it as belongs to the answer. */
  const own = (content: Content): Content => {
    const taken = Math.min(left, content.bytes);
    left -= taken;
    return taken === content.bytes ? content : { text: content.text.slice(0, taken), bytes: taken };
  };

  return {
    interim(response) {
      if (mode === 'messages') begin(response, true);
      else if (mode === 'rest') told.content(asContent(messageText(response)), false);
    },
    begun(response, continues) {
      if (mode === 'messages') begin(response, !continues);
      else if (mode === 'rest') told.content(asContent(messageText(response)), false);
    },
    piece(content, last) {
      if (mode === 'messages') {
        const part = own(content);
        const isEnd = last || left === 0;
        if (isEnd) mode = 'over';
        told.content(part, isEnd);
      } else if (mode === 'rest') told.content(content, false);
    },
    raw({ text, bytes }) {
      if (mode === 'over') return;
      if (mode === 'rest') {
        told.content({ text, bytes }, false);
        return;
      }
      if (mode === 'messages' && hasBegun) {
        mode = 'over';
        told.ended('garbled');
        return;
      }
      mode = 'octets';
      reader ??= createResponseReader(grammar, method);
      joined(reader.hear({ text, bytes })).forEach(tell);
    },
    answered() {
      // Told already, but for a content that only the end of the connection ends.
      if (mode !== 'messages') return;
      mode = 'over';
      told.content(NOTHING, true);
    },
    broken({ by }) {
      if (mode === 'over') return;
      if (by === 'closed' && mode === 'rest') {
        mode = 'over';
        told.content(NOTHING, true);
        return;
      }
      if (by === 'closed' && reader) joined(reader.end()).forEach(tell);
      // What `tell` has brought to its end is over by now.
      if ((mode as Mode) === 'over') return;
      mode = 'over';
      told.ended(by);
    },
  };
}
