import type { KubernetesObject } from "./object.ts";

/** A section of Kiali's configuration; its CRD keeps whatever stands in it, and versions differ. */
interface Section {
  [field: string]: unknown;
}

/**
 * The object that Kiali's operator installs Kiali from. Its sections are closed, what is in them is open.
 * https://github.com/kiali/kiali-operator/blob/master/crd-docs/cr/kiali.io_v1alpha1_kiali.yaml
 */
export interface IKiali extends KubernetesObject {
  spec?: {
    additional_display_details?: Section[];
    api?: Section;
    auth?: {
      openid?: Section;
      openshift?: Section;
      session_expiration_seconds?: number;
      strategy?: "" | "anonymous" | "header" | "openid" | "openshift" | "token";
    };
    chat_ai?: Section;
    clustering?: {
      autodetect_secrets?: { enabled?: boolean; label?: string };
      clusters?: Section[];
      enable_exec_provider?: boolean;
      ignore_home_cluster?: boolean;
      kiali_urls?: Section[];
    };
    custom_dashboards?: Section[];
    deployment?: Section;
    extensions?: Section[];
    external_services?: Section;
    health_config?: Section;
    identity?: { cert_file?: string; private_key_file?: string };
    installation_tag?: string;
    istio_labels?: Section;
    istio_namespace?: string;
    kiali_feature_flags?: Section;
    kiali_internal?: Section;
    kubernetes_config?: Section;
    login_token?: { expiration_seconds?: number; signing_key?: string };
    server?: Section;
    version?: string;
  };
  status?: Section;
}
