import standaloneModule from "ajv/dist/standalone/index.js";
import { schemaDigest } from "./schema-digest.ts";
import { openSchemas } from "./schema-store.ts";
import { schemaId } from "./schema-path.ts";
import { ajvWith } from "./validators.ts";

/** The one thing that compiled code takes from ajv: the length of a text in characters. */
const lengthCall = 'require("ajv/dist/runtime/ucs2length").default';
const lengthFunction = "((text) => { let n = 0; for (const _ of text) n += 1; return n; })";

/** Where in the schema an error comes from: a third of the code, and read by nobody. */
const schemaPath = /,schemaPath:"(?:[^"\\]|\\.)*"/g;
/** What ajv's own hooks would need, and nothing here has. */
const parents = /,parentData:[^{}]*?,parentDataProperty:[^{}]*?,rootData(?=\})/g;

/** Validators compiled ahead of time. */
export interface CompiledSchemas {
  /** Of all that they are made from. */
  readonly digest: string;
  /** A CommonJS module that needs nothing but itself; its exports are the validators by `schemaId`. */
  readonly code: string;
}

/** Compiles all kinds of a folder of schemas. Takes seconds; throws MeshwrightError (MW4007) as `loadSchemas` does. */
export function compiled(folder: string): CompiledSchemas {
  const store = openSchemas(folder);
  const { ajv, add } = ajvWith(store, { code: { source: true } });
  for (const kind of store.kinds) add(kind);
  const ids = store.kinds.map(schemaId);
  const names = Object.fromEntries(ids.map((id, index) => [`kind${index}`, id]));
  const code = standaloneModule
    .default(ajv, names)
    .replaceAll(lengthCall, lengthFunction)
    .replaceAll(schemaPath, "")
    .replaceAll(parents, "");
  if (code.includes("require(")) throw new Error("compiled validators need more than themselves");
  const byId = ids.map((id, index) => `${JSON.stringify(id)}: exports.kind${index}`);
  return { digest: schemaDigest(folder), code: `${code}\nmodule.exports = {${byId.join(",\n")}};\n` };
}
