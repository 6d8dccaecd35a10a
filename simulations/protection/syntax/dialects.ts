// What each product checks of a head, in its order; observed on the product, one shape at a time.
import type { SyntaxRules } from '../../http/protection-settings.ts';
import {
  agreeingHosts,
  expectationKnown,
  hostAgreesWithTarget,
  hostCharacters,
  hostNeeded,
  knownVersion,
  methodRefused,
  noAsterisk,
  noContentWithGet,
  oneHost,
  pathStays,
  targetForm,
  targetOverHost,
} from './checks.ts';
import {
  agreeingLengths,
  chunkedAlone,
  encodingWins,
  identityIsNone,
  noOldEncoding,
  notBoth,
  onceChunked,
  oneLength,
} from './framing.ts';
import type { Check } from './head-draft.ts';

const NGINX = 'nginx 1.22.1';
const HAPROXY = 'HAProxy 2.6.12';
const SQUID = 'Squid 5.7';
const VARNISH = 'Varnish 7.1';

export const CHECKS: { readonly [R in SyntaxRules]: readonly Check[] } = {
  rfc: [
    oneHost,
    hostNeeded,
    hostCharacters('RFC 9112 §3.2'),
    targetForm(/^(?:\/|\*$|[a-z][a-z0-9+.-]*:)/iu, 400, 'RFC 9112 §3.2'),
    agreeingLengths(400, 'RFC 9112 §6.3'),
    noOldEncoding('RFC 9112 §6.1'),
    chunkedAlone({ unknown: 501, before: 501, twice: 400, source: 'RFC 9112 §6.1' }),
    notBoth,
    expectationKnown,
    knownVersion,
  ],
  nginx: [
    targetForm(/^(?:\/|https?:\/\/[^@/]+(?:\/|$|\?))/iu, 400, NGINX),
    methodRefused('CONNECT', 400, NGINX),
    pathStays(NGINX),
    oneHost,
    hostNeeded,
    hostCharacters(NGINX),
    oneLength(400, NGINX),
    noOldEncoding(NGINX),
    chunkedAlone({ unknown: 501, before: 501, twice: 400, source: NGINX }),
    notBoth,
    methodRefused('TRACE', 405, NGINX),
    knownVersion,
  ],
  haproxy: [
    targetForm(/^(?:\/|\*$|[a-z][a-z0-9+.-]*:\/\/)/iu, 400, HAPROXY),
    targetForm(/^[^#]*$/u, 400, HAPROXY),
    agreeingHosts,
    hostAgreesWithTarget,
    agreeingLengths(400, HAPROXY),
    chunkedAlone({ unknown: 400, before: 422, twice: 400, source: HAPROXY }),
    encodingWins,
    knownVersion,
  ],
  squid: [
    noAsterisk(501, SQUID),
    identityIsNone,
    chunkedAlone({ unknown: 501, before: 501, twice: 501, source: SQUID }),
    encodingWins,
    agreeingLengths(411, SQUID),
    noContentWithGet(411, SQUID),
    expectationKnown,
    targetOverHost,
    knownVersion,
  ],
  varnish: [
    oneHost,
    hostNeeded,
    oneLength(400, VARNISH),
    notBoth,
    onceChunked,
    chunkedAlone({ unknown: 400, before: 400, twice: 400, source: VARNISH }),
    expectationKnown,
    knownVersion,
  ],
};
