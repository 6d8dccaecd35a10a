// Short ways to write the templates and rules that profiles are made of.
import type { EditReason } from '../../http/edit.ts';
import type { OwnLine, Template, Variable } from '../../http/rewriting-settings.ts';

export const of = (variable: Variable): Template => [{ of: variable }];

/** Why a line of that name is set: what tells the client's address is told apart from what was merely configured. */
export function reasonFor(name: string, value: Template): EditReason {
  const clientVariables: readonly Variable[] = ['client-address', 'peer-address', 'forwarded-for', 'forwarded-element'];
  const tells = value.some((part) => typeof part !== 'string' && 'of' in part && clientVariables.includes(part.of));
  if (tells) return 'client-told';
  switch (name.toLowerCase()) {
    case 'x-forwarded-for':
    case 'forwarded':
    case 'x-real-ip':
      return 'client-hidden';
    case 'host':
      return 'host-rewritten';
    case 'connection':
      return 'connection-own';
    case 'via':
      return 'via-added';
    default:
      return 'configured';
  }
}

export const ownLine = (name: string, value: Template, reason: EditReason, source?: string): OwnLine =>
  source === undefined ? { name, value, reason } : { name, value, reason, source };

/** RFC 9112 §7.1: content whose length nobody tells goes in chunks, to those who know them. */
export const IN_CHUNKS: OwnLine = {
  ...ownLine('Transfer-Encoding', ['chunked'], 'connection-own', 'RFC 9112 §7.1'),
  when: [{ if: 'untold-length' }, { if: 'version', is: '1.1' }],
};
