// The rule about another try that follows from what a box is set to.
import type { FarmServer, Retrying } from '../../http/farm-settings.ts';
import { haproxyNextTry } from './haproxy.ts';
import type { NextTryRule } from './next-try.ts';
import { nginxNextTry } from './nginx.ts';
import { rfcNextTry, squidNextTry, varnishNextTry } from './others.ts';

export function nextTryRule(retrying: Retrying, servers: readonly FarmServer[]): NextTryRule {
  switch (retrying.rules) {
    case 'nginx':
      return nginxNextTry(retrying, servers);
    case 'haproxy':
      return haproxyNextTry(retrying);
    case 'squid':
      return squidNextTry(retrying);
    case 'varnish':
      return varnishNextTry();
    case 'rfc':
      return rfcNextTry(retrying, servers);
  }
}
