// Via: the intermediaries that a message passed, each by its own account (RFC 9110 §7.6.3).
import { allValues, splitOutsideQuotes, withMember } from './fields.ts';
import type { Fields } from './message.ts';

/** One intermediary: the protocol in which it received the message, its name, and what else it wants to say. */
export interface ViaMember {
  /** "1.1"; the protocol name stands before it only when it is not HTTP. */
  readonly protocol: string;
  /** Host, perhaps with a port, or a pseudonym. */
  readonly by: string;
  /** Without its parentheses; null when there is none. */
  readonly comment: string | null;
}

export const viaText = ({ protocol, by, comment }: ViaMember): string =>
  comment === null ? `${protocol} ${by}` : `${protocol} ${by} (${comment})`;

/** Adds an intermediary after those that are there. */
export const addVia = (fields: Fields, member: ViaMember): Fields => withMember(fields, 'Via', viaText(member));

const MEMBER = /^(\S+)[ \t]+([^\s()]+)(?:[ \t]*\((.*)\))?$/su;

/** The intermediaries in order of the message's way; members that are none are left out. */
export function parseVia(fields: Fields): ViaMember[] {
  const members: ViaMember[] = [];
  for (const text of allValues(fields, 'Via').flatMap((value) => splitOutsideQuotes(value, ',', true))) {
    const [, protocol, by, comment] = MEMBER.exec(text) ?? [];
    if (protocol === undefined || by === undefined) continue;
    members.push({ protocol: protocol.replace(/^HTTP\//iu, ''), by, comment: comment ?? null });
  }
  return members;
}

/** Whether the message has already passed the intermediary of that name: a loop (RFC 9110 §7.6.3). */
export const hasPassed = (fields: Fields, by: string): boolean =>
  parseVia(fields).some((member) => member.by.toLowerCase() === by.toLowerCase());
