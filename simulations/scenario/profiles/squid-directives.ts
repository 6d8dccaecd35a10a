// squid.conf as far as it touches messages; of access lists only `all` is known here.
import type { Template } from '../../http/rewriting-settings.ts';
import type { Reader } from './directive-words.ts';
import { DirectiveError, readDirectives } from './directive-words.ts';
import { SQUID_CACHE_WORDS } from './squid-cache.ts';
import { SQUID_PEER_WORDS } from './squid-peers.ts';
import { SQUID_FAILURE_WORDS } from './squid-failures.ts';
import { SQUID_LIMIT_WORDS } from './squid-limits.ts';

export const SQUID = 'Squid 5.7';

export interface HeaderAccess {
  /** By name in lower case (`all` and `other` stand for the rest): whether the line may pass. The first word on a name wins. */
  readonly verdicts: Map<string, { readonly allows: boolean; readonly name: string }>;
  readonly replaces: Map<string, string>;
  readonly adds: { readonly name: string; readonly value: Template }[];
}

export type ForwardedFor = 'on' | 'off' | 'delete' | 'truncate' | 'transparent';

export interface SquidConfiguration {
  forwardedFor: ForwardedFor;
  via: boolean;
  visibleName: string | null;
  uniqueName: string | null;
  hidesVersion: boolean;
  keepsClients: boolean;
  keepsServers: boolean;
  /** `login=` of cache_peer: whether the client's Authorization may go to the server behind an accelerator. */
  passesLogin: boolean;
  /** Whether a forward proxy leaves everything to its parent. */
  neverDirect: boolean;
  readonly request: HeaderAccess;
  readonly reply: HeaderAccess;
}

const wrong = (directive: string, found: string, advice: string): DirectiveError =>
  new DirectiveError(SQUID, directive, found, advice);

function word<W extends string>(words: readonly string[], allowed: readonly W[], directive: string): W {
  const found = allowed.find((candidate) => candidate === words[0]);
  if (found === undefined) throw wrong(directive, `"${words[0] ?? ''}"`, `write one of ${allowed.join(', ')}`);
  return found;
}

const isOn = (words: readonly string[], directive: string): boolean => word(words, ['on', 'off'], directive) === 'on';

function needsAll(list: string | undefined, directive: string): void {
  if (list !== 'all') throw wrong(directive, `access list "${list ?? ''}"`, 'the list that is known is all');
}

/** Codes of logformat that matter in an added field. */
function template(text: string, directive: string): Template {
  return text.split(/(%>a|%%)/u).flatMap((part): Template => {
    if (part === '%>a') return [{ of: 'client-address' }];
    if (part === '%%') return ['%'];
    if (part.includes('%')) throw wrong(directive, `"${part}"`, 'the code that is known is %>a');
    return part === '' ? [] : [part];
  });
}

/** `NAME allow|deny all`; several names may be joined by a bar, as short for a line each. */
function accessReaders(prefix: string, access: HeaderAccess): Record<string, Reader> {
  return {
    [`${prefix}_header_access`]: ([names = '', verdict = '', list], directive) => {
      needsAll(list, directive);
      const allows = word([verdict], ['allow', 'deny'], directive) === 'allow';
      for (const name of names.split('|')) {
        const key = name.toLowerCase();
        if (!access.verdicts.has(key)) access.verdicts.set(key, { allows, name });
      }
    },
    [`${prefix}_header_replace`]: ([name = '', ...value]) =>
      void access.replaces.set(name.toLowerCase(), value.join(' ')),
    [`${prefix}_header_add`]: ([name = '', value = '', list], directive) => {
      needsAll(list, directive);
      access.adds.push({ name, value: template(value, directive) });
    },
  };
}

const noAccess = (): HeaderAccess => ({ verdicts: new Map(), replaces: new Map(), adds: [] });

export function readSquid(directives: readonly string[]): SquidConfiguration {
  const c: SquidConfiguration = {
    forwardedFor: 'on',
    via: true,
    visibleName: null,
    uniqueName: null,
    hidesVersion: false,
    keepsClients: true,
    keepsServers: true,
    passesLogin: false,
    neverDirect: false,
    request: noAccess(),
    reply: noAccess(),
  };
  const settings = ['on', 'off', 'delete', 'truncate', 'transparent'] as const;
  readDirectives(SQUID, directives, {
    forwarded_for: (words, directive) => void (c.forwardedFor = word(words, settings, directive)),
    via: (words, directive) => void (c.via = isOn(words, directive)),
    visible_hostname: ([name = '']) => void (c.visibleName = name),
    unique_hostname: ([name = '']) => void (c.uniqueName = name),
    httpd_suppress_version_string: (words, directive) => void (c.hidesVersion = isOn(words, directive)),
    client_persistent_connections: (words, directive) => void (c.keepsClients = isOn(words, directive)),
    server_persistent_connections: (words, directive) => void (c.keepsServers = isOn(words, directive)),
    // What the cache goes by is read by squid-cache.ts; whether there is one at all is a setting of the scenario.
    cache: (words, directive) => {
      if (!/^(?:allow|deny) all$/u.test(words.join(' '))) {
        throw wrong(directive, `"${words.join(' ')}"`, 'write deny all or allow all');
      }
    },
    ...Object.fromEntries(
      [SQUID_CACHE_WORDS, SQUID_FAILURE_WORDS, SQUID_LIMIT_WORDS, SQUID_PEER_WORDS]
        .flat()
        .map((name) => [name, () => undefined]),
    ),
    cache_peer: (words) => void (c.passesLogin ||= words.some((option) => /^login=(?:PASS|PASSTHRU)$/u.test(option))),
    never_direct: ([verdict = '', list], directive) => {
      needsAll(list, directive);
      c.neverDirect = word([verdict], ['allow', 'deny'], directive) === 'allow';
    },
    ...accessReaders('request', c.request),
    ...accessReaders('reply', c.reply),
  });
  return c;
}
