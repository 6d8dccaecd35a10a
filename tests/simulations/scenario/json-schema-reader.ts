// The part of JSON Schema (draft 2020-12) that the published schema uses, read independently of the code that writes it.

interface Schema {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly items?: Schema;
  readonly prefixItems?: readonly Schema[];
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}

function isOfType(type: string, value: unknown): boolean {
  if (type === 'integer') return Number.isInteger(value);
  if (type === 'array') return Array.isArray(value);
  if (type === 'null') return value === null;
  if (type === 'object') return typeof value === 'object' && value !== null && !Array.isArray(value);
  return typeof value === type;
}

export function accepts(document: unknown, value: unknown): boolean {
  const schema = document as Schema;
  if (schema.anyOf) return schema.anyOf.some((option) => accepts(option, value));
  if (schema.oneOf) return schema.oneOf.filter((option) => accepts(option, value)).length === 1;
  if ('const' in schema) return schema.const === value;
  if (schema.enum) return schema.enum.includes(value);
  if (schema.type === undefined || !isOfType(schema.type, value)) return false;
  if (typeof value === 'number') return value >= (schema.minimum ?? -Infinity) && value <= (schema.maximum ?? Infinity);
  if (typeof value === 'string') {
    const fits = schema.pattern === undefined || new RegExp(schema.pattern, 'u').test(value);
    return fits && value.length <= (schema.maxLength ?? Infinity);
  }
  if (Array.isArray(value)) return acceptsList(schema, value);
  return (
    typeof value !== 'object' || value === null || acceptsObject(schema, value as Readonly<Record<string, unknown>>)
  );
}

function acceptsList(
  { items, prefixItems, minItems = 0, maxItems = Infinity }: Schema,
  list: readonly unknown[],
): boolean {
  if (list.length < minItems || list.length > maxItems) return false;
  return list.every((item, index) => accepts(prefixItems?.[index] ?? items, item));
}

/** All objects of the schema are closed. */
function acceptsObject({ properties = {}, required = [] }: Schema, value: Readonly<Record<string, unknown>>): boolean {
  const keys = Object.keys(value);
  if (!required.every((key) => keys.includes(key))) return false;
  return keys.every((key) => Object.hasOwn(properties, key) && accepts(properties[key], value[key]));
}
