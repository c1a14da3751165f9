import type { IstioSettings } from "@meshwright/model";
import type { Construct } from "constructs";
import { PeerAuthentication } from "@kubernetes-models/istio/security.istio.io/v1/PeerAuthentication";
import { Telemetry } from "@kubernetes-models/istio/telemetry.istio.io/v1/Telemetry";
import { Component, type Need } from "@meshwright/kit";
import { istioNamespace } from "./names.ts";

export interface MeshPolicyProps {
  readonly istio: IstioSettings;
  readonly needs: readonly Need[];
}

/** What holds for the whole mesh: objects in Istio's root namespace, without selector. */
export class MeshPolicy extends Component {
  constructor(scope: Construct, { istio: { mtls, accessLog }, needs }: MeshPolicyProps) {
    super(scope, "mesh-policy");
    const unit = this.unit("mesh-policy", { needs });
    this.add(
      unit,
      new PeerAuthentication({
        metadata: { name: "default", namespace: istioNamespace },
        spec: { mtls: { mode: mtls } },
      }),
      { guarded: true },
    );
    if (accessLog !== "off") {
      this.add(
        unit,
        new Telemetry({
          metadata: { name: "mesh-default", namespace: istioNamespace },
          spec: {
            accessLogging: [
              {
                providers: [{ name: "envoy" }],
                ...(accessLog === "errors" && { filter: { expression: "response.code >= 400" } }),
              },
            ],
          },
        }),
      );
    }
  }
}
