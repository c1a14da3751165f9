import type { Workload } from "@meshwright/model";
import { Service } from "kubernetes-models/v1/Service";
import { type Presence, transportOf } from "./presence.ts";

/**
 * The Service of a workload. Where the app is only called it has no pods behind it: it is there so that the name resolves,
 * and Istio adds the pods of the clusters in which the app runs.
 */
export const serviceOf = ({ app }: Presence, { service, selector, ports }: Workload): Service =>
  new Service({
    metadata: { name: service, namespace: app.namespace },
    spec: {
      type: "ClusterIP",
      selector: { ...selector },
      ports: ports.map((port) => ({
        name: port.name,
        port: port.port,
        targetPort: port.targetPort,
        protocol: transportOf(port),
        ...(port.appProtocol !== undefined && { appProtocol: port.appProtocol }),
      })),
    },
  });
