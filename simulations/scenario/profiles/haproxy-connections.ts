// haproxy.cfg as far as it touches connections below HTTP: what `bind` and `server` lines say of TLS and of the PROXY protocol.
import type { ConnectionSettings, TlsVersion } from '../../http/connection-settings.ts';
import { MODERN_TLS, USUAL_CONNECTIONS, tlsBetween } from '../../http/connection-settings.ts';
import { DirectiveError, directivesIn, wordsOf } from './directive-words.ts';
import { HAPROXY } from './haproxy-format.ts';

const VERSIONS: Readonly<Record<string, TlsVersion>> = {
  'TLSv1.0': '1.0',
  'TLSv1.1': '1.1',
  'TLSv1.2': '1.2',
  'TLSv1.3': '1.3',
};

/** `ssl-min-ver`, `ssl-max-ver` (from 1.2 on unless told otherwise, the default since 2.2) and `force-tlsv12` or the like. */
function versionsIn(words: readonly string[], directive: string): readonly TlsVersion[] {
  const named = (option: string): TlsVersion | null => {
    const at = words.indexOf(option);
    if (at === -1) return null;
    const version = VERSIONS[words[at + 1] ?? ''];
    if (version !== undefined) return version;
    const known = Object.keys(VERSIONS).join(', ');
    throw new DirectiveError(
      HAPROXY,
      directive,
      `"${words[at + 1] ?? ''}"`,
      `the versions that are known are ${known}`,
    );
  };
  const forced = Object.values(VERSIONS).find((version) => words.includes(`force-tlsv${version.replace('.', '')}`));
  if (forced) return [forced];
  const [least, most] = [named('ssl-min-ver'), named('ssl-max-ver')];
  return least === null && most === null ? MODERN_TLS : tlsBetween(least ?? '1.2', most ?? '1.3');
}

/** Throws `DirectiveError`; lines of other names are somebody else's. */
export function readHaproxyConnections(directives: readonly string[]): ConnectionSettings {
  let settings: ConnectionSettings = { ...USUAL_CONNECTIONS, tellsServerName: false };
  for (const directive of directivesIn(directives)) {
    const [name, ...words] = wordsOf(directive);
    if (name === 'bind') {
      const awaitsProxyLine = words.includes('accept-proxy');
      settings = { ...settings, servesTls: versionsIn(words, directive), awaitsProxyLine };
    } else if (name === 'server' || name === 'default-server') {
      const sendsProxyLine = settings.sendsProxyLine || words.includes('send-proxy');
      const tellsServerName = settings.tellsServerName || words.includes('sni');
      settings = { ...settings, offersTls: versionsIn(words, directive), sendsProxyLine, tellsServerName };
    }
  }
  return settings;
}
