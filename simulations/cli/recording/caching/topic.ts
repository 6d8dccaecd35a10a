// Topic caching: what one cache keeps, and when it asks. Told is, step by step, what the client got, the product's own word for it, and which
// requests reached the origin on that account.
import {
  boxManners,
  LOOPBACK,
  NAMES,
  benchClient,
  benchForwardProxy,
  benchGateway,
  benchOrigin,
  benchScenario,
} from '../bench.ts';
import { originsOf } from '../behaviour.ts';
import { directivesOf, productOf } from '../directives.ts';
import type { Json } from '../json.ts';
import { Unsupported, isList, isObject } from '../json.ts';
import type { Usual } from '../origins.ts';
import { originBehaviour } from '../origins.ts';
import type { RecordedCase, Topic } from '../topic.ts';
import type { BoxManners, ForwardProxyNode, GatewayNode, Scenario } from '../../../scenario/scenario.ts';
import { replayed } from './replay.ts';
import { actionsOf } from './actions.ts';
import { messagesTold, stepsTold } from './told.ts';

const ORIGIN = { letter: 'O', port: 23_001 } as const;
const BOX_PORT = 23_128;
const ACCEPTED_AS = 'www.example.test';
/** Longer than any case. */
const HORIZON_S = 900;
const CAPACITY = 100_000;

/** The set-up that every case has beside its own directives; with directives of its own, nginx has another key. */
function baseOf(product: BoxManners['profile'], own: readonly string[]): readonly string[] {
  if (product !== 'nginx') return [];
  const base = ['add_header X-Cache-Status $upstream_cache_status always'];
  return own.length === 0 ? base : [...base, 'proxy_cache_key $uri$is_args$args'];
}

function boxOf(product: string, directives: readonly string[]): ForwardProxyNode | GatewayNode {
  if (product !== 'nginx' && product !== 'squid' && product !== 'varnish') {
    throw new Unsupported(`product ${product}`);
  }
  const name = product === 'squid' ? NAMES.forward : product === 'varnish' ? 'varnish' : NAMES.accelerator;
  const manners: BoxManners = {
    ...boxManners(product, name, [...baseOf(product, directives), ...directives]),
    cache: { capacity: CAPACITY, tellsStatus: false },
  };
  if (product === 'squid') return benchForwardProxy(manners, BOX_PORT);
  return benchGateway(manners, [ACCEPTED_AS], [ORIGIN.letter]);
}

/** The origin counts what reaches it: "v1.3". */
const usualAt = (epochSeconds: number): Usual => ({
  text: ({ version }) => `v${String(version ?? 1)}.{count}`,
  epochSeconds,
});

/** Of a recorded step, what was seen; what was done stands beside it. */
const resultsOf = (step: Json): Json =>
  isObject(step)
    ? Object.fromEntries(Object.entries(step).filter(([key]) => !/^(?:request|origin_now)$/u.test(key)))
    : step;

export const caching: Topic = {
  name: 'caching',
  replay(recorded: RecordedCase) {
    const product = productOf(recorded);
    const box = boxOf(product, directivesOf(recorded));
    const client = benchClient(LOOPBACK, box.kind === 'forward-proxy' ? box : null);
    const origin = benchOrigin(ORIGIN.letter, ORIGIN.port);
    const plain = benchScenario([client, box, origin], [], HORIZON_S);
    const usual = usualAt(plain.epochSeconds);
    const behaviour = originBehaviour(originsOf(recorded.replay).get(ORIGIN.letter), usual);
    const scenario: Scenario = {
      ...plain,
      nodes: plain.nodes.map((node) => (node.id === origin.id ? { ...node, behaviour } : node)),
    };
    const isForward = box.kind === 'forward-proxy';
    const run = replayed(scenario, actionsOf(recorded), {
      client: client.id,
      origin: origin.id,
      authority: `${LOOPBACK}:${String(isForward ? ORIGIN.port : 80)}`,
      host: isForward ? null : ACCEPTED_AS,
      usual,
    });
    return 'miss' in Object.fromEntries(recorded.asked.map(({ name }) => [name, true]))
      ? messagesTold(run)
      : stepsTold(run, product, box.id);
  },
  compared: ({ steps, ...rest }) => (isList(steps) ? { ...rest, steps: steps.map(resultsOf) } : rest),
};
