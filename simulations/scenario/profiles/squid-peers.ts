// squid.conf as far as it tells of the servers behind an accelerator: cache_peer lines and how a request goes on to the next parent. (Squid 5.7)
import type { SquidBalancing } from '../../http/balancing-settings.ts';
import type { FarmServer, FarmSettings } from '../../http/farm-settings.ts';
import { farmServer } from '../../http/farm-settings.ts';
import type { BoxManners } from '../scenario.ts';
import type { Reader } from './directive-words.ts';
import { DirectiveError, directivesIn, readDirectives, wordsOf } from './directive-words.ts';
import type { ServerPlace } from './server-places.ts';
import { placeOf, placeText } from './server-places.ts';

const SQUID = 'Squid 5.7';

const wrong = (directive: string, found: string, advice: string): DirectiveError =>
  new DirectiveError(SQUID, directive, found, advice);

const whole = (word: string, directive: string): number => {
  if (/^\d{1,9}$/u.test(word)) return Number(word);
  throw wrong(directive, `"${word}"`, 'write a whole number');
};

/** Which parents take part in which way of choosing; squid asks the ways in this order (peer_select.cc, selectSomeParent). */
const WAYS = ['sourcehash', 'carp', 'round-robin', 'weighted-round-robin'] as const;

interface Peer {
  readonly server: FarmServer;
  readonly way: SquidBalancing['policy'];
}

/** cache_cf.cc: connect-fail-limit=10 unless given; a weight below 1 counts as 1. */
const FAIL_LIMIT = 10;

/** Options that say nothing of who is chosen. */
const OTHERS =
  /^(?:originserver|no-query|no-digest|no-netdb-exchange|default|login=.*|connect-timeout=\d+|proxy-only)$/u;

function peerOf(words: readonly string[], directive: string, places: readonly ServerPlace[]): Peer {
  const [host = '', type = '', port = '', , ...options] = words;
  const node = placeOf(places, host, /^[1-9]\d*$/u.test(port) ? Number(port) : null);
  const place = places[node];
  if (!place) throw wrong(directive, `"${host}"`, `the servers behind are ${places.map(placeText).join(', ')}`);
  if (type !== 'parent') throw wrong(directive, `"${type}"`, 'a server behind an accelerator is a parent');
  let server = farmServer(node, host, { connectFailLimit: FAIL_LIMIT });
  let way: SquidBalancing['policy'] = 'first-up';
  for (const option of options) {
    const [key = '', value = ''] = option.split('=');
    const found = WAYS.find((candidate) => candidate === option);
    if (found) way = found;
    else if (key === 'weight') server = { ...server, weight: Math.max(1, whole(value, directive)) };
    else if (key === 'max-conn') server = { ...server, maxConnections: whole(value, directive) };
    else if (key === 'connect-fail-limit') {
      const limit = whole(value, directive);
      server = { ...server, connectFailLimit: limit === 0 ? FAIL_LIMIT : limit };
    } else if (key === 'name') server = { ...server, name: value };
    else if (!OTHERS.test(option)) {
      const known = `${WAYS.join(', ')}, weight=, max-conn=, connect-fail-limit=, name=, originserver, login=`;
      throw wrong(directive, `"${option}"`, `the options that are known are ${known}`);
    }
  }
  return { server, way };
}

interface Draft {
  readonly peers: Peer[];
  tries: number;
  onError: boolean;
}

/** forward_max_tries 25, retry_on_error off: the defaults of 5.7. */
const initially = (): Draft => ({ peers: [], tries: 25, onError: false });

const readersFor = (draft: Draft, places: readonly ServerPlace[]): Readonly<Record<string, Reader>> => ({
  cache_peer: (words, directive) => {
    // "cache_peer ID options", as short for the whole line where an id names the server.
    const isWhole = words[1] === 'parent' || words[1] === 'sibling';
    const [id = '', ...options] = words;
    if (id === 'originserver' || /^login=/u.test(id)) return; // no server is named: of all, and read with the messages
    draft.peers.push(peerOf(isWhole ? words : [id, 'parent', '0', '0', ...options], directive, places));
  },
  forward_max_tries: ([word = ''], directive) => void (draft.tries = whole(word, directive)),
  retry_on_error: ([word = ''], directive) => {
    if (word !== 'on' && word !== 'off') throw wrong(directive, `"${word}"`, 'write on or off');
    draft.onError = word === 'on';
  },
});

/** The names that are read here; `cache_peer` is read with the messages too, for its login. */
export const SQUID_PEER_WORDS: readonly string[] = Object.keys(readersFor(initially(), []));

/** Throws `DirectiveError`; what is no word of these is left to the other readers. */
export function squidFarm({ directives }: BoxManners, places: readonly ServerPlace[]): FarmSettings {
  const draft = initially();
  const own = directivesIn(directives).filter((text) => SQUID_PEER_WORDS.includes(wordsOf(text)[0] ?? ''));
  readDirectives(SQUID, own, readersFor(draft, places));
  if (draft.peers.length === 0) {
    const unnamed = places.map((place) => peerOf([place.id, 'parent', String(place.port), '0'], 'cache_peer', places));
    draft.peers.push(...unnamed);
  }
  const policy = WAYS.find((way) => draft.peers.some((peer) => peer.way === way)) ?? 'first-up';
  const text = policy === 'sourcehash' ? ({ of: 'client-address' } as const) : ({ of: 'url' } as const);
  return {
    servers: draft.peers.map(({ server }) => server),
    balancing: { product: 'squid', policy },
    key: policy === 'sourcehash' || policy === 'carp' ? { by: 'text', text: [text] } : { by: 'nothing' },
    stickiness: null,
    queue: null,
    circuit: null,
    retrying: { rules: 'squid', tries: draft.tries, onError: draft.onError },
  };
}
