// Requests as the engine is told of them.
import { allValues, valueOf } from '../../../simulations/http/fields.ts';
import type { Fields } from '../../../simulations/http/message.ts';
import type { Asking } from '../../../simulations/protection/asking.ts';

interface Said {
  readonly client?: string;
  readonly method?: string;
  readonly url?: string;
  readonly fields?: Fields;
  readonly destination?: string;
}

let asked = 0;

/** Fills what the rules of these tests ask for. */
export function asking({
  client = '10.0.0.1',
  method = 'GET',
  url = 'http://shop.example/',
  fields = [],
  destination,
}: Said = {}): Asking {
  asked += 1;
  const { hostname, pathname, search, port } = new URL(url);
  const length = valueOf(fields, 'Content-Length');
  const variables: Readonly<Record<string, string>> = {
    'client-address': client,
    'own-port': '80',
    path: pathname,
    'request-target': pathname + search,
    method,
    url,
    host: hostname,
    scheme: 'http',
  };
  return {
    id: asked,
    request: { kind: 'request', method, target: pathname + search, version: '1.1', fields, content: null },
    client,
    peer: client,
    own: { address: '10.9.9.9', port: 80 },
    host: hostname,
    port: port === '' ? 80 : Number(port),
    destination: destination ?? null,
    contentLength: length === null ? null : Number(length),
    fill: (template) =>
      template
        .map((part) => {
          if (typeof part === 'string') return part;
          if ('of' in part) return variables[part.of] ?? '';
          return 'field' in part ? allValues(fields, part.field).join(', ') : '';
        })
        .join(''),
  };
}
