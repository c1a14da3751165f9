import type { App } from "@meshwright/model";
import { shopCluster, sites } from "@meshwright/testkit";
import { App as CdkApp, Testing } from "cdk8s";
import { AppInCluster } from "../src/index.ts";

export const dublin = shopCluster(sites.dublin);
export const ohio = shopCluster(sites.ohio);

interface Seen {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly labels?: Readonly<Record<string, string>> };
  // The tests reach into specs of many kinds and assert what they find there.
  readonly [key: string]: any; // oxlint-disable-line typescript/no-explicit-any -- the tests reach into specs of many kinds and assert what they find
}

/** The objects of one app of a fleet, as one cluster has them. */
export function seen(
  app: App,
  {
    apps = [app],
    cluster = dublin,
    peers = [dublin, ohio],
  }: { apps?: readonly App[]; cluster?: typeof dublin; peers?: readonly (typeof dublin)[] } = {},
) {
  const objects: readonly Seen[] = Testing.synth(
    new AppInCluster(new CdkApp(), {
      app,
      cluster,
      runs: app.clusters.includes(cluster.name),
      trustDomain: "mesh.shop.example",
      apps,
      peers,
      gateway: { namespace: "istio-system", labels: { istio: "eastwestgateway" } },
      verification: { namespace: "meshwright-verify", label: "meshwright.io/verifies" },
      needs: [],
    }),
  );
  const names = objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`);
  return { objects, names, of: (kind: string) => objects.filter((one) => one.kind === kind) };
}
