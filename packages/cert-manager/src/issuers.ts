import type { CertificateAuthority, Cluster, Exchange, ResourceRef, StoreRef } from "@meshwright/model";
import type { Model } from "@kubernetes-models/base";
import type { Construct } from "constructs";
import { Component, isTrue, type Need, type PartOptions } from "@meshwright/kit";
import { knownName } from "@meshwright/model";
import { assemblyStore, assemblyStoreModels } from "./assembly-store.ts";
import { exchangeHolderModels } from "./exchange/holder.ts";
import { exchangeName, exchangeStoreModels } from "./exchange/store.ts";
import { issuerPolicy } from "./issuer-policy.ts";
import { issuerModel } from "./issuer.ts";

const storeVersion = "external-secrets.io/v1";

export interface IssuersProps {
  readonly cluster: Cluster;
  /** All clusters of the fleet: a `kubernetes` exchange lies in one of them. */
  readonly clusters: readonly Cluster[];
  /** Istio's namespace. */
  readonly namespace: string;
  readonly certificateAuthority: CertificateAuthority;
  readonly exchange: Exchange;
  /** Namespaces that hand over tokens beside Istio's. */
  readonly exchangeNamespaces: readonly string[];
  readonly needs: readonly Need[];
}

/** Who signs for this cluster, and the secret stores that its parts read from and write to. */
export class Issuers extends Component {
  readonly issuer: ResourceRef;
  /** Reads the intermediate, for the assembly of `cacerts`; absent where cert-manager writes that itself. */
  readonly assembly?: StoreRef;
  /** Shared by the clusters of the fleet. */
  readonly exchange: StoreRef;
  /** What must hold before the exchange can be used. */
  readonly exchangeReady: Need;

  constructor(scope: Construct, props: IssuersProps) {
    super(scope, "issuers");
    const { cluster, clusters, namespace, certificateAuthority, exchange, needs } = props;
    const unit = this.unit("issuers", { needs });
    const addAll = (models: readonly Model<unknown>[], options?: PartOptions): void => {
      for (const model of models) this.add(unit, model, options);
    };

    // Not guarded: under another root it has another name, and one that git can make again hurts nobody who deletes it.
    this.issuer = this.add(unit, issuerModel(certificateAuthority, cluster));
    addAll(issuerPolicy(this.issuer, namespace));
    if (certificateAuthority.cacerts === "assembled") {
      addAll(assemblyStoreModels(namespace));
      this.assembly = {
        apiVersion: storeVersion,
        kind: "SecretStore",
        namespace: knownName(namespace),
        name: knownName(assemblyStore),
      };
    }
    if (exchange.kind === "kubernetes" && exchange.cluster === cluster.name) {
      addAll(exchangeHolderModels(exchange.namespace));
    }
    // Where it is away the links wait for it by themselves; this cluster's own CA and istiod must not.
    if (exchange.kind !== "existing")
      addAll(
        exchangeStoreModels({ exchange, cluster, clusters, namespaces: [namespace, ...props.exchangeNamespaces] }),
        { healthCounts: false },
      );
    this.exchange = {
      apiVersion: storeVersion,
      kind: "ClusterSecretStore",
      name: knownName(exchange.kind === "existing" ? exchange.clusterSecretStore : exchangeName),
    };
    this.exchangeReady = {
      ...(exchange.kind !== "existing" && { of: this }),
      until: isTrue(this.exchange),
    };
  }
}
