// The numbers of the four differences counted afresh: all records up to the instant, and the matrix of it. Slow, and without any memory.
import { innermost, isBox, matrixAt, NO_EXCHANGE, type Instant, type LinkFact } from '../../simulations/index.ts';
import type { CountName } from '../../app/comparison/four/counted.ts';
import type { SideRun } from '../../app/state/run-store.ts';

export function countedAfresh(run: SideRun, t: Instant): Readonly<Record<CountName, number>> {
  const { nodes, observers } = run.trace.header;
  const records = run.trace.records.filter(({ at }) => at <= t);
  const kindOf = (id: string) => nodes.find((node) => node.id === id)!.kind;
  const wantedBy = (kind: string) =>
    records.filter((record) => record.kind === 'exchange.wanted' && kindOf(record.node) === kind).length;
  const sent = records.flatMap((record) =>
    record.kind === 'message.sent' ? [{ ...record, carried: innermost(record.payload) }] : [],
  );
  const toBoxes = sent.filter(({ from, to }) => kindOf(from) === 'client' && isBox(kindOf(to)));
  const { cells, counters } = matrixAt(run.ledger, t, 'run');
  const holders = (fact: LinkFact) => counters[fact].length;
  const own = nodes.filter(({ place }) => place === 'server-side').map(({ operator }) => operator);
  const strangers = observers.filter(({ id }) => !own.includes(id)).map(({ column }) => column);
  return {
    begunByClients: wantedBy('client'),
    begunByServers: wantedBy('origin-server'),
    begunByBoxes: sent.filter(
      ({ exchange, from, carried }) =>
        exchange === NO_EXCHANGE && isBox(kindOf(from)) && carried.kind === 'http-request',
    ).length,
    toldClients: new Set(
      toBoxes
        .filter(
          ({ carried }) =>
            carried.kind === 'socks' ||
            carried.kind === 'circuit' ||
            (carried.kind === 'http-request' && !/^(?:\/|\*$)/.test(carried.message.target)),
        )
        .map(({ from }) => from),
    ).size,
    ledByName: new Set(
      sent
        .filter(
          ({ to, carried }) =>
            kindOf(to) === 'client' &&
            carried.kind === 'dns-answer' &&
            nodes.some(
              ({ kind, addresses }) => isBox(kind) && addresses.some((one) => carried.addresses.includes(one)),
            ),
        )
        .map(({ to }) => to),
    ).size,
    knowOrigin: Object.keys(cells).filter(
      (column) => strangers.includes(column) && cells[column]!.origin_ip.value === 'yes',
    ).length,
    addressAndSite: holders('link_ip_host'),
    addressAndContent: holders('link_ip_content'),
  };
}
