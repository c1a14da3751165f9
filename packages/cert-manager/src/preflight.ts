import type { EndpointAnswers, Issuer } from "@meshwright/model";

/** The cluster's own API server, by its name in the cluster's DNS; it may refuse anonymous requests. */
const clusterDns: EndpointAnswers = {
  kind: "endpoint",
  title: "this cluster's DNS and API server",
  url: "https://kubernetes.default.svc/livez",
  statuses: [200, 401, 403],
  certificateAuthorityFile: "/var/run/secrets/kubernetes.io/serviceaccount/ca.crt",
};

/** Domain of AWS endpoints in a region's partition: https://docs.aws.amazon.com/general/latest/gr/acm-pca.html. */
const awsDomain = (region: string): string => (region.startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com");

/** What must answer before anything is installed: names resolve, and the CA's endpoint is reachable. */
export function preflight(issuer: Issuer): readonly EndpointAnswers[] {
  switch (issuer.kind) {
    case "aws-private-ca":
      return [
        clusterDns,
        {
          kind: "endpoint",
          title: "AWS Private CA",
          url: `https://acm-pca.${issuer.region}.${awsDomain(issuer.region)}/`,
        },
      ];
    case "ca-secret":
      return [clusterDns];
  }
}
