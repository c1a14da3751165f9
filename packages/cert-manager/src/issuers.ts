import type {
  CertificateAuthority,
  Cluster,
  Condition,
  Exchange,
  Issuer,
  ResourceRef,
  StoreRef,
} from "@meshwright/model";
import type { Model } from "@kubernetes-models/base";
import type { Construct } from "constructs";
import { Component, exists, isTrue, type Need, type PartOptions, type Unit } from "@meshwright/kit";
import { knownName } from "@meshwright/model";
import { assemblyStore, assemblyStoreModels } from "./assembly-store.ts";
import { certManagerNamespace } from "./cert-manager.ts";
import { ambientPolicy } from "./exchange/ambient-policy.ts";
import { exchangeHolderModels } from "./exchange/holder.ts";
import { exchangeName, exchangeStoreModels } from "./exchange/store.ts";
import { approvalModels, externalIssuerRef } from "./external-issuer.ts";
import { issuerPolicy } from "./issuer-policy.ts";
import { issuerModel, issuerName } from "./issuer.ts";
import { keyPairModel } from "./key-pair.ts";
import { privateCaPolicy } from "./private-ca-policy.ts";
import { rootCertificate, selfSigner } from "./self-signed-root.ts";
import { noPods } from "./signing-namespace.ts";
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
  /** The other cluster that signs for this one; absent where this one asks its issuer itself. */
  readonly signer?: string;
  /** Namespaces whose requests are signed beside Istio's. */
  readonly signingNamespaces: readonly string[];
  /** Namespaces that hand something over beside Istio's. */
  readonly exchangeNamespaces: readonly string[];
  readonly needs: readonly Need[];
}

/** True where the CA's key pair lies in the exchange. */
const isGivenByExchange = (issuer: Issuer): boolean =>
  issuer.kind === "ca-secret" && issuer.source !== undefined && issuer.source.clusterSecretStore === undefined;

/** Who signs for this cluster, and the secret stores that its parts read from and write to. */
export class Issuers extends Component {
  /** Absent where another cluster signs. */
  readonly issuer?: ResourceRef;
  /** What must hold before the issuer can be asked; none where another cluster signs. */
  readonly issuerReady: readonly Need[];
  /** Reads the intermediate, for the assembly of `cacerts`; absent where cert-manager writes that itself. */
  readonly assembly?: StoreRef;
  /** Shared by the clusters of the fleet. */
  readonly exchange: StoreRef;
  /** What must hold before the exchange can be used. */
  readonly exchangeReady: Need;

  constructor(scope: Construct, props: IssuersProps) {
    super(scope, "issuers");
    const { cluster, clusters, namespace, certificateAuthority, exchange } = props;
    const { issuer } = certificateAuthority;
    const isSigned = props.signer !== undefined;
    this.exchange = clusterStore(exchange.kind === "existing" ? exchange.clusterSecretStore : exchangeName);
    this.exchangeReady = {
      ...(exchange.kind !== "existing" && { of: this }),
      until: isTrue(this.exchange),
    };
    this.issuerReady = [];
    if (isSigned && exchange.kind === "existing") return;
    const keyPairStore = this.#keyPairStore(issuer);
    const isOurs = isGivenByExchange(issuer) && exchange.kind !== "existing";
    const needs =
      keyPairStore === undefined || isOurs ? props.needs : [...props.needs, { until: isTrue(keyPairStore) }];
    const unit = this.unit("issuers", { needs });
    if (!isSigned) {
      const keyPair =
        issuer.kind === "ca-secret" && issuer.source !== undefined && keyPairStore !== undefined
          ? [
              this.add(unit, keyPairModel(issuer, issuer.source, keyPairStore), {
                after: isOurs ? [isTrue(keyPairStore)] : [],
              }),
            ]
          : [];
      this.issuer = this.#issuer(
        unit,
        props,
        keyPair.map((one) => isTrue(one)),
      );
      const isOfOthers = issuer.kind === "external";
      this.issuerReady = [
        {
          ...(!isOfOthers && { of: this }),
          until: isOfOthers && issuer.ready === "none" ? exists(this.issuer) : isTrue(this.issuer),
        },
      ];
      const namespaces = [namespace, ...props.signingNamespaces];
      if (issuer.kind === "aws-private-ca") this.#addAll(unit, privateCaPolicy());
      this.#addAll(unit, issuerPolicy({ issuer: this.issuer, namespaces, refused: isOfOthers ? "ca" : "anything" }));
    }
    if (!isSigned && certificateAuthority.cacerts === "assembled") {
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
    if (exchange.kind === "existing") return;
    this.#addAll(unit, ambientPolicy(exchange, cluster));
    const namespaces = [namespace, ...props.exchangeNamespaces, ...(isOurs ? [certManagerNamespace] : [])];
    // Where it is away the links wait for it by themselves; a CA that does not come from it, and istiod, must not.
    this.#addAll(unit, exchangeStoreModels({ exchange, cluster, clusters, namespaces }), { healthCounts: isOurs });
  }

  #addAll(unit: Unit, models: readonly Model<unknown>[], options?: PartOptions): void {
    for (const model of models) this.add(unit, model, options);
  }

  /** Where the CA's key pair comes from; absent where it comes from no store. */
  #keyPairStore(issuer: Issuer): StoreRef | undefined {
    if (issuer.kind !== "ca-secret" || issuer.source === undefined) return undefined;
    const { clusterSecretStore } = issuer.source;
    return clusterSecretStore === undefined ? this.exchange : clusterStore(clusterSecretStore);
  }

  /** The issuer, with what it needs beside it. */
  #issuer(unit: Unit, props: IssuersProps, keyPairReady: readonly Condition[]): ResourceRef {
    const { cluster, namespace, certificateAuthority } = props;
    const { issuer } = certificateAuthority;
    if (issuer.kind === "external") {
      const ref = externalIssuerRef(issuer, namespace);
      this.#addAll(unit, approvalModels(ref));
      return ref;
    }
    if (issuer.kind === "vault") this.#addAll(unit, vaultAccountModels());
    // Not guarded: under another root it has another name, and one that git can make again hurts nobody who deletes it.
    return this.add(unit, issuerModel(issuer, { name: issuerName(certificateAuthority), cluster }), {
      after: [...keyPairReady, ...this.#root(unit, props)],
    });
  }

  /** What signs where the issuer is `self-signed`, and the ground for what is signed for others, in the one cluster that holds it. */
  #root(unit: Unit, { cluster, certificateAuthority: { issuer } }: IssuersProps): readonly Condition[] {
    if (issuer.kind !== "self-signed") return [];
    this.add(unit, noPods());
    const signer = this.add(unit, selfSigner());
    return [isTrue(this.add(unit, rootCertificate(cluster.name), { after: [isTrue(signer)], guarded: true }))];
  }
}
