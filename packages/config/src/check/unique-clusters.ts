import type { FleetPlace } from "@meshwright/findings";
import { finding, kinds, placeText } from "@meshwright/findings";
import type { Part } from "../read/draft.ts";
import { isBroken } from "../read/draft.ts";
import type { KeyPath } from "@meshwright/reading";
import type { ClusterSource } from "../schema/cluster.ts";
import type { FleetCheck } from "./fleet-check.ts";
import { repeated } from "./repeated.ts";

type ClusterPart = Part<ClusterSource>;

interface Repetition {
  readonly value: string;
  readonly place: FleetPlace;
  /** Where the other one is. */
  readonly other: string;
}

function* repetitions(
  clusters: readonly ClusterPart[],
  keyPath: KeyPath,
  valueOf: (cluster: ClusterPart) => string | undefined,
): Generator<Repetition> {
  for (const { item, first } of repeated(clusters, valueOf)) {
    const other = placeText(first.source.place(keyPath));
    yield { value: valueOf(item) ?? "", place: item.source.place(keyPath), other };
  }
}

export const uniqueClusterNames: FleetCheck = {
  name: "unique-cluster-names",
  summary: "No two clusters have one name",
  *run({ clusters }) {
    for (const { value: name, place, other } of repetitions(clusters, ["name"], ({ known }) => known.name)) {
      yield finding(kinds.duplicateCluster, place, { name, other });
    }
  },
};

export const uniqueVpcs: FleetCheck = {
  name: "unique-vpcs",
  summary: "No two clusters are in one VPC",
  *run({ clusters }) {
    for (const { value: id, place, other } of repetitions(clusters, ["vpc", "id"], ({ known }) => known.vpc?.id)) {
      yield finding(kinds.duplicateVpc, place, { id, other });
    }
  },
};

export const uniqueApiServers: FleetCheck = {
  name: "unique-api-servers",
  summary: "No two clusters have one API server",
  *run({ clusters }) {
    const endpointOf = ({ known }: ClusterPart) => {
      const endpoint = known.apiServer?.endpoint;
      return endpoint === undefined ? undefined : URL.parse(endpoint)?.origin;
    };
    for (const { value, place, other } of repetitions(clusters, ["apiServer", "endpoint"], endpointOf)) {
      yield finding(kinds.duplicateEndpoint, place, { endpoint: value, other });
    }
  },
};

export const uniqueRegistrations: FleetCheck = {
  name: "unique-registrations",
  summary: "No two clusters have one registration in one Argo CD",
  *run({ clusters, mesh }) {
    // Each has its own Argo CD, and all of them call their own cluster the same.
    if (mesh.known.gitops?.argocd?.topology === "in-cluster") return;
    // A name that follows from the cluster's own is told by unique-cluster-names.
    const given = clusters.filter(
      ({ known: { argocd } }) => argocd?.name !== undefined || argocd?.server !== undefined,
    );
    const implied = clusters.filter((cluster) => !given.includes(cluster));
    const registrationOf = (cluster: ClusterPart) => {
      const { argocd, name } = cluster.known;
      const isUnclear = isBroken(cluster, ["argocd", "name"]) || isBroken(cluster, ["argocd", "server"]);
      return isUnclear ? undefined : (argocd?.server ?? argocd?.name ?? name);
    };
    for (const { item, first } of repeated([...implied, ...given], registrationOf)) {
      const { server, name } = item.known.argocd ?? {};
      if (server === undefined && name === undefined) continue;
      const keyPath = (cluster: ClusterPart) => {
        const { argocd } = cluster.known;
        if (argocd?.server !== undefined) return ["argocd", "server"];
        return argocd?.name === undefined ? ["name"] : ["argocd", "name"];
      };
      const place = item.source.place(keyPath(item));
      const other = placeText(first.source.place(keyPath(first)));
      yield finding(kinds.duplicateRegistration, place, {
        registration: server ?? name ?? "",
        other,
      });
    }
  },
};
