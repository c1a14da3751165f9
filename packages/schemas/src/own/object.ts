import type { IConfigMap } from "kubernetes-models/v1/ConfigMap";

/** What all kinds of our own types have. */
export interface KubernetesObject {
  apiVersion: string;
  kind: string;
  metadata?: IConfigMap["metadata"];
}
