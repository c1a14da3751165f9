import { text } from "./text.ts";
import { z } from "./zod.ts";

/** A cluster as Argo CD knows it; empty where it is called as in the fleet. */
export const argocdCluster = () =>
  z
    .strictObject({
      name: text({
        pattern: /^\S(.{0,251}\S)?$/,
        wants: "This must be the name of the cluster's registration.",
      })
        .optional()
        .describe("Name of the registration. Default: the cluster's name."),
      server: text({
        pattern: /^(https:\/\/\S+|arn:aws[a-z-]*:eks:\S+)$/,
        wants: "This must be an address that starts with https://, or with eks-managed the ARN of an EKS cluster.",
      })
        .optional()
        .describe("Address of the registration, in place of its name; with eks-managed the ARN of the cluster."),
    })
    .refine(({ name, server }) => name === undefined || server === undefined, {
      error: "Give either name or server, not both.",
      params: { form: "form" },
    });
