// What each product waits for and answers, by its own words.
import { describe, expect, it } from 'vitest';
import { DirectiveError, failuresFor, settingsFor } from '../../../simulations/scenario/profiles/index.ts';
import type { BoxKind } from '../../../simulations/scenario/profiles/index.ts';
import type { FailureSettings } from '../../../simulations/http/failure-settings.ts';
import type { BoxManners } from '../../../simulations/scenario/scenario.ts';

const manners = (profile: BoxManners['profile'], directives: readonly string[]): BoxManners => ({
  profile,
  directives,
  name: 'box',
  viaRequest: true,
  viaResponse: false,
  tellsClient: 'off',
  serverField: 'pass',
  cache: null,
});

const failures = (
  profile: BoxManners['profile'],
  directives: readonly string[] = [],
  kind: BoxKind = 'gateway',
): FailureSettings => {
  settingsFor(manners(profile, directives), kind); // takes the same words for its own or another's
  return failuresFor(manners(profile, directives), kind);
};

describe('waiting', () => {
  it('reads nginx', () => {
    expect(failures('nginx').waits).toMatchObject({ connectMs: 60_000, answerMs: 60_000, betweenMs: 60_000 });
    const { waits } = failures('nginx', ['proxy_connect_timeout 1s; proxy_read_timeout 1m30s; proxy_send_timeout 2s']);
    expect(waits).toMatchObject({ connectMs: 1000, answerMs: 90_000, betweenMs: 90_000 });
  });

  it('reads HAProxy, which waits for ever unless it is told otherwise', () => {
    expect(failures('haproxy').waits).toMatchObject({ connectMs: Infinity, answerMs: Infinity });
    const { waits } = failures('haproxy', ['timeout connect 500', 'timeout server 2s']);
    expect(waits).toMatchObject({ connectMs: 500, answerMs: 2000, betweenMs: 2000 });
  });

  it('reads Squid in words and in short', () => {
    expect(failures('squid').waits).toMatchObject({ connectMs: 60_000, answerMs: 900_000 });
    expect(
      failures('squid', ['connect_timeout 1s', 'read_timeout 2 minutes', 'forward_timeout 4s']).waits,
    ).toMatchObject({
      connectMs: 1000,
      answerMs: 120_000,
    });
  });

  it('reads a backend of Varnish', () => {
    expect(failures('varnish').waits).toMatchObject({ connectMs: 3500, answerMs: 60_000, betweenMs: 60_000 });
    const { waits } = failures('varnish', ['.connect_timeout=1s .first_byte_timeout=2s .between_bytes_timeout=1500ms']);
    expect(waits).toMatchObject({ connectMs: 1000, answerMs: 2000, betweenMs: 1500 });
  });

  it.each([
    ['nginx', 'proxy_read_timeout soon'],
    ['nginx', 'proxy_buffering maybe'],
    ['nginx', 'proxy_buffer_size 0'],
    ['haproxy', 'timeout server 2w'],
    ['squid', 'read_timeout soon'],
    ['varnish', '.first_byte_timeout=soon'],
  ] as const)('%s refuses "%s"', (profile, directive) => {
    expect(() => failuresFor(manners(profile, [directive]), 'gateway')).toThrow(DirectiveError);
  });
});

describe('statuses', () => {
  const CAUSES = [
    'refused',
    'connect-timeout',
    'answer-timeout',
    'closed',
    'not-http',
    'too-big',
    'no-server',
  ] as const;
  it.each([
    ['nginx', 'gateway', [502, 504, 504, 502, 502, 502, 502]],
    ['haproxy', 'gateway', [503, 503, 504, 502, 502, 502, 503]],
    ['squid', 'forward-proxy', [503, 503, 504, 502, 502, 502, 502]],
    ['squid', 'gateway', [502, 502, 504, 502, 502, 502, 502]],
    ['varnish', 'gateway', [503, 503, 503, 503, 503, 503, 503]],
    ['rfc', 'gateway', [502, 504, 504, 502, 502, 502, 502]],
  ] as const)('%s as %s', (profile, kind, statuses) => {
    const { statusFor } = failures(profile, [], kind);
    expect(CAUSES.map((cause) => statusFor[cause])).toEqual(statuses);
  });
});

describe('what is done when nobody waits any more', () => {
  it.each([
    ['nginx', [], true],
    ['nginx', ['proxy_ignore_client_abort on'], false],
    ['haproxy', [], false],
    ['haproxy', ['option abortonclose'], true],
    ['squid', [], true],
    ['varnish', [], false],
  ] as const)('%s %j: dropped %s', (profile, directives, dropped) => {
    expect(failures(profile, directives).dropsAbandoned).toBe(dropped);
  });
});

describe('how large the head of an answer may be', () => {
  // Each looked at on the product; HAProxy counts four octets more a line.
  it.each([
    ['nginx', ['proxy_buffer_size 8k'], { headBytes: 8192 }],
    ['haproxy', ['tune.bufsize 32768'], { headBytes: 31_665, fieldLines: 100 }],
    ['haproxy', ['tune.http.maxhdr 50'], { headBytes: 15_281, fieldLines: 49 }],
    ['squid', ['reply_header_max_size 10 KB'], { headBytes: 10_239 }],
  ] as const)('%s %j', (profile, directives, expected) => {
    expect(failures(profile, directives).grammar).toMatchObject(expected);
  });
});
