// HAProxy's log-format text (%[src], %ci …) and the few conditions that rules on fields are given, as templates and conditions.
import type { Condition, Template, Variable } from '../../http/rewriting-settings.ts';
import { DirectiveError } from './directive-words.ts';

export const HAPROXY = 'HAProxy 2.6.12';

const SAMPLES: Readonly<Record<string, Variable>> = {
  '%[src]': 'client-address',
  '%[src_port]': 'peer-port',
  '%[dst]': 'own-address',
  '%[dst_port]': 'own-port',
  '%[method]': 'method',
  '%[path]': 'path',
  '%[query]': 'query',
  '%[pathq]': 'request-target',
  '%ci': 'client-address',
  '%cp': 'peer-port',
  '%fi': 'own-address',
  '%fp': 'own-port',
  '%si': 'next-hop-address',
  '%sp': 'next-hop-port',
};

const GAP = /(%\[[^\]]*\]|%%|%[a-z]{2})/u;

export function haproxyTemplate(text: string, directive: string): Template {
  return text.split(GAP).flatMap((part): Template => {
    if (part === '') return [];
    if (!GAP.test(part)) return [part];
    if (part === '%%') return ['%'];
    const plain = SAMPLES[part];
    if (plain !== undefined) return [{ of: plain }];
    const [, field] = /^%\[(?:req\.|res\.)?hdr\(([\w-]+)\)\]$/u.exec(part) ?? [];
    if (field !== undefined) return [{ field, in: 'message', take: 'last' }];
    const known = [...Object.keys(SAMPLES), '%[req.hdr(…)]'].join(', ');
    throw new DirectiveError(HAPROXY, directive, `unknown sample ${part}`, `known are: ${known}`);
  });
}

/** The words after `if` or `unless`: whether the connection is TLS is what can be asked. */
export function haproxyConditions(words: readonly string[], directive: string): readonly Condition[] {
  if (words.length === 0) return [];
  const [sign, ...rest] = words;
  const asked = rest.join(' ').replace(/\s+/gu, ' ');
  const [, negation] = /^(! ?)?\{ ssl_fc \}$/u.exec(asked) ?? [];
  const isKnown = /^(?:! ?)?\{ ssl_fc \}$/u.test(asked) && (sign === 'if' || sign === 'unless');
  if (!isKnown) {
    const advice = 'the conditions that are known are if { ssl_fc } and unless { ssl_fc }';
    throw new DirectiveError(HAPROXY, directive, `"${words.join(' ')}"`, advice);
  }
  const isTls = (sign === 'if') === (negation === undefined);
  return [{ if: 'scheme', is: isTls ? 'https' : 'http' }];
}
