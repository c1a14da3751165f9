import type { Resource } from "@meshwright/inventory";
import { at, identityOf } from "@meshwright/inventory";
import { injectionLabels } from "@meshwright/model";
import type { ClusterDelta } from "../delta.ts";
import type { Cause } from "../effect.ts";
import { causeOf } from "../effect.ts";
import type { Pods } from "../mesh/pods.ts";
import { podsOf } from "../mesh/pods.ts";
import { sidecarOf } from "../mesh/sidecar.ts";
import type { ObjectChange } from "../object-change.ts";
import { resourceOf } from "../object-change.ts";
import type { Path } from "../value/change.ts";

/** Pods whose sidecar comes of another istiod than before, from none, or of none. */
export interface SidecarChange {
  readonly cause: Cause;
  /** True where the pods themselves change, and therefore restart. */
  readonly restarts: boolean;
  readonly namespace: string;
  readonly from: string | undefined;
  readonly to: string | undefined;
  /** None where the namespace has no workload in the tree. */
  readonly pods: readonly Pods[];
}

const keys: ReadonlySet<string> = new Set(Object.values(injectionLabels));

/** The cause that a change of injection labels is; undefined where none of them differs. */
function causeIn(change: ObjectChange | undefined): Cause | undefined {
  if (change?.how !== "changed") return undefined;
  const within = change.changes.filter(
    ({ path }) => path.some((step) => "key" in step && keys.has(step.key)) || isLabels(path),
  );
  return within.length === 0 ? undefined : causeOf(change, within);
}

const isLabels = (path: Path): boolean => {
  const last = path.at(-1);
  return last !== undefined && "key" in last && last.key === "labels";
};

export function sidecarChanges({ changes, before, after }: ClusterDelta): readonly SidecarChange[] {
  if (!changes.some((change) => causeIn(change) !== undefined)) return [];
  const byIdentity = new Map(changes.map((change) => [identityOf(resourceOf(change)), change]));
  const namespaces = new Map<string, ObjectChange>(
    changes
      .filter((change) => resourceOf(change).ref.kind === "Namespace")
      .map((change) => [resourceOf(change).ref.name, change]),
  );
  const old = new Map(podsOf(before).map((pods) => [identityOf(pods.resource), pods]));
  const found = podsOf(after).flatMap((pods): readonly SidecarChange[] => {
    const was = old.get(identityOf(pods.resource));
    if (was === undefined || was.sidecar === pods.sidecar) return [];
    const own = causeIn(byIdentity.get(identityOf(pods.resource)));
    const cause = own ?? causeIn(namespaces.get(pods.namespace));
    if (cause === undefined) return [];
    return [
      {
        cause,
        restarts: own !== undefined,
        namespace: pods.namespace,
        from: was.sidecar,
        to: pods.sidecar,
        pods: [pods],
      },
    ];
  });
  const told = new Set(podsOf(after).map(({ namespace }) => namespace));
  const empty = [...namespaces].flatMap(([namespace, change]): readonly SidecarChange[] => {
    const cause = causeIn(change);
    if (cause === undefined || told.has(namespace)) return [];
    const [from, to] = [change.before, change.after].map(ofNamespace);
    return from === to ? [] : [{ cause, restarts: false, namespace, from, to, pods: [] }];
  });
  const groups = Map.groupBy([...found, ...empty], ({ cause, from, to }) =>
    JSON.stringify([cause.object.file, from, to]),
  );
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first === undefined ? [] : [{ ...first, pods: group.flatMap(({ pods }) => pods) }];
  });
}

const ofNamespace = (side: Resource | undefined): string | undefined =>
  sidecarOf(at(side?.body, "metadata", "labels"), undefined);
