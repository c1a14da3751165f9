import type { EndpointAnswers, Issuer } from "@meshwright/model";
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

/** What must answer before anything is installed: names resolve, and the CA's endpoint is reachable. */
export function preflight(issuer: Issuer): readonly EndpointAnswers[] {
  switch (issuer.kind) {
    case "aws-private-ca":
      return [
        clusterDns,
        {
          kind: "endpoint",
          title: "AWS Private CA",
          url: `https://acm-pca.${issuer.region}.${awsDomainOf(arnParts(issuer.arn).partition)}/`,
        },
      ];
    default:
      return [clusterDns];
  }
}
