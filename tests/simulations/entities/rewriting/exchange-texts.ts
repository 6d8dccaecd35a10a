// Messages written as they stand on the wire, and a place in which a box rewrites them: for the tests of rewriting and of profiles.
import * as forwardProxy from '../../../../simulations/entities/rewriting/forward-proxy.ts';
import * as gateway from '../../../../simulations/entities/rewriting/gateway.ts';
import type { RewritingContext } from '../../../../simulations/entities/rewriting/context.ts';
import type { Rewritten } from '../../../../simulations/http/edit.ts';
import type { Fields, HttpVersion, Message, Request, Response } from '../../../../simulations/http/message.ts';
import { startLine } from '../../../../simulations/http/message.ts';
import { targetUri } from '../../../../simulations/http/request-target.ts';
import type { RewritingSettings } from '../../../../simulations/http/rewriting-settings.ts';
import type { TargetUri } from '../../../../simulations/http/target-uri.ts';
import type { BoxKind } from '../../../../simulations/scenario/profiles/index.ts';
import { settingsFor } from '../../../../simulations/scenario/profiles/index.ts';
import type { BoxManners } from '../../../../simulations/scenario/scenario.ts';

export const fieldsOf = (lines: readonly string[]): Fields =>
  lines.map((line) => ({ name: line.slice(0, line.indexOf(':')), value: line.slice(line.indexOf(':') + 1).trim() }));

export function request(first: string, ...lines: readonly string[]): Request {
  const [method = '', target = '', version = ''] = first.split(' ');
  const spoken = version.replace('HTTP/', '') as HttpVersion;
  return { kind: 'request', method, target, version: spoken, fields: fieldsOf(lines), content: null };
}

/** With content where it tells a length; what tells none would have to be told in chunks. */
export function response(first: string, ...lines: readonly string[]): Response {
  const [version = '', status = '', ...reason] = first.split(' ');
  const spoken = version.replace('HTTP/', '') as HttpVersion;
  const content = lines.some((line) => line.startsWith('Content-Length')) ? { text: 'hi', bytes: 2 } : null;
  const words = { status: Number(status), reason: reason.join(' ') };
  return { kind: 'response', version: spoken, ...words, fields: fieldsOf(lines), content };
}

/** Start line, then field lines. */
export const linesOf = (message: Message): string[] => [
  startLine(message),
  ...message.fields.map(({ name, value }) => `${name}: ${value}`),
];

export const NOON = 784_111_777; // Sun, 06 Nov 1994 08:49:37 GMT

export function contextFor(received: Request, changes: Partial<RewritingContext> = {}): RewritingContext {
  const scheme = changes.receivedScheme ?? 'http';
  const target = targetUri(received, scheme, 'www.shop.test');
  const nowhere: TargetUri = { scheme: 'http', host: '', port: null, path: '/', query: null };
  return {
    peer: { address: '198.51.100.10', port: 50_000 },
    own: { address: '198.51.100.80', port: scheme === 'http' ? 80 : 443 },
    nextHop: { address: '10.2.0.11', port: 8080 },
    nextHopScheme: 'http',
    receivedScheme: scheme,
    target: 'error' in target ? nowhere : target,
    epochSeconds: NOON,
    cacheWord: null,
    ageSeconds: null,
    cacheStatus: null,
    ...changes,
  };
}

export const manners = (profile: BoxManners['profile'], changes: Partial<BoxManners> = {}): BoxManners => ({
  profile,
  directives: [],
  name: 'box.example',
  viaRequest: true,
  viaResponse: true,
  tellsClient: 'off',
  serverField: 'pass',
  cache: null,
  ...changes,
});

/** A box to which messages are given as texts. */
export interface Box {
  readonly settings: RewritingSettings;
  forward(received: Request, changes?: Partial<RewritingContext>): Rewritten<Request>;
  back(received: Response, to?: Request, changes?: Partial<RewritingContext>): Rewritten<Response>;
  own(status: number, why: string, to?: Request, changes?: Partial<RewritingContext>): Response;
}

export const PLAIN = request('GET /p HTTP/1.1', 'Host: www.shop.test');

export function box(kind: BoxKind, settings: RewritingSettings): Box {
  const rewriting = kind === 'gateway' ? gateway : forwardProxy;
  return {
    settings,
    forward: (received, changes) => rewriting.forwardRequest(received, settings, contextFor(received, changes)),
    back: (received, to = PLAIN, changes = {}) =>
      rewriting.returnResponse(received, to, settings, contextFor(to, changes)),
    own: (status, why, to = PLAIN, changes = {}) =>
      rewriting.ownResponse(status, settings, contextFor(to, changes), why, to),
  };
}

export const boxOf = (
  profile: BoxManners['profile'],
  kind: BoxKind,
  directives: readonly string[] = [],
  changes: Partial<BoxManners> = {},
): Box => box(kind, settingsFor(manners(profile, { directives, ...changes }), kind));
