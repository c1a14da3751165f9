import type { Construct } from "constructs";
import { Component } from "@meshwright/kit";
import { Namespace } from "kubernetes-models/v1/Namespace";

/** A namespace of the mesh, and the Pod Security level that its pods keep. */
export interface NamespaceProps {
  readonly name: string;
  readonly podSecurity: "privileged" | "baseline" | "restricted";
  readonly labels?: Readonly<Record<string, string>>;
}

/** The namespaces that the mesh's own parts live in. Deleting one deletes what is in it, so each is guarded. */
export class Namespaces extends Component {
  constructor(scope: Construct, namespaces: readonly NamespaceProps[]) {
    super(scope, "namespaces");
    const unit = this.unit("namespaces");
    for (const { name, podSecurity, labels } of namespaces) {
      this.add(
        unit,
        new Namespace({
          metadata: {
            name,
            labels: {
              "pod-security.kubernetes.io/enforce": podSecurity,
              "pod-security.kubernetes.io/warn": podSecurity,
              ...labels,
            },
          },
        }),
        { guarded: true },
      );
    }
  }
}
