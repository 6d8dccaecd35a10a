// What the fields of a message tell its readers about others: whose request it is said to be, and which boxes it is said to have passed.
import type { Message } from '../../simulations/index.ts';

const DOTTED = /\d{1,3}(?:\.\d{1,3}){3}/gu;

function* valuesOf(message: Message, name: string): Generator<string> {
  for (const line of message.fields) if (line.name.toLowerCase() === name) yield line.value;
}

/** Addresses that X-Forwarded-For or Forwarded (RFC 7239 §5.2, `for`) name, with the field that does. */
export function* addressesTold(message: Message): Generator<{ readonly address: string; readonly field: string }> {
  for (const value of valuesOf(message, 'x-forwarded-for')) {
    for (const [address] of value.matchAll(DOTTED)) yield { address, field: 'X-Forwarded-For' };
  }
  for (const value of valuesOf(message, 'forwarded')) {
    for (const [pair] of value.matchAll(/for="?\[?[^;,"\]]*/giu)) {
      for (const [address] of pair.matchAll(DOTTED)) yield { address, field: 'Forwarded' };
    }
  }
}

/** The names by which intermediaries signed Via (RFC 9110 §7.6.3: protocol, then received-by). */
export function* signers(message: Message): Generator<string> {
  for (const value of valuesOf(message, 'via')) {
    for (const member of value.split(',')) {
      const name = member.trim().split(/\s+/u)[1];
      if (name !== undefined) yield name;
    }
  }
}

/** Whether the message says of itself that its sender passed it on or kept it: Via, Forwarded, Age (RFC 9111 §5.1), Cache-Status (RFC 9211). */
export function saysIntermediary(message: Message): boolean {
  const names = ['via', 'x-forwarded-for', 'forwarded', 'age', 'cache-status'];
  return message.fields.some(({ name }) => names.includes(name.toLowerCase()));
}

/** The Age of a response in seconds (RFC 9111 §5.1); null: it has none. */
export function ageOf(message: Message): number | null {
  for (const value of valuesOf(message, 'age')) if (/^\d+$/u.test(value)) return Number(value);
  return null;
}
