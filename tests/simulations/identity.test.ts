// The recordings of topic identity, replayed: what origins receive and clients get back is what the real products made of it.
import { describe, expect, it } from 'vitest';
import type { FiledCase } from '../../simulations/cli/conformance/case-file.ts';
import type { Verdict } from '../../simulations/cli/conformance/verdict.ts';
import { replayable } from '../../simulations/cli/conformance/verdict.ts';
import type { JsonObject } from '../../simulations/cli/recording/json.ts';
import { identity } from '../../simulations/cli/recording/identity/topic.ts';
import { caseOf, notPassing, publishedFile, verdictOnChanged, verdictsOf } from './cli/published.ts';

const file = publishedFile('identity');

/** Left out, each with what it would take: further products. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  'id-tinyproxy-default': 'product tinyproxy',
  'id-tinyproxy-connect': 'product tinyproxy',
  'id-tinyproxy-via-off': 'product tinyproxy',
  'id-privoxy-default': 'product privoxy',
  'id-privoxy-add-xff': 'product privoxy',
  'id-privoxy-block-xff': 'product privoxy',
  'id-apache-fwd-default': 'product apache',
  'id-apache-fwd-via-on': 'product apache',
  'id-apache-fwd-addheaders-off': 'product apache',
  'id-apache-rev-default': 'product apache',
  'id-apache-rev-default-location': 'product apache',
  'id-apache-rev-reverse-redirect': 'product apache',
  'id-apache-rev-reverse-redirect-location': 'product apache',
  'id-apache-rev-addheaders-off': 'product apache',
};

/** Different from the recording, each with the difference that is known. */
const DIFFERENT: Readonly<Record<string, RegExp>> = {
  /*
   * Its words put Host first, its recording last of the three. nginx 1.22.1 sends what it sets in the order of its directives (looked at:
   * Host first in, Host first out), so the words are not those that were recorded.
   */
  'id-nginx-tls-termination': /^fail: origin\[0\]\.headers\[0\]/u,
};

describe('identity recordings', () => {
  const rest = notPassing(verdictsOf(file));

  it('come out as recorded, but for what is named here', () => {
    expect(Object.keys(rest).sort()).toEqual([...Object.keys(LEFT_OUT), ...Object.keys(DIFFERENT)].sort());
  });

  it.each(Object.entries(LEFT_OUT))('%s is left out for want of: %s', (id, lack) => {
    expect(rest[id]).toBe(`unsupported: ${lack}`);
  });

  it.each(Object.entries(DIFFERENT))('%s differs as is known', (id, difference) => {
    expect(rest[id]).toMatch(difference);
  });

  it('come out as recorded once the words stand in the order of the recording', () => {
    const id = 'id-nginx-tls-termination';
    const verdict = verdictOnChanged(file, id, ({ replay }) => {
      const words = replay['directives_in_full'] as string[];
      const isHost = (word: string): boolean => word.startsWith('proxy_set_header Host');
      return { replay: { directives_in_full: [...words.filter((word) => !isHost(word)), ...words.filter(isHost)] } };
    });
    expect(verdict.why).toBe('');
  });
});

describe('the comparison notices', () => {
  const squid = (change: (filed: FiledCase) => Partial<FiledCase>): Verdict =>
    verdictOnChanged(file, 'id-squid-ff-on-via-on', change);

  it('another directive', () => {
    const { why } = squid(({ setup }) => ({ setup: { ...setup, directives: ['forwarded_for delete'] } }));
    expect(why).toContain('origin[0].headers');
  });

  it('another request', () => {
    const { why } = squid(({ stimulus }) => ({
      stimulus: (stimulus as string[]).map((line) => line.replace('/secret-path', '/other')),
    }));
    expect(why).toContain('origin[0].line');
  });

  it('a name in other case, a value that is no date, an answer that did not come', () => {
    const withFields = (change: (name: string, value: string) => readonly [string, string]): Verdict =>
      squid(({ observed }) => ({ observed: withResponseFields(observed, change) }));
    expect(withFields((name, value) => [name, value]).result).toBe('pass');
    expect(withFields((name, value) => [name.toUpperCase(), value]).result).toBe('fail');
    expect(withFields((name) => [name, '<date>']).why).toContain('recorded ["Server","<date>"]');
    expect(squid(({ observed }) => ({ observed: { ...observed, client: [] } })).why).toContain('client');
  });

  it('what was readable on the way, and what follows from it for who learns what', () => {
    const changedFlow = (change: JsonObject): Verdict =>
      verdictOnChanged(file, 'id-direct-https-tls12', ({ observed }) => {
        const [question, flow] = (observed['wire'] as { inet: JsonObject[] }).inet;
        return { observed: { ...observed, wire: { inet: [question!, { ...flow, ...change }] } } };
      });
    expect(changedFlow({}).result).toBe('pass');
    expect(changedFlow({ certificate_in_clear: false }).why).toContain('certificate_in_clear');
    expect(changedFlow({ sni_in_clear: false }).why).toContain('sni_in_clear');
    expect(changedFlow({ to: '198.51.100.90:80' }).why).toContain('.to');
    expect(changedFlow({ kind: 'http' }).why).toContain('.kind');
    const learns = { origin: [{ peer: '198.51.100.10', client_ip_in: [], proxy_announced_by: [] }], client: [] };
    expect(verdictOnChanged(file, 'id-direct-http', () => ({ learns })).why).toContain('learns.origin[0].client_ip_in');
  });

  it('a question for a name that a client did not ask, not one that a box still knew the answer to', () => {
    const without = (id: string): Verdict =>
      verdictOnChanged(file, id, ({ observed }) => {
        const wire = observed['wire'] as Record<string, JsonObject[]>;
        const inet = wire['inet']!.filter(({ kind }) => kind !== 'dns');
        return { observed: { ...observed, wire: { ...wire, inet } } };
      });
    expect(without('id-squid-ff-on-via-on').result).toBe('pass');
    expect(without('id-direct-http').why).toContain('wire.inet');
  });

  it('boxes and words without a number of the recording: values that no recording has', () => {
    const filed = replayable(caseOf(file, 'id-nginx-xff-append-spoof'));
    const stimulus = (filed.stimulus as string[]).map((line) => line.replace('6.6.6.6', '203.0.113.9'));
    const { origin } = identity.replay({ ...filed, stimulus }) as unknown as { origin: { headers: string[][] }[] };
    expect(origin[0]?.headers[0]).toEqual(['X-Forwarded-For', '203.0.113.9, 198.51.100.10']);
  });
});

describe('rules that no recording shows', () => {
  type Told = {
    origin: { line: string; headers: string[][]; peer: string }[];
    client: { responses: { first: string }[] }[];
  };
  const replayOf = (id: string, directives: readonly string[], stimulus?: readonly string[]): Told => {
    const filed = replayable(caseOf(file, id));
    const changed = {
      ...filed,
      setup: { ...filed.setup, directives },
      replay: {},
      stimulus: stimulus ?? filed.stimulus,
    };
    return identity.replay(changed) as unknown as Told;
  };

  it('Squid refuses a request that has passed under its own name (403), unless it told nobody', () => {
    const chain = ['first: cache_peer parent, never_direct allow all', 'second: defaults'];
    const looped = replayOf('id-squid-chain-squid', [...chain, 'same visible_hostname']);
    expect(looped.origin).toEqual([]);
    expect(looped.client[0]?.responses[0]?.first).toBe('HTTP/1.1 403 Forbidden');
    const silent = replayOf('id-squid-chain-squid', [...chain, 'first: via off', 'same visible_hostname']);
    expect(silent.origin).toHaveLength(1);
  });

  it('a relay passes plain HTTP on as it came, and tells the client only in a PROXY line', () => {
    const call = ['curl http://www.shop.test/secret-path -b sid=s3cr3t'];
    const [plain] = replayOf('id-haproxy-tcp-passthrough', ['mode tcp'], call).origin;
    expect(plain).toMatchObject({ peer: '10.2.0.1', line: 'GET /secret-path HTTP/1.1' });
    expect(plain?.headers[0]).toEqual(['Host', 'www.shop.test']);
    const [stream] = replayOf('id-nginx-tls-passthrough', ['proxy_pass 10.2.0.11:8080'], call).origin;
    expect(stream).toEqual(plain);
  });

  it('nginx takes the word of a PROXY line from those that it trusts alone', () => {
    const line = ['send-proxy', 'listen proxy_protocol', 'real_ip_header proxy_protocol'];
    const fieldsWith = (trusted: string): string[][] | undefined =>
      replayOf('id-haproxy-proxyproto-nginx', [...line, `set_real_ip_from ${trusted}`]).origin[0]?.headers.slice(0, 2);
    expect(fieldsWith('10.2.0.0/24')).toEqual([
      ['X-Real-IP', '198.51.100.10'],
      ['X-PP', '198.51.100.10'],
    ]);
    expect(fieldsWith('10.9.9.9')).toEqual([
      ['X-Real-IP', '10.2.0.1'],
      ['X-PP', '198.51.100.10'],
    ]);
  });

  it('a SOCKS server is told a name where curl is to leave it to resolve, and then nobody else asks for it', () => {
    const call = (option: string): string => `curl ${option} 10.1.0.2:1080 http://api.public.test/secret-path`;
    const questionsOf = (option: string): unknown[] => {
      const { wire } = replayOf('id-socks5', [], [call(option)]) as unknown as {
        wire: { inet: { kind: string; from: string }[] };
      };
      return wire.inet.filter(({ kind }) => kind === 'dns').map(({ from }) => from);
    };
    expect(questionsOf('--socks5')).toEqual(['198.51.100.10']);
    expect(questionsOf('--socks5-hostname')).toEqual(['198.51.100.2']);
  });

  it('several calls of curl are answered one after the other, each on connections of its own', () => {
    const call = 'curl http://www.shop.test/secret-path';
    const { origin, client } = replayOf('id-nginx-default', [], [call, `${call} -H 'X-Second: 1'`]);
    expect(origin).toHaveLength(2);
    expect(client.map(({ responses }) => responses[0]?.first)).toEqual(['HTTP/1.1 200 OK', 'HTTP/1.1 200 OK']);
    expect(origin[1]?.headers.at(-1)).toEqual(['X-Second', '1']);
  });
});

function withResponseFields(
  observed: JsonObject,
  change: (name: string, value: string) => readonly [string, string],
): JsonObject {
  const [call] = observed['client'] as unknown as { body: string; responses: { headers: [string, string][] }[] }[];
  const responses = call!.responses.map((response) => ({
    ...response,
    headers: response.headers.map(([name, value]) => change(name, value)),
  }));
  return { ...observed, client: [{ ...call!, responses }] };
}
