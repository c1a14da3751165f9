import type { Exchange, KialiAuth, ReleaseSettings, StoreRef } from "@meshwright/model";
import type { Need } from "@meshwright/kit";
import type { Construct } from "constructs";
import { Component, exists, publishedToken } from "@meshwright/kit";
import { knownName } from "@meshwright/model";
import { viewOnly } from "./kiali-values.ts";
import { instanceName, kialiChart, kialiNamespace, kialiServiceAccount, sharedValues } from "./names.ts";

export interface KialiAccessProps {
  readonly release: ReleaseSettings;
  readonly istioNamespace: string;
  readonly cluster: string;
  /** The chart chooses the role by it. */
  readonly auth: KialiAuth;
  readonly exchange: Exchange;
  readonly store: StoreRef;
  /** What must hold before the exchange can be used. */
  readonly exchangeReady: Need;
}

/**
 * What lets the Kiali of a peer look into this cluster: the chart's own account and role, so that they fit its version,
 * and the account's token on its way to the exchange. It may read no Secret.
 */
export class KialiAccess extends Component {
  constructor(scope: Construct, props: KialiAccessProps) {
    super(scope, "kiali-access");
    const { release, istioNamespace, cluster, auth, exchange, store, exchangeReady } = props;
    this.install(
      "kiali",
      {
        name: knownName("kiali-access"),
        namespace: kialiNamespace,
        chart: kialiChart(release),
        values: {
          ...sharedValues(istioNamespace),
          auth: { strategy: auth.strategy },
          deployment: { ...viewOnly, instance_name: instanceName, remote_cluster_resources_only: true },
          // Nobody logs in here; left out, the chart would make another key at each render.
          login_token: { signing_key: "secret:none:none" },
        },
      },
      [],
      { aside: true },
    );
    const unit = this.unit("kiali", {
      name: "kiali-token",
      // Kubernetes deletes a token whose account is not there.
      needs: [{ of: this, until: exists(kialiServiceAccount) }, exchangeReady],
      aside: true,
    });
    const { secret, publication } = publishedToken({
      cluster,
      namespace: kialiNamespace,
      serviceAccount: kialiServiceAccount.name,
      secret: "kiali-remote-token",
      name: "kiali-token",
      token: "kiali-token",
      exchange,
      store,
    });
    const token = this.add(unit, secret, { guarded: true });
    this.add(unit, publication, { after: [exists(token)] });
  }
}
