import * as z from "zod";

/**
 * `kubectl -n kube-system get daemonset aws-node -o json`, with the cluster that the file is named after.
 * https://github.com/aws/amazon-vpc-cni-k8s#cni-configuration-variables
 */
export const awsNodeShape = z.object({
  cluster: z.string(),
  spec: z.object({
    template: z.object({
      spec: z.object({
        containers: z.array(
          z.object({
            name: z.string(),
            env: z.array(z.object({ name: z.string(), value: z.string().default("") })).default([]),
          }),
        ),
      }),
    }),
  }),
});

/**
 * `kubectl get eniconfigs -o json`: where pods stand with custom networking; the subnet says of which cluster.
 * https://docs.aws.amazon.com/eks/latest/userguide/cni-custom-network-tutorial.html
 */
export const eniConfigShape = z.object({
  metadata: z.object({ name: z.string() }),
  spec: z.object({ subnet: z.string(), securityGroups: z.array(z.string()).default([]) }),
});
