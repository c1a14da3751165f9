import type { Cluster, Exchange, KialiAuth, ReleaseSettings, StoreRef } from "@meshwright/model";
import type { Need, Unit } from "@meshwright/kit";
import type { Construct } from "constructs";
import { ExternalSecret } from "@kubernetes-models/external-secrets/external-secrets.io/v1/ExternalSecret";
import { Password } from "@kubernetes-models/external-secrets/generators.external-secrets.io/v1alpha1/Password";
import { Component, isTrue, remoteKubeconfig } from "@meshwright/kit";
import { kialiValues } from "./kiali-values.ts";
import { instanceName, kialiChart, kialiNamespace } from "./names.ts";

export interface KialiProps {
  readonly release: ReleaseSettings;
  readonly istioNamespace: string;
  readonly cluster: Cluster;
  readonly peers: readonly Cluster[];
  readonly auth: KialiAuth;
  readonly metricsURL: string;
  readonly exchange: Exchange;
  readonly store: StoreRef;
  /** What must hold before the exchange can be used. */
  readonly exchangeReady: Need;
  readonly needs: readonly Need[];
}

const signingKey = { secret: "kiali-signing-key", key: "key" };
const remoteSecret = (peer: string): string => `kiali-remote-cluster-secret-${peer}`;

/** The Kiali of a peer group: what opens the other clusters to it, the key of its sessions, and its chart. */
export class Kiali extends Component {
  constructor(scope: Construct, props: KialiProps) {
    super(scope, "kiali");
    const { release, istioNamespace, cluster, peers, auth, metricsURL, exchangeReady, needs } = props;
    // Secrets of peers come when the peers do; nothing of this cluster waits for them.
    const unit = this.unit("kiali", {
      name: "kiali-secrets",
      needs: peers.length > 0 ? [exchangeReady] : [],
      aside: true,
    });
    const key = this.#signingKey(unit);
    for (const peer of peers) this.#remote(unit, props, peer);
    this.install(
      "kiali",
      {
        name: instanceName,
        namespace: kialiNamespace,
        chart: kialiChart(release),
        values: kialiValues({
          release,
          istioNamespace,
          cluster: cluster.name,
          auth,
          metricsURL,
          remotes: peers.map(({ name }) => ({ cluster: name, secret: remoteSecret(name) })),
          signingKey,
        }),
      },
      [{ of: this, until: isTrue(key) }, ...needs],
      { aside: true },
    );
  }

  /** Made once in the cluster, and never again: a new key would end every session. Kiali wants 16, 24 or 32 bytes. */
  #signingKey(unit: Unit) {
    const metadata = { name: signingKey.secret, namespace: kialiNamespace };
    const generator = this.add(
      unit,
      new Password({ metadata, spec: { length: 32, digits: 8, symbols: 0, noUpper: false, allowRepeat: true } }),
    );
    return this.add(
      unit,
      new ExternalSecret({
        metadata,
        spec: {
          refreshPolicy: "CreatedOnce",
          target: {
            name: signingKey.secret,
            creationPolicy: "Owner",
            deletionPolicy: "Retain",
            template: { engineVersion: "v2", type: "Opaque", data: { [signingKey.key]: "{{ .password }}" } },
          },
          dataFrom: [
            {
              sourceRef: {
                generatorRef: {
                  apiVersion: generator.apiVersion,
                  kind: "Password",
                  name: generator.name,
                },
              },
            },
          ],
        },
      }),
    );
  }

  /** https://kiali.io/docs/configuration/multi-cluster/: label and annotation are those that Kiali's own script writes. */
  #remote(unit: Unit, { exchange, store }: KialiProps, { name: peer, apiServer }: Cluster): void {
    const model = remoteKubeconfig({
      peer,
      apiServer,
      namespace: kialiNamespace,
      name: remoteSecret(peer),
      labels: { "kiali.io/multiCluster": "true" },
      annotations: { "kiali.io/cluster": peer },
      token: "kiali-token",
      exchange,
      store,
    });
    this.add(unit, model, { healthCounts: false });
  }
}
