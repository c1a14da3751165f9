import type { Finding } from "@meshwright/findings";
import { finding, kinds } from "@meshwright/findings";
import type { KeyPath } from "@meshwright/reading";
import type { Known } from "../schema/known.ts";
import type { MeshSource } from "../schema/mesh.ts";
import type { CheckInput, FleetCheck } from "./fleet-check.ts";
import { isBroken } from "../read/draft.ts";
import { knownEntries } from "./known-entries.ts";

type KnownConnection = NonNullable<NonNullable<Known<MeshSource["connectivity"]>["connections"]>[number]>;

function* ofKind(
  { mesh }: CheckInput,
  index: number,
  { kind: own, id, carries, state }: KnownConnection,
): Generator<Finding> {
  const at: KeyPath = ["connectivity", "connections", index];
  const kind = own ?? (isBroken(mesh, [...at, "kind"]) ? undefined : mesh.known.connectivity?.kind);
  const place = (key: string) => mesh.source.place([...at, key]);
  if (kind === undefined) return;
  if (id !== undefined && kind !== "vpc-peering")
    yield finding(kinds.unfitNetworkSetting, place("id"), {
      what: "An id of a VPC peering",
      reason: `what joins the two is ${kind}`,
      instead: "Write kind: vpc-peering, or remove the id.",
    });
  if (carries !== undefined && kind !== "private")
    yield finding(kinds.unfitNetworkSetting, place("carries"), {
      what: "carries",
      reason: `what joins the two is ${kind}, which is judged by its routes and rules and not by what somebody says of it`,
      instead: "Write kind: private, or remove carries.",
    });
  if (state !== undefined && state !== "active" && id === undefined && !isBroken(mesh, [...at, "id"]))
    yield finding(kinds.unfitNetworkSetting, place("state"), {
      what: "The state of a VPC peering that has no id",
      reason: "only what is there has a state",
      instead: "Write its id, pcx-…, or remove the state.",
    });
}

function* ofPair({ mesh, clusters }: CheckInput, index: number, { between }: KnownConnection): Generator<Finding> {
  const [one, other] = between ?? [];
  if (one === undefined || other === undefined) return;
  const place = mesh.source.place(["connectivity", "connections", index, "between"]);
  if (one === other)
    yield finding(kinds.unfitNetworkSetting, place, {
      what: "A connection of a cluster with itself",
      reason: `${one} stands there twice`,
      instead: "Write the name of the other cluster.",
    });
  const groupOf = (name: string) => clusters.find(({ known }) => known.name === name)?.known.peerGroup;
  const [left, right] = [groupOf(one), groupOf(other)];
  if (left === undefined || right === undefined || left === right) return;
  yield finding(kinds.networkSettingWithoutEffect, place, {
    what: `A connection of ${one} and ${other}`,
    reason: `they are no peers: one is of the peer group ${left}, the other of ${right}`,
    instead: "Remove it, or correct a peer group.",
  });
}

function* ofManagement({ mesh }: CheckInput): Generator<Finding> {
  const { management, terraform, ack } = mesh.known.connectivity ?? {};
  if (management === undefined) return;
  const unused = (key: string, of: string) =>
    finding(kinds.networkSettingWithoutEffect, mesh.source.place(["connectivity", key], "key"), {
      what: `connectivity.${key}`,
      reason: `it is of the management ${of}, and the fleet has ${management}`,
      instead: `Remove it, or write management: ${of}.`,
    });
  const isSaid = Object.values(terraform ?? {}).some((value) => value !== undefined);
  if (isSaid && management !== "terraform") yield unused("terraform", "terraform");
  if (ack !== undefined && management !== "ack") yield unused("ack", "ack");
}

export const validConnections: FleetCheck = {
  name: "valid-connections",
  summary: "Every connection is of two peers, and says what its kind can have",
  *run(input) {
    for (const [index, connection] of knownEntries(input.mesh.known.connectivity?.connections)) {
      yield* ofKind(input, index, connection);
      yield* ofPair(input, index, connection);
    }
    yield* ofManagement(input);
  },
};
