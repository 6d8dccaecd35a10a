// What intermediaries say of the client before them: Forwarded (RFC 7239) and the older, unwritten X-Forwarded-For.
import { listValues, splitOutsideQuotes, tokenOrQuoted, trimmed, unquoted, withMember } from './fields.ts';
import type { Fields } from './message.ts';

/** One intermediary's account (RFC 7239 §4); what it leaves out is null. */
export interface ForwardedElement {
  /** The node that asked it: an address, perhaps with a port, "unknown", or a made-up name with an underscore (§6). */
  readonly for: string | null;
  /** The interface on which it was asked. */
  readonly by: string | null;
  /** The Host field that it received. */
  readonly host: string | null;
  readonly proto: string | null;
}

const PARAMETERS = ['for', 'by', 'host', 'proto'] as const;
const NOTHING: { -readonly [name in keyof ForwardedElement]: string | null } = {
  for: null,
  by: null,
  host: null,
  proto: null,
};

const isV6 = (address: string): boolean => /^[0-9a-f:.]+$/iu.test(address) && address.split(':').length > 2;
const isV4 = (address: string): boolean => /^\d{1,3}(?:\.\d{1,3}){3}$/u.test(address);

/** An address as RFC 7239 §6 writes it: IPv6 in brackets. Quotes are a matter of the value, not of the node. */
export const nodeText = (address: string): string => (isV6(address) ? `[${address}]` : address);

/** Without brackets and port (RFC 7239 §6); null when the node is no address but "unknown" or a made-up name. */
export function nodeAddress(node: string): string | null {
  const bare = /^\[([^\]]*)\](?::\w+)?$/u.exec(node)?.[1] ?? (isV6(node) ? node : node.replace(/:\w+$/u, ''));
  return isV4(bare) || isV6(bare) ? bare : null;
}

export function forwardedText(element: Partial<ForwardedElement>): string {
  const pairs: string[] = [];
  for (const name of PARAMETERS) {
    const value = element[name] ?? null;
    // A colon is no token character, so an IPv6 address or a port comes out quoted (RFC 7239 §4).
    if (value !== null)
      pairs.push(`${name}=${tokenOrQuoted(name === 'for' || name === 'by' ? nodeText(value) : value)}`);
  }
  return pairs.join(';');
}

/** Adds an element after those that are there (RFC 7239 §4: each proxy appends). */
export const addForwarded = (fields: Fields, element: Partial<ForwardedElement>): Fields =>
  withMember(fields, 'Forwarded', forwardedText(element));

/** Adds an address to the list of X-Forwarded-For, as one comma-separated line. */
export const addForwardedFor = (fields: Fields, address: string): Fields =>
  withMember(fields, 'X-Forwarded-For', address);

/** The elements in order: the first is the account of the intermediary that is nearest to the client. */
export function parseForwarded(fields: Fields): ForwardedElement[] {
  return listValues(fields, 'Forwarded').map((text) => {
    const element = { ...NOTHING };
    for (const pair of splitOutsideQuotes(text, ';')) {
      const equals = pair.indexOf('=');
      const name = trimmed(pair.slice(0, Math.max(0, equals))).toLowerCase(); // RFC 7239 §4: names without case
      const parameter = PARAMETERS.find((known) => known === name);
      if (parameter) element[parameter] = unquoted(trimmed(pair.slice(equals + 1)));
    }
    return element;
  });
}

/** The nodes of X-Forwarded-For in order, as they are written. */
export const forwardedForNodes = (fields: Fields): string[] => listValues(fields, 'X-Forwarded-For').map(unquoted);

/** Every client address that either field gives away, once each: Forwarded first, then X-Forwarded-For. */
export function forwardedAddresses(fields: Fields): string[] {
  const nodes = [...parseForwarded(fields).map((element) => element.for ?? ''), ...forwardedForNodes(fields)];
  return [...new Set(nodes.map(nodeAddress))].filter((address) => address !== null);
}
