// The four forms of a request-target, and the way back to the target URI (RFC 9112 §3.2, §3.3).
import { describe, expect, it } from 'vitest';
import type { Request } from '../../../simulations/http/message.ts';
import { formOf, targetInForm, targetUri } from '../../../simulations/http/request-target.ts';
import type { TargetForm } from '../../../simulations/http/request-target.ts';
import { parseUri, uriText } from '../../../simulations/http/target-uri.ts';

const request = (method: string, target: string, host?: string): Request => ({
  kind: 'request',
  method,
  target,
  version: '1.1',
  fields: host === undefined ? [] : [{ name: 'Host', value: host }],
  content: null,
});

describe('formOf', () => {
  it.each<[string, string, TargetForm | null, string]>([
    ['GET', '/where?q=now', 'origin-form', 'RFC 9112 §3.2.1'],
    ['GET', 'http://shop.example/a', 'absolute-form', 'RFC 9112 §3.2.2'],
    ['POST', 'HTTPS://shop.example', 'absolute-form', 'RFC 9112 §3.2.2'],
    ['CONNECT', 'shop.example:443', 'authority-form', 'RFC 9112 §3.2.3'],
    ['CONNECT', '[2001:db8::1]:443', 'authority-form', 'RFC 9112 §3.2.3'],
    ['CONNECT', 'shop.example', null, 'RFC 9110 §9.3.6: the port is required'],
    ['CONNECT', '/', null, 'RFC 9112 §3.2.3: CONNECT has no other form'],
    ['OPTIONS', '*', 'asterisk-form', 'RFC 9112 §3.2.4'],
    ['GET', '*', null, 'RFC 9112 §3.2.4: for OPTIONS only'],
    ['GET', 'shop.example/a', null, 'RFC 9112 §3.2'],
    ['GET', '', null, 'RFC 9112 §3.2'],
  ])('%s %s: %s', (method, target, form, _rule) => {
    expect(formOf(request(method, target))).toBe(form);
  });
});

describe('targetInForm', () => {
  const uri = parseUri('http://shop.example:8080/a?q');
  if ('error' in uri) throw new Error('no URI');
  it.each<[TargetForm, string]>([
    ['origin-form', '/a?q'],
    ['absolute-form', 'http://shop.example:8080/a?q'],
    ['authority-form', 'shop.example:8080'],
    ['asterisk-form', '*'],
  ])('%s is %s', (form, target) => {
    expect(targetInForm(uri, form)).toBe(target);
  });

  it('sends an empty path as "/" (RFC 9112 §3.2.1)', () => {
    expect(targetInForm({ ...uri, path: '', query: null }, 'origin-form')).toBe('/');
    expect(targetInForm({ ...uri, path: '' }, 'origin-form')).toBe('/?q');
  });
});

describe('targetUri (RFC 9112 §3.3)', () => {
  const text = (received: Request, ...own: ['http' | 'https', string?]): string => {
    const uri = targetUri(received, ...own);
    return 'error' in uri ? uri.error : uriText(uri);
  };

  it.each<[string, string, string]>([
    [
      text(request('GET', '/pub/WWW?x', 'www.example.org'), 'https'),
      'https://www.example.org/pub/WWW?x',
      'origin-form',
    ],
    [text(request('GET', '/', 'shop.example:8080'), 'http'), 'http://shop.example:8080/', 'a port of its own'],
    [text(request('GET', '/', 'shop.example:443'), 'https'), 'https://shop.example/', 'the port of the scheme'],
    [
      text(request('OPTIONS', '*', 'www.example.org:8001'), 'http'),
      'http://www.example.org:8001',
      'asterisk-form: no path',
    ],
    [text(request('CONNECT', 'shop.example:443', 'x.example'), 'https'), 'https://shop.example', 'authority-form'],
    [text(request('GET', 'http://a.example/x', 'b.example'), 'https'), 'http://a.example/x', '§3.2.2: Host is ignored'],
    [text(request('GET', '/x'), 'http', 'own.example'), 'http://own.example/x', 'no Host: the own name'],
    [text(request('GET', '/x', ''), 'http', 'own.example'), 'http://own.example/x', 'empty Host: the own name'],
    [text(request('GET', '/x'), 'http'), 'host', 'no Host and no name'],
    [text(request('GET', '/x', 'a b'), 'http'), 'host', 'a bad Host'],
    [text(request('GET', 'x', 'a.example'), 'http'), 'form', 'no form at all'],
  ])('%s = %s: %s', (actual, expected, _rule) => {
    expect(actual).toBe(expected);
  });

  it('keeps two slashes at the start of a path a path', () => {
    expect(text(request('GET', '//evil.example/x', 'shop.example'), 'http')).toBe(
      'http://shop.example//evil.example/x',
    );
  });
});
