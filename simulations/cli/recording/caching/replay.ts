// A case of topic caching in the simulator: its actions done at their seconds on a run that is driven.
import { after, atMilliseconds, milliseconds } from '../../../kernel/time.ts';
import type { Scenario } from '../../../scenario/scenario.ts';
import { createDrive } from '../../../simulate/drive.ts';
import { headerOf } from '../../../simulate/header.ts';
import type { ExchangeId, TraceRecord } from '../../../trace/record.ts';
import type { Trace } from '../../../trace/trace.ts';
import type { Usual } from '../origins.ts';
import { originBehaviour } from '../origins.ts';
import { wishFor } from '../wish.ts';
import type { Action, Asking } from './actions.ts';

/** Each case begins a tenth of a second after a full one, and its client waits so long for an answer. */
const STARTS_AT = atMilliseconds(100);
const PATIENCE_S = 12;
/** So long what goes on behind the last answer is looked at. */
const AFTERMATH_S = 5;

export interface Place {
  readonly client: string;
  readonly origin: string;
  readonly authority: string;
  /** Null: the authority. */
  readonly host: string | null;
  readonly usual: Usual;
}

export interface Done {
  readonly action: Action;
  readonly exchanges: readonly ExchangeId[];
}

export interface Run {
  readonly trace: Trace;
  readonly done: readonly Done[];
}

export function replayed(scenario: Scenario, actions: readonly Action[], place: Place): Run {
  const records: TraceRecord[] = [];
  const drive = createDrive(scenario, (record) => void records.push(record));
  const open = new Set<ExchangeId>();
  let exchanges = 0;
  let read = 0;
  const isSettled = (): boolean => {
    for (; read < records.length; read += 1) {
      const record = records[read];
      if (record?.kind === 'exchange.finished') open.delete(record.exchange);
    }
    return open.size === 0;
  };
  const ask = ({ times, request, host }: Asking): ExchangeId[] =>
    Array.from({ length: times }, () => {
      exchanges += 1;
      open.add(exchanges);
      const way = { authority: place.authority, host: host ?? place.host, patienceS: PATIENCE_S };
      drive.want(wishFor(request, way, { exchange: exchanges, at: drive.now, client: place.client }));
      return exchanges;
    });
  const done = actions.map((action): Done => {
    drive.advance(after(STARTS_AT, milliseconds(action.atS * 1000)));
    if (action.kind === 'behave') {
      const behaviour = originBehaviour(action.behaviour, place.usual);
      drive.order(place.origin, { order: 'behave', behaviour });
      return { action, exchanges: [] };
    }
    const asked = ask(action);
    drive.advance(after(drive.now, milliseconds(PATIENCE_S * 1000)), isSettled);
    return { action, exchanges: asked };
  });
  drive.advance(after(drive.now, milliseconds(AFTERMATH_S * 1000)));
  return { trace: { header: headerOf(scenario), records }, done };
}
