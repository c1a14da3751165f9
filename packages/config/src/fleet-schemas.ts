import { z } from "./schema/zod.ts";
import { appSchema } from "./schema/app.ts";
import { clusterSchema } from "./schema/cluster.ts";
import { meshSchema } from "./schema/mesh.ts";

export type FleetFile = "mesh" | "cluster" | "app";

/** The JSON Schema of each kind of file, for editors. */
export function fleetSchemas(): Record<FleetFile, z.core.JSONSchema.JSONSchema> {
  const schema = (title: string, source: z.ZodType) => ({
    $comment: "Written by packages/config/src/write-schemas.ts; do not edit.",
    title,
    ...z.toJSONSchema(source, { io: "input", target: "draft-7" }),
  });
  return {
    mesh: schema("meshwright mesh", meshSchema),
    cluster: schema("meshwright cluster", clusterSchema),
    app: schema("meshwright app", appSchema),
  };
}

/** The text of a schema file. */
export const schemaText = (schema: z.core.JSONSchema.JSONSchema): string => `${JSON.stringify(schema, undefined, 2)}\n`;
