// The scenario schemas as JSON Schema (draft 2020-12), for editors and course tools. Made from the same values that decode files, so it
// cannot say anything else; what needs the whole file (dangling names, paths, totals) is beyond it and checked by the decoder.
import type { GenericSchema } from 'valibot';
import { notationOf, notesOf, partsOf } from './notation.ts';

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
type JsonObject = { readonly [key: string]: Json };

interface PipeAction {
  readonly kind: string;
  readonly type: string;
  readonly requirement?: unknown;
}

/** What bounds a value, as its pipeline says. */
function bounds(schema: GenericSchema, isList: boolean): JsonObject {
  const { pipe = [] } = schema as { readonly pipe?: readonly PipeAction[] };
  const found: Record<string, Json> = {};
  for (const { type, requirement } of pipe) {
    if (typeof requirement === 'number') {
      if (type === 'min_value') found['minimum'] = requirement;
      if (type === 'max_value') found['maximum'] = requirement;
      if (type === 'min_length') found[isList ? 'minItems' : 'minLength'] = requirement;
      if (type === 'max_length') found[isList ? 'maxItems' : 'maxLength'] = requirement;
    }
    if (type === 'integer') found['type'] = 'integer';
    if (type === 'regex' && requirement instanceof RegExp) found['pattern'] = requirement.source;
  }
  if (notesOf(schema).notation !== undefined) found['description'] = notationOf(schema);
  return found;
}

/** A default written in a file, as JSON. */
const defaultOf = (schema: GenericSchema): JsonObject => {
  const { default: value } = schema as { readonly default?: Json };
  return value === undefined ? {} : { default: value };
};

/** With a default, or left out in what is read as well. */
const isOptional = (type: string): boolean => type === 'optional' || type === 'exact_optional';

/** One schema as JSON Schema. */
export function jsonSchemaOf(schema: GenericSchema): JsonObject {
  const { type, entries, wrapped, item, items, options, literal, forms } = partsOf(schema);
  if (isOptional(type) && wrapped) return { ...jsonSchemaOf(wrapped), ...defaultOf(schema) };
  if (type === 'nullable' && wrapped) return { anyOf: [jsonSchemaOf(wrapped), { type: 'null' }] };
  if (entries) return objectOf(entries);
  if (forms) return { oneOf: forms.map(jsonSchemaOf) };
  if (type === 'union') return { anyOf: (options as readonly GenericSchema[]).map(jsonSchemaOf) };
  if (type === 'variant') return { oneOf: (options as readonly GenericSchema[]).map(jsonSchemaOf) };
  if (items)
    return { type: 'array', prefixItems: items.map(jsonSchemaOf), minItems: items.length, maxItems: items.length };
  if (item) return { type: 'array', items: jsonSchemaOf(item), ...bounds(schema, true) };
  if (type === 'literal') return { const: literal as Json };
  if (type === 'picklist') return { enum: options as readonly Json[] };
  if (type === 'string' || type === 'number' || type === 'boolean') return { type, ...bounds(schema, false) };
  throw new RangeError(`no JSON Schema for a ${type}`);
}

function objectOf(entries: Readonly<Record<string, GenericSchema>>): JsonObject {
  const required = Object.entries(entries).filter(([, entry]) => !isOptional(partsOf(entry).type));
  return {
    type: 'object',
    properties: Object.fromEntries(Object.entries(entries).map(([key, entry]) => [key, jsonSchemaOf(entry)])),
    required: required.map(([key]) => key),
    additionalProperties: false,
  };
}

/** A whole document; `$schema` may stand in a file, so that an editor finds this. */
export function jsonSchemaDocument(schema: GenericSchema, title: string): JsonObject {
  return { $schema: 'https://json-schema.org/draft/2020-12/schema', title, ...jsonSchemaOf(schema) };
}
