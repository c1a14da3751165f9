import type { JsonSchema } from "../json-schema.ts";
import { definitionsFile, fileOf, indexFile } from "../schema-path.ts";
import { canonicalText } from "./canonical-text.ts";
import { corrected } from "./corrections.ts";
import { kindSources } from "./kind-source.ts";
import { withRoot } from "./kind-root.ts";
import { overlay } from "./overlay/overlay.ts";
import { mapRefs } from "../refs.ts";
import { isFraction } from "./restored/fractions.ts";
import { forms } from "./restored/forms.ts";
import { restored } from "./restored/restored.ts";
import { share } from "./share.ts";
import { tidy } from "./tidy.ts";
import { typeSchemas } from "./type-schemas.ts";

const draft = "http://json-schema.org/draft-07/schema#";

/** The files of schemas/kubernetes, by path within it. The same packages give the same bytes. */
export function schemaFiles(): ReadonlyMap<string, string> {
  const sources = kindSources();
  const types = typeSchemas(sources);
  const raw = sources.map(({ apiVersion, kind, source }, index) => {
    const { root = "", definitions = {} } = types[index] ?? {};
    const tidied = Object.entries(definitions).map(([key, schema]) => [key, tidy(schema, isFraction)] as const);
    const all: Record<string, JsonSchema> = { ...forms, ...Object.fromEntries(tidied) };
    return { apiVersion, kind, source, root, definitions: all };
  });
  const { kinds, definitions } = share(corrected(raw, [...overlay, ...restored]).map(withRoot));
  return new Map([
    [definitionsFile, canonicalText({ $schema: draft, definitions })],
    [indexFile, canonicalText(kinds.map(({ apiVersion, kind, source }) => ({ apiVersion, kind, source })))],
    ...kinds.map(({ apiVersion, kind, schema }) => {
      const file = mapRefs(schema, (ref) => `../${definitionsFile}${ref}`);
      return [fileOf({ apiVersion, kind }), canonicalText({ $schema: draft, ...file })] as const;
    }),
  ]);
}
