import { z } from "./zod.ts";
import { apiServerEndpoint, cidr } from "./address.ts";
import { account, eksClusterName, oidcProvider, region, roleArn } from "./aws.ts";
import { ownCertificateAuthoritySchema } from "./certificate-authority.ts";
import { dnsName, labelName, labelValue } from "./names.ts";
import { apiServerAccessSchema, podNetworkingSchema, securityGroupsSchema, vpcSchema } from "./network.ts";
import { releaseOverridesSchema, toolboxSchema } from "./release.ts";
import { argocdCluster } from "./argocd-cluster.ts";
import { text } from "./text.ts";

const apiVersion = () =>
  text({
    pattern: /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?\/v[0-9]+((alpha|beta)[0-9]+)?(\/[A-Z][A-Za-z0-9]*)?$/,
    wants:
      "This must be an API version such as monitoring.coreos.com/v1, or a kind of one, such as monitoring.coreos.com/v1/ServiceMonitor.",
  });

const iam = z
  .strictObject({
    identity: z
      .enum(["pod-identity", "irsa"])
      .describe("How controllers get their AWS role: EKS Pod Identity, or IRSA."),
    roles: z
      .strictObject({
        issuer: roleArn()
          .optional()
          .describe("Role of the issuer's controller. Needed with irsa and the issuer aws-private-ca."),
        exchange: roleArn().optional().describe("Role of External Secrets. Needed with irsa and aws-secrets-manager."),
      })
      .default({})
      .describe(
        "ARNs of the roles. With pod-identity they are associated in EKS, and only the access documents name them.",
      ),
    eksCluster: eksClusterName()
      .optional()
      .describe("What EKS calls the cluster; access documents name it. Default: its name here."),
    oidcProvider: oidcProvider()
      .optional()
      .describe(
        "OIDC provider of the cluster: its issuer URL without https://. With irsa the trust policies of the roles need it.",
      ),
  })
  .default({ identity: "pod-identity", roles: {} })
  .describe("How controllers that call AWS get their credentials. Default: pod-identity.");

const argocd = argocdCluster().default({}).describe("How Argo CD knows this cluster.");

/** `fleet/clusters/<name>.yaml`: one cluster. */
export const clusterSchema = z
  .strictObject({
    name: labelName(40).describe("Name of the cluster, the same as the file's."),
    account: account().describe("AWS account, twelve digits in quotes."),
    region: region().describe("AWS region."),
    peerGroup: labelName(40)
      .default("default")
      .describe("Clusters of one peer group discover each other. Default: default."),
    kubernetesVersion: text({
      pattern: /^1\.[0-9]{2}(\.[0-9]{1,2})?$/,
      wants: 'This must be a version of Kubernetes in quotes, such as "1.35" or "1.35.8".',
    }).describe('Version of Kubernetes in quotes, for example "1.35".'),
    apiVersions: z
      .array(apiVersion())
      .default([])
      .describe(
        "API versions beside Kubernetes' own that rendered charts find in the cluster, such as monitoring.coreos.com/v1. Default: none.",
      ),
    network: labelValue().describe("Istio network. Pods of one network reach each other directly."),
    vpc: vpcSchema,
    podCIDRs: z
      .array(cidr())
      .min(1, { error: "At least one CIDR is needed." })
      .describe("Addresses of the pods; with the VPC CNI those of the pods' subnets."),
    podNetworking: podNetworkingSchema.optional(),
    securityGroups: securityGroupsSchema.optional(),
    serviceCIDR: cidr().describe("Addresses of the Services."),
    apiServer: z
      .strictObject({
        endpoint: apiServerEndpoint().describe("Address of the API server, as peers reach it."),
        certificateAuthorityData: text({
          pattern: /^[A-Za-z0-9+/\s]+={0,2}\s*$/,
          wants: "This must be a PEM certificate in base64, as EKS and kubeconfig write it.",
        }).describe("CA of the API server, base64 of PEM; certificateAuthority.data of the EKS cluster."),
        access: apiServerAccessSchema.optional(),
      })
      .describe("The API server of the cluster."),
    trustDomain: dnsName().optional().describe("Trust domain of this cluster's workloads. Default: the mesh's."),
    certificateAuthority: ownCertificateAuthoritySchema.optional(),
    iam,
    argocd,
    releases: releaseOverridesSchema,
    toolbox: toolboxSchema,
  })
  .describe("One cluster of a fleet.");

export type ClusterSource = z.output<typeof clusterSchema>;
