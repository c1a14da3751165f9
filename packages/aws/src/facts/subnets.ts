import { finding, kinds } from "@meshwright/findings";
import type { Subnet } from "@meshwright/model";
import { subnetUses } from "@meshwright/model";
import type { Data, Outputs, Told } from "../outputs/outputs.ts";
import type { AclWords } from "./network-acls.ts";
import { isOpen } from "./network-acls.ts";
import { ofVpc } from "./of-vpc.ts";
import type { Subject } from "./subject.ts";
import type { InferredUses } from "./subnet-uses.ts";
import { inferredUses } from "./subnet-uses.ts";
import type { Tell } from "./telling.ts";

export interface SubnetWords {
  readonly id: string;
  readonly availabilityZone: string;
  readonly cidr: string;
  /** Absent: no output tells. */
  readonly routeTable?: string;
  readonly uses?: readonly string[];
  readonly networkACL?: string | null;
}

/** What the subnets of a cluster are to say, of those that the fleet has and those that can be seen to be the cluster's. */
export function subnetWords(
  subject: Subject,
  outputs: Outputs,
  acls: readonly AclWords[] | undefined,
  tell: Tell,
): readonly SubnetWords[] | undefined {
  const { cluster, vpc, instances } = subject;
  const told = ofVpc(outputs, "subnets", vpc);
  if (told === undefined) return undefined;
  const tables = ofVpc(outputs, "routeTables", vpc);
  const inferred = inferredUses(subject, outputs);
  const said = new Map(cluster.vpc.subnets.map((subnet) => [subnet.id, subnet]));
  const openIds = new Set((acls ?? []).filter(isOpen).map(({ id }) => id));
  const words = told.flatMap(({ file, data }): readonly SubnetWords[] => {
    const { SubnetId: id, AvailabilityZone: availabilityZone, CidrBlock: cidr } = data;
    const seen = inferred.get(id);
    const known = said.get(id);
    if (known === undefined && seen === undefined) return [];
    if (cidr === undefined) {
      const means = "Nothing of the mesh is judged there.";
      tell(finding(kinds.inexpressible, { in: "file", file }, { what: `${id} has IPv6 addresses only`, means }));
      return [];
    }
    const routeTable = routeTableOf(tables, id);
    if (known === undefined && routeTable === undefined) return [];
    const acl = aclOf(outputs, vpc, id);
    const isPlain = acl === undefined || (openIds.has(acl) && known?.networkACL !== acl);
    const uses = usesOf(known, seen, instances !== undefined);
    tellUses(known, uses, seen, { id, file, cluster: cluster.name }, tell);
    return [
      {
        id,
        availabilityZone,
        cidr,
        ...(routeTable !== undefined && { routeTable }),
        ...(uses !== undefined && { uses }),
        ...(acls !== undefined && { networkACL: isPlain ? null : acl }),
      },
    ];
  });
  const others = told.filter(({ data }) => !said.has(data.SubnetId) && !inferred.has(data.SubnetId));
  const [first] = others;
  if (first !== undefined)
    tell(
      finding(
        kinds.strangerInOutput,
        { in: "file", file: first.file },
        {
          what: `${shownIds(others.map(({ data }) => data.SubnetId))} of ${vpc}`,
          advice: `Where something of ${cluster.name} stands there, list it in the cluster's file; describe-instances tells of nodes.`,
        },
      ),
    );
  return words;
}

const shownIds = (ids: readonly string[]): string =>
  ids.length > 4 ? `${ids.slice(0, 3).join(", ")} and ${ids.length - 3} more subnets` : ids.join(", ");

/** False for an association that has failed or was taken back; EC2 still lists it for a while. */
const isThere = (state: string | undefined): boolean =>
  state === undefined || ["associating", "associated"].includes(state);

/** The table that a subnet is associated with, else the main one of the VPC. */
export function routeTableOf(
  tables: readonly Told<Data<"routeTables">>[] | undefined,
  subnet: string,
): string | undefined {
  const found =
    tables?.find(({ data }) =>
      data.Associations.some(
        ({ SubnetId, AssociationState }) => SubnetId === subnet && isThere(AssociationState?.State),
      ),
    ) ?? tables?.find(({ data }) => data.Associations.some(({ Main }) => Main));
  return found?.data.RouteTableId;
}

const aclOf = (outputs: Outputs, vpc: string, subnet: string): string | undefined =>
  ofVpc(outputs, "networkAcls", vpc)?.find(({ data }) => data.Associations.some(({ SubnetId }) => SubnetId === subnet))
    ?.data.NetworkAclId;

/** What the fleet says stays; what is seen beside it comes to it. Where nobody has looked for nodes, they may be anywhere. */
function usesOf(
  known: Subnet | undefined,
  seen: InferredUses | undefined,
  nodesAreKnown: boolean,
): readonly string[] | undefined {
  if (seen === undefined || (known !== undefined && known.uses === undefined)) return undefined;
  if (known === undefined && !nodesAreKnown && seen.has("control-plane")) return undefined;
  return subnetUses.filter((use) => known?.uses?.includes(use) === true || seen.has(use));
}

function tellUses(
  known: Subnet | undefined,
  uses: readonly string[] | undefined,
  seen: InferredUses | undefined,
  { id, file, cluster }: { readonly id: string; readonly file: string; readonly cluster: string },
  tell: Tell,
): void {
  const place = { in: "file", file } as const;
  const fresh = [...(seen ?? [])].filter(
    ([use]) => uses?.includes(use) === true && known?.uses?.includes(use) !== true,
  );
  for (const [use, from] of fresh)
    tell(finding(kinds.inferredFromAws, place, { what: `${use} of ${cluster} in ${id}`, from }));
  if (known === undefined && uses === undefined)
    tell(
      finding(kinds.inferredFromAws, place, {
        what: `that anything of ${cluster} may stand in ${id}`,
        from: "subnetIds of the cluster, as no describe-instances tells where its nodes are",
      }),
    );
}
