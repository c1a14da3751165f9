import type { EndpointAnswers, Issuer, VenafiIssuer } from "@meshwright/model";
import { arnParts } from "@meshwright/model";
import { awsDomainOf } from "./aws-domain.ts";

/** The cluster's own API server, by its name in the cluster's DNS; it may refuse anonymous requests. */
const clusterDns: EndpointAnswers = {
  kind: "endpoint",
  title: "this cluster's DNS and API server",
  url: "https://kubernetes.default.svc/livez",
  statuses: [200, 401, 403],
  certificateAuthorityFile: "/var/run/secrets/kubernetes.io/serviceaccount/ca.crt",
};

const venafi = { kind: "endpoint", title: "CyberArk Certificate Manager" } as const;

/** What must answer before anything is installed: names resolve, and the CA's endpoint is reachable. */
export const preflight = (issuer: Issuer): readonly EndpointAnswers[] => [clusterDns, ...endpoints(issuer)];

/** Where the CA is asked; nothing where it is in the cluster, or somebody else's. */
function endpoints(issuer: Issuer): readonly EndpointAnswers[] {
  switch (issuer.kind) {
    case "aws-private-ca":
      return [
        {
          kind: "endpoint",
          title: "AWS Private CA",
          url: `https://acm-pca.${issuer.region}.${awsDomainOf(arnParts(issuer.arn).partition)}/`,
        },
      ];
    case "vault": {
      const { server, certificateAuthority } = issuer;
      const title = "Vault, unsealed";
      return [{ kind: "endpoint", title, url: `${server}/v1/sys/health`, statuses: healthy, certificateAuthority }];
    }
    case "venafi":
      return venafiEndpoints(issuer.service);
    case "ca-secret":
    case "external":
    case "self-signed":
      return [];
  }
}

/** Active, standby, and standby for performance; not sealed, not a copy for disasters. https://developer.hashicorp.com/vault/api-docs/system/health */
const healthy = [200, 429, 473];

/** The addresses that cert-manager takes where none is named: https://github.com/cert-manager/cert-manager, pkg/apis/certmanager/v1/types_issuer.go */
function venafiEndpoints(service: VenafiIssuer["service"]): readonly EndpointAnswers[] {
  switch (service.kind) {
    case "cloud":
      return [{ ...venafi, url: service.url ?? "https://api.venafi.cloud/" }];
    case "tpp":
      return [{ ...venafi, url: service.url, certificateAuthority: service.certificateAuthority }];
    case "ngts":
      return [
        {
          kind: "endpoint",
          title: "the tokens of Next Generation Trust Services",
          url: service.tokenEndpoint ?? "https://auth.apps.paloaltonetworks.com/oauth2/access_token",
        },
        {
          kind: "endpoint",
          title: "Next Generation Trust Services",
          url: service.url ?? "https://api.strata.paloaltonetworks.com/ngts",
        },
      ];
  }
}
