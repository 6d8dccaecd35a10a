// What a switch means in a product's own words, for the boxes that imitate one.
import type { BoxManners } from './scenario.ts';

export interface Wishes {
  readonly via: boolean;
  readonly tellsClient: BoxManners['tellsClient'];
  readonly serverField: BoxManners['serverField'];
  /** Whether a Location that names a server behind the box is passed on as it is. */
  readonly passesLocation?: boolean;
}

// proxy_set_header and the variables: nginx, ngx_http_proxy_module.
const NGINX: { readonly [T in BoxManners['tellsClient']]: readonly string[] } = {
  off: [],
  'x-forwarded-for': ['proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for'],
  'x-forwarded-for-overwrite': ['proxy_set_header X-Forwarded-For $remote_addr'],
  forwarded: ['proxy_set_header Forwarded "for=$remote_addr"'],
  forged: [], // limits.ts keeps lies to boxes of no product
};

// forwarded_for: squid.conf; `on` is Squid's default, `truncate` leaves the client's address as the only entry.
const SQUID: { readonly [T in BoxManners['tellsClient']]: readonly string[] } = {
  off: ['forwarded_for delete'],
  'x-forwarded-for': ['forwarded_for on'],
  'x-forwarded-for-overwrite': ['forwarded_for truncate'],
  // Never asked for: limits.ts says that Squid cannot.
  forwarded: ['forwarded_for delete'],
  forged: ['forwarded_for delete'],
};

// option forwardfor appends a line of its own (HAProxy configuration manual §4.2); set-header replaces all (§4.2, http-request).
const HAPROXY: { readonly [T in BoxManners['tellsClient']]: readonly string[] } = {
  off: [],
  'x-forwarded-for': ['option forwardfor'],
  'x-forwarded-for-overwrite': ['http-request set-header X-Forwarded-For %[src]'],
  forwarded: ['http-request set-header Forwarded for=%[src]'],
  forged: [],
};

/** The lines of the product's configuration that bring about what is wished; none for the standard's own profile. */
export function directivesFor(
  profile: BoxManners['profile'],
  { via, tellsClient, serverField, passesLocation = false }: Wishes,
): readonly string[] {
  switch (profile) {
    case 'rfc':
      return [];
    case 'nginx':
      return [
        ...NGINX[tellsClient],
        ...(serverField === 'pass' ? ['proxy_pass_header Server'] : []),
        ...(passesLocation ? ['proxy_redirect off'] : []),
      ];
    case 'squid':
      return [...SQUID[tellsClient], via ? 'via on' : 'via off'];
    case 'haproxy':
      return HAPROXY[tellsClient];
    case 'varnish':
      return []; // the built-in VCL has one way of its own
  }
}

const TELLS_CLIENT = /forwarded|forwardfor/iu;

/** The same box, told from now on to name the client to the next hop, or not to. */
export function tellingClient(manners: BoxManners, tells: boolean): BoxManners {
  const asBefore = manners.tellsClient === 'off' ? 'x-forwarded-for' : manners.tellsClient;
  const tellsClient = tells ? asBefore : 'off';
  const { profile, serverField, viaRequest: via } = manners;
  const kept = manners.directives.filter((line) => !TELLS_CLIENT.test(line));
  const added = directivesFor(profile, { via, tellsClient, serverField }).filter((line) => TELLS_CLIENT.test(line));
  return { ...manners, tellsClient, directives: [...kept, ...added] };
}
