// nginx's texts whose gaps are filled from the request ($request_uri, ${scheme}, $http_…, $cookie_…, $arg_…): one reader for keys of every kind.
import { DirectiveError } from './directive-words.ts';
import { NGINX } from './nginx-variables.ts';

/** Gaps that a name after an underscore tells apart. */
export type NamedGap = { readonly field: string } | { readonly cookie: string } | { readonly argument: string };

/** What every such text may name. */
export const REQUEST_GAPS = {
  scheme: { of: 'scheme' },
  host: { of: 'host' },
  request_uri: { of: 'request-uri' },
  uri: { of: 'uri' },
  document_uri: { of: 'uri' },
  is_args: { of: 'is-args' },
  args: { of: 'args' },
  query_string: { of: 'args' },
  request_method: { of: 'method' },
} as const;

function named(name: string): NamedGap | null {
  const [, kind, rest = ''] = /^(http|cookie|arg)_(\w+)$/u.exec(name) ?? [];
  if (kind === 'http') return { field: rest.replaceAll('_', '-') };
  if (kind === 'cookie') return { cookie: rest };
  return kind === 'arg' ? { argument: rest } : null;
}

/** Reads a word of a directive as text and gaps. `gaps`: by variable. Errors: DirectiveError for a variable that is neither there nor named. */
export const readGaps = <Gap>(gaps: Readonly<Record<string, Gap>>) => {
  const gapFor = (name: string, directive: string): Gap | NamedGap => {
    const found = (Object.hasOwn(gaps, name) ? gaps[name] : undefined) ?? named(name);
    if (found !== null) return found;
    const known = [...Object.keys(gaps), 'http_…', 'cookie_…', 'arg_…'].join(', $');
    throw new DirectiveError(NGINX, directive, `unknown variable $${name}`, `known are: $${known}`);
  };
  return (word: string, directive: string): readonly (string | Gap | NamedGap)[] =>
    word.split(/(\$\{\w+\}|\$\w+)/u).flatMap((part): (string | Gap | NamedGap)[] => {
      const name = /^\$\{?(\w+)\}?$/u.exec(part)?.[1];
      if (name !== undefined) return [gapFor(name, directive)];
      return part === '' ? [] : [part];
    });
};
