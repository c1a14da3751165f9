import { text } from "./text.ts";

export const account = () =>
  text({
    pattern: /^[0-9]{12}$/,
    wants: 'This must be the twelve digits of an AWS account, in quotes: "111122223333".',
  });

export const region = () =>
  text({
    pattern: /^[a-z]{2,5}(-[a-z]{2,12}){1,3}-[0-9]{1,2}$/,
    wants: "This must be an AWS region such as eu-west-1.",
  });

export const availabilityZone = () =>
  text({
    pattern: /^[a-z]{2,5}(-[a-z]{2,12}){1,3}-[0-9]{1,2}(-[a-z]{3}-[0-9])?[a-z]$/,
    wants: "This must be an availability zone such as eu-west-1a.",
  });

/** The id of an EC2 resource: `vpc-…`, `subnet-…`, `rtb-…`. */
export const resourceId = (
  prefix: "acl" | "pcx" | "rtb" | "sg" | "subnet" | "tgw" | "tgw-attach" | "tgw-rtb" | "vpc",
) =>
  text({
    pattern: new RegExp(`^${prefix}-([0-9a-f]{8}|[0-9a-f]{17})$`),
    wants: `This must be an id such as ${prefix}-0a1b2c3d4e5f60718: ${prefix}- and 8 or 17 hexadecimal digits.`,
  });

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
export const rolePath = () =>
  text({
    pattern: /^([\w+=,.@-]{1,64}\/){0,6}[\w+=,.@-]{1,64}$/,
    wants: "This must be the name of an IAM role, with its path where it has one, such as network/meshwright.",
  });

export const roleArn = () =>
  text({
    pattern: /^arn:aws[-a-z]*:iam::[0-9]{12}:role\/[\w+=,.@/-]{1,576}$/,
    wants: "This must be the ARN of an IAM role, such as arn:aws:iam::111122223333:role/mesh-issuer.",
  });

export const privateCaArn = () =>
  text({
    pattern:
      /^arn:aws[-a-z]*:acm-pca:[a-z]{2,5}(-[a-z]{2,12}){1,3}-[0-9]{1,2}:[0-9]{12}:certificate-authority\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
    wants:
      "This must be the ARN of an AWS Private CA, such as arn:aws:acm-pca:eu-west-1:111122223333:certificate-authority/11111111-2222-3333-4444-555555555555.",
  });

export const kmsKey = () =>
  text({
    pattern:
      /^(arn:aws[-a-z]*:kms:[-a-z0-9]+:[0-9]{12}:(key|alias)\/[-\w/]{1,250}|alias\/[-\w/]{1,250}|[-0-9a-f]{36}|mrk-[0-9a-f]{32})$/,
    wants: "This must be a KMS key: its id, alias/<name>, or its ARN.",
  });

/** Terraform's S3 backend knows no aliases: https://developer.hashicorp.com/terraform/language/backend/s3#kms_key_id */
export const kmsKeyArn = () =>
  text({
    pattern: /^arn:aws[-a-z]*:kms:[-a-z0-9]+:[0-9]{12}:key\/([-0-9a-f]{36}|mrk-[0-9a-f]{32})$/,
    wants:
      "This must be the ARN of a KMS key, such as arn:aws:kms:eu-west-1:111122223333:key/11111111-2222-3333-4444-555555555555.",
  });

/** https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateCluster.html */
export const eksClusterName = () =>
  text({
    pattern: /^[0-9A-Za-z][A-Za-z0-9_-]{0,99}$/,
    wants: "This must be the name of an EKS cluster: letters, digits, - and _, at most 100 of them.",
  });

export const oidcProvider = () =>
  text({
    pattern: /^[a-z0-9.-]+\/[\w./-]{1,200}$/,
    wants:
      "This must be an OIDC issuer without https://, such as oidc.eks.eu-west-1.amazonaws.com/id/0123456789ABCDEF0123456789ABCDEF.",
  });
