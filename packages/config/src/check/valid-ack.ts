import type { Finding } from "@meshwright/findings";
import { finding, kinds } from "@meshwright/findings";
import type { Known } from "../schema/known.ts";
import type { ConnectivitySource } from "../schema/connectivity.ts";
import { isBroken } from "../read/draft.ts";
import type { AckPair } from "./ack-pairs.ts";
import { ackPairs, clustersOf } from "./ack-pairs.ts";
import type { CheckInput, FleetCheck } from "./fleet-check.ts";

interface AckInput extends CheckInput {
  readonly connectivity: Known<ConnectivitySource>;
  readonly pairs: readonly AckPair[];
}

/** What ACK is asked to make; absent where somebody else makes the network. */
export function ackInput(input: CheckInput): AckInput | undefined {
  const { connectivity } = input.mesh.known;
  if (connectivity?.management !== "ack") return undefined;
  return { ...input, connectivity, pairs: ackPairs(connectivity, input.clusters) };
}

function* missingSettings({ mesh, connectivity, pairs }: AckInput): Generator<Finding> {
  const { ack, transitGateways = [] } = connectivity;
  if (ack === undefined && !isBroken(mesh, ["connectivity", "ack"]))
    yield finding(kinds.missingAckSetting, mesh.source.place(["connectivity", "management"]), {
      what: "which cluster's EC2 controller makes the network",
      instead: "Add connectivity.ack with cluster, the name of that cluster.",
    });
  const regions = new Set(transitGateways.map((gateway) => gateway?.region));
  const attached = clustersOf(pairs.filter(({ kind }) => kind === "transit-gateway"));
  const bare = attached.find(({ known: { region } }) => region !== undefined && !regions.has(region));
  if (bare !== undefined && !isBroken(mesh, ["connectivity", "transitGateways"]) && !regions.has(undefined))
    yield finding(kinds.missingAckSetting, mesh.source.place(["connectivity", "transitGateways"]), {
      what: `which account has the Transit Gateway of ${bare.known.region}`,
      instead: "Add an entry with region and account, and with id where the gateway exists.",
    });
}

/**
 * An object of ACK lies in one region (`services.k8s.aws/region`), and is accepted there: the other side of a peering across
 * regions is accepted in the other. https://docs.aws.amazon.com/vpc/latest/peering/accept-vpc-peering-connection.html
 */
function* otherRegions({ pairs }: AckInput): Generator<Finding> {
  const [first, ...others] = clustersOf(pairs);
  for (const { known, source } of others)
    if (known.region !== undefined && first?.known.region !== undefined && known.region !== first.known.region)
      yield finding(kinds.beyondAck, source.place(["region"]), {
        what: `A network in ${first.known.region} and ${known.region}`,
        reason:
          "its EC2 controller has no kind for peerings of Transit Gateways, and accepts a VPC peering only in the region that asked for it",
      });
}

/**
 * The namespace of the objects is of one account, by its annotation or role selector; a gateway of another account needs a RAM share,
 * which another controller makes, and attachments from there an acceptance that no kind of this one is for.
 * https://aws-controllers-k8s.github.io/docs/guides/cross-account
 */
function* otherAccounts({ mesh, connectivity, pairs }: AckInput): Generator<Finding> {
  const [first, ...others] = clustersOf(pairs);
  const account = first?.known.account;
  if (account === undefined) return;
  const reason =
    "its EC2 controller takes one account for a namespace, shares no gateway by RAM, and accepts nothing in another account";
  for (const { known, source } of others)
    if (known.account !== undefined && known.account !== account)
      yield finding(kinds.beyondAck, source.place(["account"]), {
        what: `A network in the accounts ${account} and ${known.account}`,
        reason,
      });
  if (!pairs.some(({ kind }) => kind === "transit-gateway")) return;
  for (const [index, gateway] of (connectivity.transitGateways ?? []).entries())
    if (gateway?.account !== undefined && gateway.account !== account && gateway.region === first?.known.region)
      yield finding(kinds.beyondAck, mesh.source.place(["connectivity", "transitGateways", index, "account"]), {
        what: `VPCs of account ${account} on a Transit Gateway of ${gateway.account}`,
        reason,
      });
}

export const validAck: FleetCheck = {
  name: "valid-ack",
  summary: "What ACK is asked to make is in one region and one account, and the fleet says where",
  *run(checked) {
    const input = ackInput(checked);
    if (input === undefined) return;
    yield* missingSettings(input);
    yield* otherRegions(input);
    yield* otherAccounts(input);
    const { mesh, connectivity, pairs, clusters } = input;
    if (pairs.length === 0 && clusters.length > 1 && connectivity.kind !== undefined)
      yield finding(kinds.missingAckSetting, mesh.source.place(["connectivity", "management"]), {
        what: "a link that ACK can make, and here none is of the kind transit-gateway or vpc-peering",
        instead: "Use management: external.",
      });
  },
};
