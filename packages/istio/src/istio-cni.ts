import type { Condition, ReleaseSettings } from "@meshwright/model";
import type { Construct } from "constructs";
import { Component, isAvailable } from "@meshwright/kit";
import { chartOf, knownName } from "@meshwright/model";
import { hub } from "./chart.ts";
import { istioNamespace } from "./names.ts";

/** Redirection of pods by a node agent, so that injected pods need no NET_ADMIN. Its own pods need Pod Security `privileged`. */
export class IstioCni extends Component {
  readonly available: Condition = isAvailable({
    apiVersion: "apps/v1",
    kind: "DaemonSet",
    namespace: istioNamespace,
    name: knownName("istio-cni-node"),
  });

  constructor(scope: Construct, release: ReleaseSettings) {
    super(scope, "istio-cni");
    this.install("istio-cni", {
      name: knownName("istio-cni"),
      namespace: istioNamespace,
      chart: chartOf(release, "cni"),
      values: { global: { hub: hub(release) } },
    });
  }
}
