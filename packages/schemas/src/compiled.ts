import { createRequire } from "node:module";
import { join } from "node:path";
import { schemaDigest } from "./schema-digest.ts";
import { type KindName, schemaId } from "./schema-path.ts";
import type { Validator } from "./validators.ts";

/** File name of the validators compiled from what has this digest. */
export const compiledName = (digest: string): string => `${digest}.cjs`;

/** The validators that were compiled ahead of time; undefined where there are none of these very schemas. */
export function readCompiled(folder: string, cache: string): ((kind: KindName) => Validator) | undefined {
  try {
    const loaded: unknown = createRequire(import.meta.url)(join(cache, compiledName(schemaDigest(folder))));
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the name is a digest of what the code was made from
    const byId = loaded as Readonly<Record<string, Validator>>;
    return (kind) => {
      const validate = byId[schemaId(kind)];
      if (validate === undefined) throw new Error(`not compiled: ${schemaId(kind)}`);
      return validate;
    };
  } catch {
    return undefined; // compiling in the process is slower and no different
  }
}
