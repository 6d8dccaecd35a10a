// An identity recording carried out: one call of curl after the other, each when the one before is over.
import { fieldsFrom } from '../../../http/fields.ts';
import { uriText } from '../../../http/target-uri.ts';
import type { Instant } from '../../../kernel/time.ts';
import { atMilliseconds, milliseconds } from '../../../kernel/time.ts';
import { createDrive } from '../../../simulate/drive.ts';
import { headerOf } from '../../../simulate/header.ts';
import type { TraceRecord } from '../../../trace/record.ts';
import type { Trace } from '../../../trace/trace.ts';
import { parseCurl } from './curl.ts';
import { delayMs } from './origin-query.ts';
import type { IdentityCase } from './recorded-case.ts';
import { scenarioOf } from './scenario.ts';

/** Between the end of one call and the start of the next, and for what is still under way at the end. */
const PAUSE = milliseconds(20);

/** Throws `Unsupported` for what the simulator cannot express. */
export function runOf(recorded: IdentityCase): Trace {
  const commands = recorded.stimulus.map(parseCurl);
  const scenario = scenarioOf(recorded, commands);
  const records: TraceRecord[] = [];
  let finished = 0;
  const drive = createDrive(scenario, (record) => {
    records.push(record);
    if (record.kind === 'exchange.finished') finished = record.exchange;
  });
  for (const intervention of scenario.interventions) drive.intervene(intervention);
  const later = (): Instant => (drive.now + PAUSE) as Instant;
  commands.forEach(({ url, method, fields, content }, i) => {
    const exchange = i + 1;
    drive.want({
      exchange,
      at: later(),
      client: `curl-${String(exchange)}`,
      method,
      target: uriText(url),
      content,
      fields: fieldsFrom(fields),
      service: milliseconds(1 + delayMs(url.query)),
    });
    drive.advance(atMilliseconds(scenario.horizonMs), () => finished === exchange);
    drive.advance(later());
  });
  return { header: headerOf(scenario), records };
}
