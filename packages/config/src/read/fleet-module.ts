import { finding, kinds } from "@meshwright/findings";
import { dirname } from "node:path";
import { z } from "../schema/zod.ts";
import { appSchema } from "../schema/app.ts";
import { clusterSchema } from "../schema/cluster.ts";
import { parseKnown } from "../schema/known.ts";
import { meshSchema } from "../schema/mesh.ts";
import type { Draft, Part } from "./draft.ts";
import { readModuleFile } from "./module-file.ts";
import { fileSource, partSource } from "@meshwright/reading";

/** The envelope of a fleet made in code; what is inside is parsed by the same schemas as the files of a folder. */
const envelope = z.strictObject({
  mesh: z.unknown().refine((value) => value !== undefined, { error: "This must be the description of the mesh." }),
  clusters: z.array(z.unknown()).min(1, { error: "At least one cluster is needed." }),
  apps: z.array(z.unknown()).default([]),
});

/** What `fleet.ts` exports as `fleet`. */
export interface FleetSource {
  readonly mesh: z.input<typeof meshSchema>;
  readonly clusters: readonly z.input<typeof clusterSchema>[];
  readonly apps?: readonly z.input<typeof appSchema>[];
}

/** Reads a fleet made in code; undefined `Draft` parts are told as findings, as for a folder. */
export async function readFleetModule(path: string, file: string): Promise<Draft> {
  const folder = dirname(path);
  const source = fileSource(file);
  const module = await readModuleFile({ path, file, folder });
  const nothing = {
    mesh: { source, known: {}, broken: [[]] },
    clusters: [],
    apps: [],
    others: { clusters: [], apps: [] },
    folder,
  };
  if (!("data" in module)) return { ...nothing, findings: module.findings };
  if (typeof module.data !== "object" || module.data === null) {
    const problem = "Its export fleet is not an object with mesh, clusters and apps.";
    return { ...nothing, findings: [finding(kinds.badModule, source.place([]), { problem })] };
  }
  const { known, findings } = parseKnown(envelope, module.data, source);
  const found = [...findings];
  const part = <T>(schema: z.ZodType<T>, data: unknown, start: readonly (string | number)[]): Part<T> => {
    const parsed = parseKnown(schema, data, partSource(file, start));
    found.push(...parsed.findings);
    return { ...parsed, source: partSource(file, start) };
  };
  const mesh = known.mesh === undefined ? nothing.mesh : part(meshSchema, known.mesh, ["mesh"]);
  const clusters = (known.clusters ?? []).map((data, index) => part(clusterSchema, data, ["clusters", index]));
  const apps = (known.apps ?? []).map((data, index) => part(appSchema, data, ["apps", index]));
  // A name that cannot be read may be any name.
  const other = (parts: readonly Part<{ readonly name: string }>[], isKnown: boolean) =>
    isKnown && parts.every(({ known: { name } }) => name !== undefined) ? [] : ["*"];
  const others = {
    clusters: other(clusters, known.clusters !== undefined),
    apps: other(apps, known.apps !== undefined),
  };
  return { mesh, clusters, apps, others, folder, findings: found };
}
