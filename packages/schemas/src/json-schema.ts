/** What this package uses of JSON Schema, draft-07. Other tools read the same files, so there are no words of our own. */
export interface JsonSchema {
  readonly $schema?: string;
  readonly $ref?: string;
  /** Of a form: its words for people, "a port from 1 to 65535". */
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly const?: string;
  readonly enum?: readonly (string | number | boolean)[];
  readonly properties?: Readonly<Record<string, JsonSchema | false>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | JsonSchema;
  readonly propertyNames?: JsonSchema;
  /** Only ever `{ a: { properties: { b: false } } }`: a and b exclude each other. */
  readonly dependencies?: Readonly<Record<string, JsonSchema>>;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly items?: JsonSchema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  /** Only before tidying: variants of one object. */
  readonly anyOf?: readonly JsonSchema[];
  readonly definitions?: Readonly<Record<string, JsonSchema>>;
}
