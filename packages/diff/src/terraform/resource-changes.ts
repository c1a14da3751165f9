import { isMap } from "@meshwright/inventory";
import type { Json, JsonObject } from "@meshwright/model";
import { textOf } from "../value/leaves.ts";
import type { Configuration } from "./configuration.ts";
import type { ResourceKind } from "./resource-kinds.ts";
import { resourceKindOf } from "./resource-kinds.ts";

/** What Terraform will do to a resource. */
export interface ResourceChange {
  readonly how: "created" | "destroyed" | "replaced" | "changed" | "renamed";
  /** `aws_route.harbour`. */
  readonly address: string;
  readonly type: string;
  readonly kind?: ResourceKind;
  /** Attributes that differ, sorted. */
  readonly attributes: readonly string[];
  readonly before?: JsonObject;
  readonly after?: JsonObject;
}

/** Of Terraform, not of the resource. */
const silent = new Set(["//", "depends_on", "lifecycle", "timeouts"]);

const same = (left: Json | undefined, right: Json | undefined): boolean => textOf(left) === textOf(right);

/** Another provider is another account or region: nothing moves there, it is made anew. */
const isReplacedBy = (kind: ResourceKind | undefined, attribute: string): boolean =>
  attribute === "provider" || (kind?.replacedBy.includes(attribute) ?? false);

/** Compares what is wanted; what is there only `terraform plan` knows. */
export function resourceChanges(before: Configuration, after: Configuration): readonly ResourceChange[] {
  const sources = new Map([...after.moved].map(([from, to]) => [to, from]));
  const addresses = [...new Set([...before.resources.keys(), ...after.resources.keys()])].toSorted();
  const renamedFrom = new Set(
    addresses.flatMap((address) => {
      const from = sources.get(address);
      return from !== undefined && after.resources.has(address) && !after.resources.has(from) ? [from] : [];
    }),
  );
  return addresses.flatMap((address): readonly ResourceChange[] => {
    const from = before.resources.has(address) ? address : (sources.get(address) ?? address);
    const [was, is] = [before.resources.get(from), after.resources.get(address)];
    const type = address.split(".")[0] ?? "";
    const kind = resourceKindOf(type);
    const known = { address, type, ...(kind && { kind }), ...(was && { before: was }), ...(is && { after: is }) };
    if (is === undefined)
      return was === undefined || renamedFrom.has(address) ? [] : [{ ...known, how: "destroyed", attributes: [] }];
    if (was === undefined) return [{ ...known, how: "created", attributes: [] }];
    const attributes = differing(was, is);
    if (attributes.length === 0) return from === address ? [] : [{ ...known, how: "renamed", attributes }];
    const isReplaced = attributes.some((attribute) => isReplacedBy(kind, attribute));
    return [{ ...known, how: isReplaced ? "replaced" : "changed", attributes }];
  });
}

const differing = (was: Json, is: Json): readonly string[] =>
  isMap(was) && isMap(is)
    ? [...new Set([...Object.keys(was), ...Object.keys(is)])]
        .filter((key) => !silent.has(key) && !same(was[key], is[key]))
        .toSorted()
    : [];

/** A provider, a version, an output, by what leads to it. */
export interface SettingChange {
  readonly key: string;
  readonly isAdded: boolean;
  readonly isRemoved: boolean;
}

export function settingChanges(before: Configuration, after: Configuration): readonly SettingChange[] {
  const keys = [...new Set([...before.settings.keys(), ...after.settings.keys()])].toSorted();
  return keys
    .filter((key) => !same(before.settings.get(key), after.settings.get(key)))
    .map((key) => ({ key, isAdded: !before.settings.has(key), isRemoved: !after.settings.has(key) }));
}
