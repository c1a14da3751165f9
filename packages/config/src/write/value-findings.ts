import type { Finding, Place } from "@meshwright/findings";
import { finding, kinds } from "@meshwright/findings";
import type { KeyPath } from "@meshwright/reading";
import { partSource, secretsIn } from "@meshwright/reading";
import { cidrProblem } from "../cidr.ts";
import type { FleetFile } from "../fleet-schemas.ts";
import { appSchema } from "../schema/app.ts";
import { clusterSchema } from "../schema/cluster.ts";
import { parseKnown } from "../schema/known.ts";
import { meshSchema } from "../schema/mesh.ts";
import { z } from "../schema/zod.ts";

const schemas: Readonly<Record<FleetFile, z.ZodType>> = { mesh: meshSchema, cluster: clusterSchema, app: appSchema };

const cidrs = new Set([
  "vpc.cidrs",
  "vpc.subnets.cidr",
  "podCIDRs",
  "serviceCIDR",
  "apiServer.access.publicAccessCIDRs",
]);

/**
 * What is wrong with one value, before it stands in any file: the same as would be told of it there. Keys are those of the
 * file without the indices of lists. Values are never repeated.
 */
export function valueFindings(
  file: FleetFile,
  keys: readonly string[],
  value: unknown,
  placeOf: (keyPath: KeyPath) => Place,
): readonly Finding[] {
  const secrets = [...strings(value, keys.at(-1) ?? "")].flatMap((text) => secretsIn(text).slice(0, 1));
  const [secret] = secrets;
  if (secret !== undefined) return [finding(kinds.secretMaterial, placeOf([]), { what: secret.what })];
  if (cidrs.has(keys.join(".")) && typeof value === "string") return cidrFindings(value, placeOf([]));
  const schema = schemaAt(schemas[file], keys);
  if (schema === undefined) throw new Error(`the fleet has no ${keys.join(".")}`);
  return parseKnown(schema, value, partSource("", [])).findings.map((found) => ({
    ...found,
    place: placeOf(found.place.in === "fleet" ? found.place.keyPath : []),
  }));
}

function cidrFindings(cidr: string, place: Place): readonly Finding[] {
  const found = cidrProblem(cidr);
  if (found === undefined) return [];
  if (found.problem === "host-bits") return [finding(kinds.hostBits, place, { cidr, right: found.right })];
  return [finding(found.problem === "ipv6" ? kinds.ipv6 : kinds.badCidr, place, {})];
}

/** Each text with its key before it, so that `token: …` is seen for what it is. */
function* strings(value: unknown, key: string): Generator<string> {
  if (typeof value === "string") yield `${key}: ${value}`;
  else if (typeof value === "object" && value !== null)
    for (const [inner, one] of Object.entries(value)) yield* strings(one, inner);
}

function schemaAt(schema: z.core.$ZodType, [key, ...rest]: readonly string[]): z.ZodType | undefined {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault)
    return schemaAt(schema.def.innerType, key === undefined ? [] : [key, ...rest]);
  if (key === undefined) return schema instanceof z.ZodType ? schema : undefined;
  if (schema instanceof z.ZodArray) return schemaAt(schema.element, [key, ...rest]);
  if (schema instanceof z.ZodObject) {
    const next: unknown = schema.shape[key];
    return next instanceof z.ZodType ? schemaAt(next, rest) : undefined;
  }
  if (schema instanceof z.ZodDiscriminatedUnion)
    return schema.options.map((option) => schemaAt(option, [key, ...rest])).find((found) => found !== undefined);
  return undefined;
}
