// HAProxy's `balance`, `hash-type` and `cookie`: by which rule a server is picked. (HAProxy 2.6)
import type { HashFunction, HashKey, HashType, HaproxyBalancing, KeyText } from '../../http/balancing-settings.ts';
import { CONSISTENT, MAP_BASED } from '../../http/balancing-settings.ts';
import type { Stickiness } from '../../http/farm-settings.ts';
import { whole, wrong } from './haproxy-words.ts';

export interface Balance {
  readonly policy: HaproxyBalancing['policy'];
  readonly draws: number;
  readonly key: HashKey;
}

export const ROUND_ROBIN: Balance = { policy: 'roundrobin', draws: 2, key: { by: 'nothing' } };

function uriKey(words: readonly string[], directive: string): HashKey {
  let key = { by: 'uri' as const, isWhole: false, isPathOnly: false, length: 0, depth: 0 };
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i];
    if (word === 'whole') key = { ...key, isWhole: true };
    else if (word === 'path-only') key = { ...key, isPathOnly: true };
    else if (word === 'len' || word === 'depth') {
      i += 1;
      const count = whole(words[i] ?? '', directive);
      key = word === 'len' ? { ...key, length: count } : { ...key, depth: count };
    } else throw wrong(directive, `"${word ?? ''}"`, 'write whole, path-only, len N or depth N');
  }
  return key;
}

/** The sample expressions that `balance hash` may go by. */
function sampleText(expression: string, directive: string): KeyText {
  const [, name = '', argument = ''] = /^([\w.]+)(?:\(([^()]*)\))?$/u.exec(expression) ?? [];
  switch (name) {
    case 'path':
      return [{ of: 'uri' }];
    case 'pathq':
      return [{ of: 'request-uri' }];
    case 'url':
      return [{ of: 'request-uri' }];
    case 'method':
      return [{ of: 'method' }];
    case 'hdr':
    case 'req.hdr':
      return [{ field: argument }];
    case 'cook':
    case 'req.cook':
      return [{ cookie: argument }];
    case 'urlp':
    case 'url_param':
      return [{ argument }];
    default:
      throw wrong(directive, `"${expression}"`, 'known are path, pathq, url, method, hdr(), cook(), url_param()');
  }
}

const METHODS = 'roundrobin, static-rr, leastconn, first, source, uri, url_param, hdr(NAME), random, hash';

export function readBalance([method = '', ...rest]: readonly string[], directive: string): Balance {
  const [, name = '', argument] = /^([\w-]+)(?:\(([^()]*)\))?$/u.exec(method) ?? [];
  switch (name) {
    case 'roundrobin':
    case 'static-rr':
    case 'leastconn':
    case 'first':
      return { ...ROUND_ROBIN, policy: name };
    case 'source':
      return { ...ROUND_ROBIN, policy: name, key: { by: 'text', text: [{ of: 'client-address' }] } };
    case 'uri':
      return { ...ROUND_ROBIN, policy: name, key: uriKey(rest, directive) };
    case 'url_param':
      return { ...ROUND_ROBIN, policy: name, key: { by: 'argument', name: rest[0] ?? '' } };
    case 'hdr': {
      const isDomainOnly = rest.includes('use_domain_only');
      return { ...ROUND_ROBIN, policy: name, key: { by: 'field', name: argument ?? '', isDomainOnly } };
    }
    case 'random': {
      const draws = argument === undefined ? 2 : whole(argument, directive, 1000);
      if (draws === 0) throw wrong(directive, '"0" draws', 'write at least 1');
      return { ...ROUND_ROBIN, policy: name, draws };
    }
    case 'hash':
      return { ...ROUND_ROBIN, policy: name, key: { by: 'text', text: sampleText(rest[0] ?? '', directive) } };
    default:
      throw wrong(directive, `"${method}"`, `the methods that are known are ${METHODS}`);
  }
}

const isFunction = (word: string): word is HashFunction => ['sdbm', 'djb2', 'wt6', 'crc32'].includes(word);

export function readHashType([method = '', by, modifier]: readonly string[], directive: string): HashType {
  if (method !== 'map-based' && method !== 'consistent')
    throw wrong(directive, `"${method}"`, 'write map-based or consistent');
  if (by === undefined) return method === 'consistent' ? CONSISTENT : MAP_BASED;
  const isAlone = by === 'avalanche';
  if (!isAlone && !isFunction(by)) throw wrong(directive, `"${by}"`, 'write sdbm, djb2, wt6 or crc32');
  if (modifier !== undefined && modifier !== 'avalanche') throw wrong(directive, `"${modifier}"`, 'write avalanche');
  const isAvalanche = isAlone || modifier === 'avalanche';
  return { method, by: isAlone ? 'sdbm' : by, isAvalanche };
}

/** `cookie NAME [insert] [indirect] [nocache] [postonly] [httponly] [secure] [domain D]`. */
export function readCookie([cookie = '', ...options]: readonly string[], directive: string): Stickiness {
  const flags = new Set<string>();
  let attributes = '; path=/';
  for (let i = 0; i < options.length; i += 1) {
    const option = options[i] ?? '';
    if (option === 'domain') {
      i += 1;
      attributes += `; domain=${options[i] ?? ''}`;
    } else if (/^(?:insert|indirect|nocache|postonly|httponly|secure)$/u.test(option)) flags.add(option);
    else {
      throw wrong(
        directive,
        `"${option}"`,
        'known are insert, indirect, nocache, postonly, httponly, secure, domain NAME',
      );
    }
  }
  const told = `${attributes}${flags.has('httponly') ? '; HttpOnly' : ''}${flags.has('secure') ? '; Secure' : ''}`;
  return {
    cookie,
    attributes: flags.has('insert') ? told : null,
    isIndirect: flags.has('insert') && flags.has('indirect'),
    makesPrivate: flags.has('nocache'),
    onPostOnly: flags.has('postonly'),
  };
}
