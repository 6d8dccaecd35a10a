// Rules for messages that follow from a farm's cookie: it is told to the client, and taken out of what the server gets.
import type { Stickiness } from '../../http/farm-settings.ts';
import type { FieldRule, RewritingSettings } from '../../http/rewriting-settings.ts';

/** The rules of the connection come last; those of the cookie before them. */
function beforeConnection(rules: readonly FieldRule[], more: readonly FieldRule[]): FieldRule[] {
  const isOfConnection = (rule: FieldRule): boolean => 'name' in rule && rule.name.toLowerCase() === 'connection';
  const at = rules.findIndex(isOfConnection);
  return at === -1 ? [...rules, ...more] : [...rules.slice(0, at), ...more, ...rules.slice(at)];
}

export function withStickiness(settings: RewritingSettings, stickiness: Stickiness | null): RewritingSettings {
  if (!stickiness) return settings;
  const { cookie, isIndirect, makesPrivate, attributes } = stickiness;
  const { request, response, product } = settings;
  const cased = (name: string): string => (product?.startsWith('HAProxy') === true ? name.toLowerCase() : name);
  const taken: FieldRule[] = isIndirect ? [{ rule: 'drop-cookie', cookie, reason: 'cookie-rewritten' }] : [];
  const told: FieldRule[] =
    attributes === null
      ? []
      : [{ rule: 'add', name: cased('Set-Cookie'), value: [{ of: 'stickiness' }], reason: 'configured' }];
  const hidden: FieldRule = {
    rule: 'add',
    name: cased('Cache-Control'),
    value: ['private'],
    when: [{ if: 'led-back' }, { if: 'looks-storable' }],
    reason: 'configured',
  };
  return {
    ...settings,
    request: { ...request, rules: beforeConnection(request.rules, taken) },
    response: { ...response, rules: beforeConnection(response.rules, [...told, ...(makesPrivate ? [hidden] : [])]) },
  };
}
