// Messages as a program has them, with a URL and pairs of strings, and as the simulator has them.
import type { Content, Fields, Request, Response } from '../../http/message.ts';
import { statusReason } from '../../http/status.ts';

export type PlainFields = readonly (readonly [name: string, value: string])[];

export interface PlainRequest {
  readonly method: string;
  /** Absolute. */
  readonly url: string;
  readonly headers: PlainFields;
  readonly body?: string;
}

export interface PlainResponse {
  readonly status: number;
  readonly reason: string;
  readonly headers: PlainFields;
  readonly body: string;
}

const fieldsFrom = (pairs: PlainFields): Fields => pairs.map(([name, value]) => ({ name, value }));
const pairsOf = (fields: Fields): [string, string][] => fields.map(({ name, value }) => [name, value]);

const contentOf = (body: string): Content => ({ text: body, bytes: Buffer.byteLength(body) });

export const requestFrom = ({ method, url, headers, body }: PlainRequest): Request => ({
  kind: 'request',
  method,
  target: url,
  version: '1.1',
  fields: fieldsFrom(headers),
  content: body === undefined || body === '' ? null : contentOf(body),
});

export const plainRequest = ({ method, fields, content }: Request, url: string): PlainRequest => ({
  method,
  url,
  headers: pairsOf(fields),
  ...(content === null ? {} : { body: content.text }),
});

/** A response to HEAD, and one that has no content by its status, is without (RFC 9112 §6.3). */
export function responseFrom({ status, reason, headers, body }: PlainResponse, method: string): Response {
  const isBare = method === 'HEAD' || status < 200 || status === 204 || status === 304;
  const content = isBare ? null : contentOf(body);
  return { kind: 'response', version: '1.1', status, reason, fields: fieldsFrom(headers), content };
}

export const plainResponse = ({ status, reason, fields, content }: Response): PlainResponse => ({
  status,
  reason: reason === '' ? statusReason(status) : reason,
  headers: pairsOf(fields),
  body: content?.text ?? '',
});
