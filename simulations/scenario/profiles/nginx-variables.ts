// nginx variables ($remote_addr, ${scheme}, $http_user_agent …) as the templates that the simulator fills.
import type { Template, Variable } from '../../http/rewriting-settings.ts';
import { DirectiveError } from './directive-words.ts';

export const NGINX = 'nginx 1.22.1';

const PLAIN: Readonly<Record<string, Variable>> = {
  remote_addr: 'client-address',
  binary_remote_addr: 'client-address',
  realip_remote_addr: 'peer-address',
  remote_port: 'peer-port',
  proxy_protocol_addr: 'proxy-line-address',
  proxy_protocol_port: 'proxy-line-port',
  server_addr: 'own-address',
  server_port: 'own-port',
  scheme: 'scheme',
  host: 'host',
  http_host: 'host-field',
  proxy_host: 'next-hop',
  proxy_port: 'next-hop-port',
  proxy_add_x_forwarded_for: 'forwarded-for',
  request_method: 'method',
  request_uri: 'request-target',
  uri: 'path',
  document_uri: 'path',
  args: 'query',
  query_string: 'query',
  upstream_cache_status: 'cache-word',
};

/** nginx 1.22 joins the lines of these two alone; of any other name it takes the first (all are joined from 1.23.0 on). */
const JOINED: readonly string[] = ['x-forwarded-for', 'cookie'];

type Part = Template[number];

function partFor(name: string, serverName: string): Part | null {
  const plain = PLAIN[name];
  if (plain !== undefined) return { of: plain };
  if (name === 'server_name') return serverName;
  const [, side, field] = /^(http|upstream_http|sent_http)_(\w+)$/u.exec(name) ?? [];
  if (field === undefined) return null;
  const header = field.replaceAll('_', '-');
  return {
    field: header,
    in: side === 'http' ? 'request' : 'message',
    take: JOINED.includes(header) ? 'joined' : 'first',
  };
}

export function nginxTemplate(text: string, directive: string, serverName: string): Template {
  const parts: Part[] = [];
  let rest = text;
  for (let match = /\$(?:\{(\w+)\}|(\w+))/u.exec(rest); match; match = /\$(?:\{(\w+)\}|(\w+))/u.exec(rest)) {
    const name = match[1] ?? match[2] ?? '';
    if (match.index > 0) parts.push(rest.slice(0, match.index));
    if (name === 'server_protocol') parts.push('HTTP/', { of: 'received-version' });
    else {
      const part = partFor(name, serverName);
      if (part === null) {
        const known = [...Object.keys(PLAIN), 'server_name', 'server_protocol', 'http_…', 'upstream_http_…'].join(
          ', $',
        );
        throw new DirectiveError(NGINX, directive, `unknown variable $${name}`, `known are: $${known}`);
      }
      parts.push(part);
    }
    rest = rest.slice(match.index + match[0].length);
  }
  if (rest !== '') parts.push(rest);
  return parts;
}
