// What Varnish 7.1 can be told of the heads that it takes: run-time parameters, as on the command line.
import type { ProtectionSettings } from '../../http/protection-settings.ts';
import { DirectiveError, directivesIn, wordsOf } from './directive-words.ts';
import { nginxBytes, nginxSeconds } from './product-quantities.ts';

const VARNISH = 'Varnish 7.1';

/** Six of http_max_hdr are the first line's. */
const LINE_SLOTS = 6;

/** The parameters that are read here; to the cache they mean nothing. */
export const VARNISH_LIMIT_WORDS: readonly string[] = [
  'http_req_size',
  'http_req_hdr_len',
  'http_max_hdr',
  'timeout_idle',
];

export function readVarnishLimits(directives: readonly string[]): Omit<ProtectionSettings, 'accounts'> {
  const found = new Map<string, number>([
    ['http_req_size', 32_768],
    ['http_req_hdr_len', 8192],
    ['http_max_hdr', 64],
    ['timeout_idle', 5],
  ]);
  for (const directive of directivesIn(directives)) {
    const [name = '', value = ''] = wordsOf(directive.replaceAll('=', ' ')).filter((word) => word !== '-p');
    if (!found.has(name)) continue;
    const number = name === 'timeout_idle' ? nginxSeconds(value) : nginxBytes(value);
    if (number === null) throw new DirectiveError(VARNISH, directive, `"${value}"`, 'write a number, with k, m or s');
    found.set(name, number);
  }
  const of = (name: string): number => found.get(name) ?? 0;
  return {
    source: VARNISH,
    syntax: 'varnish',
    head: {
      lineBytes: Infinity,
      fieldBytes: of('http_req_hdr_len'),
      headBytes: of('http_req_size'),
      fields: of('http_max_hdr') - LINE_SLOTS,
      targetBytes: Infinity,
      buffers: null,
    },
    gates: [],
    tables: [],
    reply: null,
    patience: { headMs: of('timeout_idle') * 1000, bodyMs: null, headStatus: null, bodyStatus: null },
    holdsRequestBytes: 0,
    holdsReply: true,
  };
}
