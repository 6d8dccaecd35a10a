// What the fields of a message tell its readers about others: whose request it is said to be, and which boxes it is said to have passed.
import type { Message } from '../../simulations/index.ts';

export interface Told {
  /** Addresses that X-Forwarded-For or Forwarded (RFC 7239 §5.2, `for`) name, with the field that does. */
  readonly addresses: readonly { readonly address: string; readonly field: string }[];
  /** The names by which intermediaries signed Via (RFC 9110 §7.6.3: protocol, then received-by). */
  readonly signers: readonly string[];
  /** It says of itself that its sender passed it on or kept it: by one of these, by Age (RFC 9111 §5.1) or Cache-Status (RFC 9211). */
  readonly isPassedOn: boolean;
}

const DOTTED = /\d{1,3}(?:\.\d{1,3}){3}/gu;
const FOR = /for="?\[?[^;,"\]]*/giu;
const NOTHING: Told = { addresses: [], signers: [], isPassedOn: false };
/** First letters of the fields that tell something: most fields are passed over by one look. */
const INITIALS = new Set(['x', 'X', 'f', 'F', 'v', 'V', 'a', 'A', 'c', 'C']);

const dotted = (text: string, field: string): { address: string; field: string }[] =>
  [...text.matchAll(DOTTED)].map(([address]) => ({ address, field }));

function signersIn(value: string): string[] {
  return value.split(',').flatMap((member) => member.trim().split(/\s+/u)[1] ?? []);
}

export function toldByFields(message: Message): Told {
  let told = NOTHING;
  for (const { name, value } of message.fields) {
    if (!INITIALS.has(name.charAt(0))) continue;
    switch (name.toLowerCase()) {
      case 'x-forwarded-for':
        told = { ...told, addresses: [...told.addresses, ...dotted(value, 'X-Forwarded-For')], isPassedOn: true };
        break;
      case 'forwarded': {
        const pairs = [...value.matchAll(FOR)].flatMap(([pair]) => dotted(pair, 'Forwarded'));
        told = { ...told, addresses: [...told.addresses, ...pairs], isPassedOn: true };
        break;
      }
      case 'via':
        told = { ...told, signers: [...told.signers, ...signersIn(value)], isPassedOn: true };
        break;
      case 'age':
      case 'cache-status':
        told = { ...told, isPassedOn: true };
        break;
      default:
    }
  }
  return told;
}

/** The Age of a response in seconds (RFC 9111 §5.1); null: it has none. */
export function ageOf(message: Message): number | null {
  for (const { name, value } of message.fields) {
    if (name.toLowerCase() === 'age' && /^\d+$/u.test(value)) return Number(value);
  }
  return null;
}
