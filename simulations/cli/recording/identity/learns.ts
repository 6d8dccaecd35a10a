// Who learns what of whom, read off the messages: at each origin request, and at each call of curl.
import type { RecordedField } from '../json.ts';
import type { Ends } from './observed.ts';
import type { LearntByClient, LearntByOrigin, Marks } from './recorded-case.ts';

/** Fields by which a request says that an intermediary passed it on, and a response that one did or made it. */
const REQUEST_SIGNS =
  /^(?:via|forwarded|x-forwarded(?:-.*)?|x-real-ip|x-client-ip|x-cluster-client-ip|proxy-connection|x-proxy-.*|x-varnish|surrogate-.*|x-tinyproxy|x-bluecoat-via)$/iu;
const RESPONSE_SIGNS = /^(?:via|x-cache(?:-.*)?|x-varnish|age|x-squid-error|cache-status|x-proxy-cache)$/iu;

const namesWith = (fields: readonly RecordedField[], text: string): string[] =>
  fields.filter(([, value]) => value.includes(text)).map(([name]) => name);

const signs = (fields: readonly RecordedField[], pattern: RegExp): string[] =>
  fields.map(([name]) => name).filter((name) => pattern.test(name));

export function learnsFrom(
  { origin, client }: Ends,
  marks: Marks,
): { readonly origin: readonly LearntByOrigin[]; readonly client: readonly LearntByClient[] } {
  return {
    origin: origin.map(({ peer, headers, proxy_protocol: line = '' }) => ({
      peer,
      client_ip_in: [
        ...(peer === marks.client ? ['peer'] : []),
        ...namesWith(headers, marks.client),
        ...(line.includes(marks.client) ? ['PROXY'] : []),
      ],
      proxy_announced_by: signs(headers, REQUEST_SIGNS),
    })),
    client: client.map(({ responses, page }) => {
      const fields = responses.flatMap(({ headers }) => headers);
      const inPage = page.includes(marks.origin) ? ['body'] : [];
      const origin_ip_in = [...namesWith(fields, marks.origin), ...inPage];
      return {
        origin_ip_visible: origin_ip_in.length > 0,
        origin_ip_in,
        proxy_announced_by: signs(fields, RESPONSE_SIGNS),
        server_header: responses.map(
          ({ headers }) => headers.find(([name]) => name.toLowerCase() === 'server')?.[1] ?? null,
        ),
      };
    }),
  };
}
