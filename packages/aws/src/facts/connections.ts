import { finding, kinds } from "@meshwright/findings";
import type { Fleet } from "@meshwright/model";
import type { Data, Outputs, Told } from "../outputs/outputs.ts";
import type { Subject } from "./subject.ts";
import type { Tell } from "./telling.ts";

type Words = Readonly<Record<string, unknown>>;
type Peering = Told<Data<"vpcPeerings">>;

/** A peering that came to nothing is still listed for days. */
const gone: ReadonlySet<string> = new Set(["deleted", "deleting", "expired", "failed", "rejected"]);

/** What `connectivity.connections` is to say: those of the fleet, and VPC peerings between its clusters that are in use. */
export function connectionWords(
  { mesh }: Fleet,
  subjects: readonly Subject[],
  outputs: Outputs,
  tell: Tell,
): readonly Words[] {
  const { connections, kind, management } = mesh.connectivity;
  const byVpc = new Map(subjects.map(({ vpc, cluster }) => [vpc, cluster.name]));
  const pairOf = ({ data }: Peering): readonly string[] | undefined => {
    const [one, other] = [byVpc.get(data.RequesterVpcInfo.VpcId), byVpc.get(data.AccepterVpcInfo.VpcId)];
    return one === undefined || other === undefined ? undefined : [one, other].toSorted();
  };
  const all = [...outputs.vpcPeerings.values()].toSorted((one, other) => (idOf(one) < idOf(other) ? -1 : 1));
  const there = all.filter(({ data }) => !gone.has(data.Status.Code));
  const between = (pair: readonly string[]): readonly Peering[] =>
    there.filter((one) => pairOf(one)?.join(" ") === pair.join(" "));
  const stranger = ({ file, data }: Peering, advice: string): void =>
    tell(
      finding(
        kinds.strangerInOutput,
        { in: "file", file },
        {
          what: `The VPC peering ${data.VpcPeeringConnectionId}`,
          advice,
        },
      ),
    );
  const known = connections.map((connection): Words => {
    const { between: pair, id } = connection;
    const told = id === undefined ? undefined : outputs.vpcPeerings.get(id);
    const isOfOthers = told !== undefined && pairOf(told)?.join(" ") !== pair.join(" ");
    if (told !== undefined && !isOfOthers) return { between: pair, state: told.data.Status.Code };
    const [found, second] = between(pair);
    const isFilled = connection.kind === "vpc-peering" && management === "external";
    if (found !== undefined && second === undefined && isFilled && (id === undefined || isOfOthers))
      return { between: pair, id: idOf(found), state: found.data.Status.Code };
    // It joins other VPCs: the two have none.
    return { between: pair, ...(isOfOthers && { id: null, state: null }) };
  });
  const ids = new Set(
    known.flatMap((one, index) => (one["id"] === undefined ? connections[index]?.id : one["id"]) ?? []),
  );
  const fresh = there.flatMap((one): readonly Words[] => {
    const pair = pairOf(one);
    if (ids.has(idOf(one))) return [];
    const isSaid = connections.some((connection) => connection.between.join(" ") === pair?.join(" "));
    const isUsed = kind === "vpc-peering" || hasRoute(outputs, idOf(one));
    if (pair === undefined || isSaid || management !== "external" || !isUsed || between(pair).length > 1) {
      stranger(one, "Where the mesh uses it, say its id at connectivity.connections.");
      return [];
    }
    return [
      {
        between: pair,
        ...(kind !== "vpc-peering" && { kind: "vpc-peering" }),
        id: idOf(one),
        state: one.data.Status.Code,
      },
    ];
  });
  return [...known, ...fresh];
}

const idOf = ({ data }: Peering): string => data.VpcPeeringConnectionId;

const hasRoute = (outputs: Outputs, peering: string): boolean =>
  [...outputs.routeTables.values()].some(({ data }) =>
    data.Routes.some(({ VpcPeeringConnectionId }) => VpcPeeringConnectionId === peering),
  );
