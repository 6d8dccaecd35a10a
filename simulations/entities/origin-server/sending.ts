// How an answer leaves an origin: whole, or piece by piece, or broken off, or not at all.
import type { Response } from '../../http/message.ts';
import { octetsIn } from '../../http/message.ts';
import type { Behaviour } from '../../http/origin-behaviour.ts';
import { milliseconds } from '../../kernel/time.ts';
import type { World } from '../entity.ts';
import type { Asked } from '../transport/http-server.ts';
import { responseOctets } from '../transport/octets.ts';

/** Where the parts of one answer go. */
interface Way {
  /** What is there at once; true: more of it is to come. */
  begin(continues: boolean): void;
  more(text: string, last: boolean): void;
}

/** As a message: its last piece is told from the others where its own framing tells it. */
const asMessage = (asked: Asked, response: Response, endsItself: boolean): Way => ({
  begin(continues) {
    if (continues || !endsItself) asked.begin(response);
    else asked.respond(response);
  },
  more(text, last) {
    asked.more({ text, bytes: octetsIn(text) }, last && endsItself);
  },
});

/** As characters that nobody has to find sense in. */
function asOctets(asked: Asked, raw: string): Way {
  const octets = responseOctets(asked.request.method, (payload) => {
    asked.end.send(payload, asked.exchange);
  });
  return {
    begin() {
      octets.write(raw);
    },
    more(text) {
      octets.write(text);
    },
  };
}

/** Sends the answer as the behaviour has it; `response` has the content that is there at once. */
export function sendAnswer(asked: Asked, response: Response, behaviour: Behaviour, world: World): void {
  const { raw, drip, then: ending, announcedLength, noLength = false } = behaviour;
  if (behaviour.closesWithoutAnswer === true) {
    asked.breakOff(ending === 'reset' ? 'reset' : 'closed');
    return;
  }
  const isBare = response.content === null;
  const dripped = drip ? drip.times * octetsIn(drip.text) : 0;
  const isShort = (announcedLength ?? 0) > (response.content?.bytes ?? 0) + dripped;
  const endsItself = isBare || (!isShort && !noLength);
  const way = raw === undefined ? asMessage(asked, response, endsItself) : asOctets(asked, raw);
  const end = (): void => {
    // Content without a length ends with the connection, unless it is said that it does not.
    const how = ending ?? (raw === undefined && noLength && !isBare ? 'close' : 'silence');
    if (how !== 'silence') asked.breakOff(how === 'reset' ? 'reset' : 'closed');
  };
  const times = drip && !(isBare && raw === undefined) ? drip.times : 0;
  way.begin(times > 0);
  const next = (drop: number): void => {
    if (drop > times || !drip) {
      end();
      return;
    }
    world.later(milliseconds(drip.everyMs), () => {
      if (asked.isGone()) return;
      way.more(drip.text, drop === times);
      next(drop + 1);
    });
  };
  next(1);
}
