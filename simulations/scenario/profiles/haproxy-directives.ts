// haproxy.cfg as far as it touches messages: `mode`, the options on fields and connections, and http-request / http-response on fields.
import type { Condition, FieldRule } from '../../http/rewriting-settings.ts';
import type { Reader } from './directive-words.ts';
import { DirectiveError, readDirectives } from './directive-words.ts';
import { HAPROXY_BACKEND_WORDS } from './haproxy-backend.ts';
import { HAPROXY, haproxyConditions, haproxyTemplate } from './haproxy-format.ts';
import { HAPROXY_FAILURE_WORDS } from './haproxy-failures.ts';
import { HAPROXY_RULE_WORDS, isAccessAction } from './haproxy-rules.ts';
import { reasonFor } from './rule-words.ts';

export interface HaproxyConfiguration {
  mode: 'http' | 'tcp';
  readonly request: FieldRule[];
  readonly response: FieldRule[];
  /** `option forwardfor` and `option originalto`, which are carried out after the rules; of several the last holds. */
  forwardFor: FieldRule | null;
  originalTo: FieldRule | null;
  closesServers: boolean;
  closesClients: boolean;
}

const wrong = (directive: string, found: string, advice: string): DirectiveError =>
  new DirectiveError(HAPROXY, directive, found, advice);

/** `option forwardfor [except NET] [header NAME] [if-none]`: a line of its own, whatever came. */
function forwardFor(words: readonly string[], directive: string): FieldRule {
  let name = 'x-forwarded-for';
  const when: Condition[] = [];
  let ifNone = false;
  for (let i = 0; i < words.length; i += 1) {
    const [word, argument = ''] = [words[i], words[i + 1]];
    if (word === 'if-none') ifNone = true;
    else if (word === 'header') name = argument.toLowerCase();
    else if (word === 'except') {
      const [base = '', bits = '32'] = argument.split('/');
      when.push({ if: 'peer-outside', base, bits: Number(bits) });
    } else throw wrong(directive, `"${word ?? ''}"`, 'write except NETWORK, header NAME or if-none');
    if (word !== 'if-none') i += 1;
  }
  if (ifNone) when.push({ if: 'absent', name });
  return { rule: 'add', name, value: [{ of: 'client-address' }], when, reason: 'client-told' };
}

const ACTIONS = 'set-header, add-header, del-header, replace-header';

/** `http-request ACTION NAME [FORMAT]…`: a set field goes to the end, as it is taken out and put in again. */
function fieldRule([action = '', name = '', ...rest]: readonly string[], directive: string): FieldRule {
  const lower = name.toLowerCase();
  const taken = action === 'del-header' ? 0 : action === 'replace-header' ? 2 : 1;
  const when = haproxyConditions(rest.slice(taken), directive);
  const value = haproxyTemplate(rest[0] ?? '', directive);
  const reason = reasonFor(name, value);
  switch (action) {
    case 'set-header':
      return { rule: 'write', name: lower, where: 'end', value, evenIfEmpty: true, when, reason };
    case 'add-header':
      return { rule: 'add', name: lower, value, evenIfEmpty: true, when, reason };
    case 'del-header':
      return { rule: 'drop', names: [lower], when, reason: reasonFor(name, []) };
    case 'replace-header': {
      const [pattern = '', to = ''] = rest;
      try {
        new RegExp(pattern, 'u');
      } catch {
        throw wrong(directive, `"${pattern}"`, 'write a regular expression');
      }
      return {
        rule: 'replace-match',
        name: lower,
        pattern,
        to: to.replace(/\\(\d)/gu, '$$$1'),
        when,
        reason: 'configured',
      };
    }
    default:
      throw wrong(directive, `"${action}"`, `the actions that are known are ${ACTIONS}`);
  }
}

export function readHaproxy(directives: readonly string[]): HaproxyConfiguration {
  const c: HaproxyConfiguration = {
    mode: 'http',
    request: [],
    response: [],
    forwardFor: null,
    originalTo: null,
    closesServers: false,
    closesClients: false,
  };
  /** The three exclude one another: the last holds. */
  const connections = (closesServers: boolean, closesClients: boolean) => (): void => {
    c.closesServers = closesServers;
    c.closesClients = closesClients;
  };
  const readers: Record<string, Reader> = {
    mode: ([mode], directive) => {
      if (mode !== 'http' && mode !== 'tcp') throw wrong(directive, `"${mode ?? ''}"`, 'write http or tcp');
      c.mode = mode;
    },
    'option forwardfor': (words, directive) => void (c.forwardFor = forwardFor(words, directive)),
    'option originalto': () => {
      const value = [{ of: 'own-address' } as const];
      c.originalTo = { rule: 'add', name: 'x-original-to', value, reason: 'configured' };
    },
    'option http-keep-alive': connections(false, false), // the default since 2.0
    'option http-server-close': connections(true, false),
    'option httpclose': connections(true, true),
    bind: () => undefined, // read by haproxy-connections.ts
    // Read by haproxy-failures.ts and haproxy-backend.ts; of servers some by haproxy-connections.ts.
    ...Object.fromEntries([...HAPROXY_FAILURE_WORDS, ...HAPROXY_BACKEND_WORDS].map((name) => [name, () => undefined])),
    'http-request': (words, directive) => {
      if (!isAccessAction(words[0] ?? '')) c.request.push(fieldRule(words, directive));
    },
    'http-response': (words, directive) => void c.response.push(fieldRule(words, directive)),
  };
  const unread: Reader = () => undefined;
  const others = HAPROXY_RULE_WORDS.map((name) => [name, unread] as const); // read by haproxy-rules.ts
  readDirectives(HAPROXY, directives, { ...Object.fromEntries<Reader>(others), ...readers });
  return c;
}
