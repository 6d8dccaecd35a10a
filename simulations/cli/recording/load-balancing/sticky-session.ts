// HAProxy's cookie: one request without, some with the cookie that it got, some without again.
import { fieldsTold } from '../ends.ts';
import { valueOf } from '../../../http/fields.ts';
import type { FarmWords } from '../farm/words.ts';
import { runFarm } from '../farm/run.ts';
import type { JsonObject } from '../json.ts';
import type { Plan } from './stimulus.ts';
import { get } from '../asking.ts';

export function stickySession(words: FarmWords, { sticky, fresh }: Extract<Plan, { kind: 'cookie' }>): JsonObject {
  const base = { words, behaviours: new Map(), patienceS: 20, startsAtS: 1 };
  const first = runFarm({ ...base, steps: [get('/')] });
  const told = first.ends.answers.get(1)?.response;
  // RFC 6265 §5.4: the pair alone goes back, without the attributes.
  const [cookie = ''] = (told ? (valueOf(told.fields, 'Set-Cookie') ?? '') : '').split(';');
  const withCookie = get('/', { fields: [['Cookie', cookie]] });
  const run = runFarm({
    ...base,
    steps: [
      get('/'),
      ...Array.from({ length: sticky }, () => withCookie),
      ...Array.from({ length: fresh }, () => get('/')),
    ],
  });
  const letters = run.performed.flatMap(({ exchanges }) => exchanges.map((exchange) => run.answerOf(exchange)));
  return {
    first: told
      ? {
          status: told.status,
          reason: told.reason,
          headers: fieldsTold(told).map(([name, value]) => [name, value]),
          body: told.content?.text ?? '',
        }
      : null,
    origin_saw_cookie_header: run.ends.arrivals.some(({ request }) => valueOf(request.fields, 'Cookie') !== null),
    sticky_sequence: letters.slice(1, 1 + sticky).join(''),
    without_cookie: letters.slice(1 + sticky).join(''),
  };
}
