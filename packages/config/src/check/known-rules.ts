import type { KeyPath } from "@meshwright/reading";
import type { Part } from "../read/draft.ts";
import type { ClusterSource } from "../schema/cluster.ts";
import { knownEntries } from "./known-entries.ts";

interface Placed<T> {
  readonly rule: T;
  readonly keyPath: KeyPath;
}

export const directions = ["inbound", "outbound"] as const;

/** Lists of security groups: of whose interfaces they are. */
export const groupLists = ["controlPlane", "nodes", "pods"] as const;

const rulesOf = <T>(
  start: KeyPath,
  rules: Readonly<Partial<Record<(typeof directions)[number], readonly (T | undefined)[] | undefined>>>,
): readonly Placed<T>[] =>
  directions.flatMap((direction) =>
    knownEntries(rules[direction]).map(([index, rule]) => ({ rule, keyPath: [...start, direction, index] })),
  );

/** Every rule of the network ACLs of a cluster that is known. */
export const aclRules = ({ known: { vpc } }: Part<ClusterSource>) =>
  knownEntries(vpc?.networkACLs).flatMap(([index, acl]) => rulesOf(["vpc", "networkACLs", index], acl));

/** Every security group of a cluster that is known; one of several uses stands in several lists. */
export const knownGroups = ({ known: { securityGroups } }: Part<ClusterSource>) =>
  groupLists.flatMap((list) =>
    knownEntries(securityGroups?.[list]).map(([index, group]) => ({ group, keyPath: ["securityGroups", list, index] })),
  );

/** Every rule of its security groups that is known. */
export const groupRules = (cluster: Part<ClusterSource>) =>
  knownGroups(cluster).flatMap(({ group, keyPath }) => rulesOf(keyPath, group));
