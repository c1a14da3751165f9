import type { CertificateAuthority, Cluster, Exchange, ResourceRef, StoreRef } from "@meshwright/model";
import type { Model } from "@kubernetes-models/base";
import type { Construct } from "constructs";
import { Component, exists, isTrue, type Need, type PartOptions, type Unit } from "@meshwright/kit";
import { knownName } from "@meshwright/model";
import { assemblyStore, assemblyStoreModels } from "./assembly-store.ts";
import { certManagerNamespace } from "./cert-manager.ts";
import { exchangeHolderModels } from "./exchange/holder.ts";
import { exchangeName, exchangeStoreModels } from "./exchange/store.ts";
import { approvalModels, externalIssuerRef } from "./external-issuer.ts";
import { issuerPolicy } from "./issuer-policy.ts";
import { issuerModel, issuerName } from "./issuer.ts";
import { keyPairModel } from "./key-pair.ts";
import { vaultAccountModels } from "./vault-issuer.ts";

const storeVersion = "external-secrets.io/v1";

const clusterStore = (name: string): StoreRef => ({
  apiVersion: storeVersion,
  kind: "ClusterSecretStore",
  name: knownName(name),
});

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
  /** What must hold before the issuer can be asked. */
  readonly issuerReady: Need;
  /** Reads the intermediate, for the assembly of `cacerts`; absent where cert-manager writes that itself. */
  readonly assembly?: StoreRef;
  /** Shared by the clusters of the fleet. */
  readonly exchange: StoreRef;
  /** What must hold before the exchange can be used. */
  readonly exchangeReady: Need;

  constructor(scope: Construct, props: IssuersProps) {
    super(scope, "issuers");
    const { cluster, clusters, namespace, certificateAuthority, exchange, needs } = props;
    const { issuer } = certificateAuthority;
    const source = issuer.kind === "ca-secret" ? issuer.source : undefined;
    const isExchangeOurs = exchange.kind !== "existing";
    this.exchange = clusterStore(isExchangeOurs ? exchangeName : exchange.clusterSecretStore);
    this.exchangeReady = { ...(isExchangeOurs && { of: this }), until: isTrue(this.exchange) };
    /** Where the CA's key pair comes from. */
    const keyPairStore =
      source?.clusterSecretStore === undefined ? this.exchange : clusterStore(source.clusterSecretStore);
    const givesKeyPair = source !== undefined && source.clusterSecretStore === undefined;
    const isKeyPairStoreOurs = givesKeyPair && isExchangeOurs;
    const unit = this.unit("issuers", {
      needs: [...needs, ...(source && !isKeyPairStoreOurs ? [{ until: isTrue(keyPairStore) }] : [])],
    });

    const keyPair =
      issuer.kind === "ca-secret" && source !== undefined
        ? this.add(unit, keyPairModel(issuer, source, keyPairStore), {
            after: isKeyPairStoreOurs ? [isTrue(keyPairStore)] : [],
          })
        : undefined;
    if (issuer.kind === "external") {
      this.issuer = externalIssuerRef(issuer, namespace);
      this.#addAll(unit, approvalModels(this.issuer));
      this.issuerReady = { until: issuer.ready === "condition" ? isTrue(this.issuer) : exists(this.issuer) };
    } else {
      if (issuer.kind === "vault") this.#addAll(unit, vaultAccountModels());
      // Not guarded: under another root it has another name, and one that git can make again hurts nobody who deletes it.
      this.issuer = this.add(unit, issuerModel(issuer, { name: issuerName(certificateAuthority), cluster }), {
        after: keyPair ? [isTrue(keyPair)] : [],
      });
      this.issuerReady = { of: this, until: isTrue(this.issuer) };
    }
    const refused = issuer.kind === "external" ? "ca" : "anything";
    this.#addAll(unit, issuerPolicy({ issuer: this.issuer, namespace, refused }));

    if (certificateAuthority.cacerts === "assembled") {
      this.#addAll(unit, assemblyStoreModels(namespace));
      this.assembly = {
        apiVersion: storeVersion,
        kind: "SecretStore",
        namespace: knownName(namespace),
        name: knownName(assemblyStore),
      };
    }
    if (exchange.kind === "kubernetes" && exchange.cluster === cluster.name) {
      this.#addAll(unit, exchangeHolderModels(exchange.namespace));
    }
    if (exchange.kind !== "existing") {
      const namespaces = [namespace, ...props.exchangeNamespaces, ...(givesKeyPair ? [certManagerNamespace] : [])];
      // Where it is away the links wait for it by themselves; a CA that does not come from it, and istiod, must not.
      this.#addAll(unit, exchangeStoreModels({ exchange, cluster, clusters, namespaces }), {
        healthCounts: givesKeyPair,
      });
    }
  }

  #addAll(unit: Unit, models: readonly Model<unknown>[], options?: PartOptions): void {
    for (const model of models) this.add(unit, model, options);
  }
}
