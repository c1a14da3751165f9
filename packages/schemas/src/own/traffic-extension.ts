import type { KubernetesObject } from "./object.ts";

interface ITargetReference {
  group?: string;
  kind: string;
  name: string;
  namespace?: string;
}

interface IWasm {
  failStrategy?: "FAIL_CLOSE" | "FAIL_OPEN" | "FAIL_RELOAD";
  imagePullPolicy?: "UNSPECIFIED_POLICY" | "IfNotPresent" | "Always";
  imagePullSecret?: string;
  pluginConfig?: { [field: string]: unknown };
  pluginName?: string;
  sha256?: string;
  type?: "UNSPECIFIED_PLUGIN_TYPE" | "HTTP" | "NETWORK";
  url: string;
  verificationKey?: string;
  vmConfig?: { env?: { name: string; value?: string; valueFrom?: "INLINE" | "HOST" }[] };
}

/** New in Istio 1.30: https://istio.io/latest/docs/reference/config/proxy_extensions/traffic_extension/ */
export interface ITrafficExtension extends KubernetesObject {
  spec?: {
    lua?: { inlineCode: string };
    match?: {
      mode?: "UNDEFINED" | "CLIENT" | "SERVER" | "CLIENT_AND_SERVER";
      ports?: { number: number }[];
    }[];
    phase?: "UNSPECIFIED" | "AUTHN" | "AUTHZ" | "STATS";
    priority?: number;
    selector?: { matchLabels?: { [label: string]: string } };
    targetRefs?: ITargetReference[];
    wasm?: IWasm;
  };
  status?: { [field: string]: unknown };
}
