// nginx.conf as far as it touches connections below HTTP: listen, TLS on both sides, the PROXY protocol.
import type { ConnectionSettings, TlsVersion } from '../../http/connection-settings.ts';
import { USUAL_CONNECTIONS, tlsBetween } from '../../http/connection-settings.ts';
import type { Reader } from './directive-words.ts';
import { DirectiveError, directivesIn, wordsOf } from './directive-words.ts';
import { NGINX } from './nginx-variables.ts';

/** Up to TLS 1.2 on either side unless it is told otherwise; 1.3 is among the defaults from 1.23.4 on. */
const OLDER_TLS = tlsBetween('1.0', '1.2');

type Writable = { -readonly [K in keyof ConnectionSettings]: ConnectionSettings[K] };

const VERSIONS: Readonly<Record<string, TlsVersion>> = {
  TLSv1: '1.0',
  'TLSv1.1': '1.1',
  'TLSv1.2': '1.2',
  'TLSv1.3': '1.3',
};

function versionsIn(words: readonly string[], directive: string): readonly TlsVersion[] {
  return words.map((word) => {
    const version = VERSIONS[word];
    if (version !== undefined) return version;
    throw new DirectiveError(
      NGINX,
      directive,
      `"${word}"`,
      `the versions that are known are ${Object.keys(VERSIONS).join(', ')}`,
    );
  });
}

const isOn = ([word]: readonly string[], directive: string): boolean => {
  if (word === 'on' || word === 'off') return word === 'on';
  throw new DirectiveError(NGINX, directive, `"${word ?? ''}"`, 'write on or off');
};

const readersFor = (c: Writable): Readonly<Record<string, Reader>> => ({
  listen: (words) => {
    if (words.includes('proxy_protocol')) c.awaitsProxyLine = true; // port and ssl are told by the scenario
  },
  ssl_protocols: (words, directive) => void (c.servesTls = versionsIn(words, directive)),
  proxy_ssl_protocols: (words, directive) => void (c.offersTls = versionsIn(words, directive)),
  proxy_ssl_server_name: (words, directive) => void (c.tellsServerName = isOn(words, directive)),
  proxy_protocol: (words, directive) => void (c.sendsProxyLine = isOn(words, directive)), // ngx_stream_proxy_module
  ssl_preread: (words, directive) => void isOn(words, directive), // what it reads is for choosing a server
});

export const NGINX_CONNECTION_WORDS: readonly string[] = Object.keys(readersFor({ ...USUAL_CONNECTIONS }));

/** Throws `DirectiveError`; words that are not about connections are somebody else's. */
export function readNginxConnections(directives: readonly string[]): ConnectionSettings {
  const settings: Writable = {
    ...USUAL_CONNECTIONS,
    servesTls: OLDER_TLS,
    offersTls: OLDER_TLS,
    tellsServerName: false,
  };
  const readers = readersFor(settings);
  for (const directive of directivesIn(directives)) {
    const [name = '', ...words] = wordsOf(directive);
    if (Object.hasOwn(readers, name)) readers[name]?.(words, directive);
  }
  return settings;
}
