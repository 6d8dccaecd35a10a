// How what a schema expects is written: one notation for error messages in every language.
import type { GenericSchema } from 'valibot';
import { getMetadata } from 'valibot';
import type { Advice } from '../problem.ts';

/** The parts of a schema that its notation needs, whatever its kind. */
export interface SchemaParts {
  readonly type: string;
  readonly entries?: Readonly<Record<string, GenericSchema>>;
  readonly wrapped?: GenericSchema;
  readonly item?: GenericSchema;
  readonly items?: readonly GenericSchema[];
  readonly options?: readonly unknown[];
  readonly literal?: unknown;
  readonly key?: string;
  readonly getter?: (value: unknown) => GenericSchema;
  readonly forms?: readonly GenericSchema[];
}

export const partsOf = (schema: GenericSchema): SchemaParts => schema;

/** What a schema says of itself; leaves say everything, lists their limit. */
export const notesOf = (schema: GenericSchema): { readonly notation?: string; readonly advice?: Advice } =>
  getMetadata(schema);

/** The value expected, as "number 0…60000" or `"http" | "https"`. */
export function notationOf(schema: GenericSchema): string {
  const { notation } = notesOf(schema);
  if (notation !== undefined) return notation;
  const { type, entries, wrapped, item, items, options, literal, key, forms } = partsOf(schema);
  if (type === 'nullable' && wrapped) return `${notationOf(wrapped)} | null`;
  if (wrapped) return notationOf(wrapped);
  if (type === 'boolean') return 'true | false';
  if (type === 'literal') return JSON.stringify(literal);
  if (type === 'picklist') return (options ?? []).map((option) => JSON.stringify(option)).join(' | ');
  if (type === 'variant' && key !== undefined) return `{ "${key}": ${choicesOf(schema)} }`;
  if (forms) return forms.map(notationOf).join(' | ');
  if (items) return `[${items.map(notationOf).join(', ')}]`;
  if (item) return `[${notationOf(item)}, …]`;
  if (entries) return `{ ${Object.keys(entries).join(', ')} }`;
  return type;
}

/** What may stand under the key that tells the variants apart. */
export function choicesOf(variant: GenericSchema): string {
  const { key = '', options } = partsOf(variant);
  return (options as readonly GenericSchema[]).map((option) => notationOf(entry(option, key) ?? option)).join(' | ');
}

const entry = (schema: GenericSchema, key: string): GenericSchema | undefined => partsOf(schema).entries?.[key];

/** One step of a path, with the value that it starts from. */
export interface Step {
  readonly key: string | number;
  readonly input: unknown;
}

/** The schema that is responsible for `value`: wrappings opened, and of several forms the one that it has. */
export function responsible(schema: GenericSchema, value: unknown): GenericSchema {
  const { wrapped, getter, type, key, options } = partsOf(schema);
  if (wrapped) return responsible(wrapped, value);
  if (getter) return responsible(getter(value), value);
  if (type !== 'variant' || key === undefined) return schema;
  const told = (value as Readonly<Record<string, unknown>> | null)?.[key];
  const isMeant = (option: GenericSchema): boolean => {
    const tells = entry(option, key);
    if (!tells) return false;
    const { literal, options: choices } = partsOf(tells);
    return choices ? choices.includes(told) : literal === told;
  };
  return (options as readonly GenericSchema[]).find(isMeant) ?? schema;
}

/** The schema at the end of a path through foreign data; the last one that is known when the path leaves the schema. */
export function schemaAt(root: GenericSchema, steps: readonly Step[]): GenericSchema {
  let schema = root;
  for (const { key, input } of steps) {
    const { entries, item, items } = partsOf(responsible(schema, input));
    const next = typeof key === 'string' ? entries?.[key] : (items?.[key] ?? item);
    if (!next) return schema;
    schema = next;
  }
  return schema;
}
