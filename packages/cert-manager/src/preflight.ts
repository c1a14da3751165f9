import type { EndpointAnswers, Issuer } from "@meshwright/model";
import { arnParts } from "@meshwright/model";

/** The cluster's own API server, by its name in the cluster's DNS; it may refuse anonymous requests. */
const clusterDns: EndpointAnswers = {
  kind: "endpoint",
  title: "this cluster's DNS and API server",
  url: "https://kubernetes.default.svc/livez",
  statuses: [200, 401, 403],
  certificateAuthorityFile: "/var/run/secrets/kubernetes.io/serviceaccount/ca.crt",
};

/** Domains of AWS endpoints by partition: https://github.com/boto/botocore, botocore/data/partitions.json. */
const domains: Readonly<Record<string, string>> = {
  "aws-cn": "amazonaws.com.cn",
  "aws-eusc": "amazonaws.eu",
  "aws-iso": "c2s.ic.gov",
  "aws-iso-b": "sc2s.sgov.gov",
  "aws-iso-e": "cloud.adc-e.uk",
  "aws-iso-f": "csp.hci.ic.gov",
};

const awsDomain = (arn: string): string => domains[arnParts(arn).partition] ?? "amazonaws.com";

/** What must answer before anything is installed: names resolve, and the CA's endpoint is reachable. */
export function preflight(issuer: Issuer): readonly EndpointAnswers[] {
  switch (issuer.kind) {
    case "aws-private-ca":
      return [
        clusterDns,
        {
          kind: "endpoint",
          title: "AWS Private CA",
          url: `https://acm-pca.${issuer.region}.${awsDomain(issuer.arn)}/`,
        },
      ];
    default:
      return [clusterDns];
  }
}
