import type { Json, JsonObject } from "@meshwright/model";
import { roleParts } from "@meshwright/model";
import type { Resource, Site, TerraformDocument } from "./document.ts";
import { identifierOf } from "./identifier.ts";
import { addressOf, valueOf } from "./reference.ts";
import { guarded } from "./transit-gateway.ts";

/** An IAM role that is made by the ARN that the fleet gives it. */
export interface TerraformRole {
  /** Names of clusters, purposes, accounts and roles, parted by a slash. */
  readonly key: string;
  readonly arn: string;
  readonly site: Site;
  readonly description: string;
  readonly trust: JsonObject;
  /** What it may do: as many documents as it takes. */
  readonly policies: readonly { readonly name: string; readonly values: readonly JsonObject[] }[];
  /** Who gets it by EKS Pod Identity, in the cluster's account and region. */
  readonly associations: readonly {
    readonly cluster: string;
    readonly namespace: string;
    readonly serviceAccount: string;
  }[];
}

const role = "aws_iam_role";

/** Names of roles may hold `+=,.@_`: each becomes its code, so that two are never one. */
const named = (key: string): string =>
  identifierOf(key.replaceAll(/[^A-Za-z0-9/-]/g, (sign) => `_${sign.charCodeAt(0).toString(16)}`));

/**
 * A policy as the text of an argument. Variables of policies look as Terraform's own do, and are not:
 * https://developer.hashicorp.com/terraform/language/expressions/strings#escape-sequences
 */
const policyText = (policy: JsonObject): string =>
  JSON.stringify(policy).replaceAll(/[$%](?=\{)/g, (sign) => sign + sign);

/** IAM refuses a trust policy that names a role which is not there: those that are made come first. */
function principals({ arn, trust }: TerraformRole, all: readonly TerraformRole[]): readonly Json[] {
  const text = JSON.stringify(trust);
  return all
    .filter((other) => other.arn !== arn && text.includes(JSON.stringify(other.arn)))
    .map(({ key }) => addressOf(role, named(key)))
    .toSorted();
}

/**
 * Each document is a policy of its own, with its number, also where there is only one: the rights of a role that many take grow as clusters
 * join, and what was there keeps its name. Names of policies are unique in an account, as those of roles are.
 */
const policyResources = ({ key, arn, site, policies }: TerraformRole): readonly Resource[] =>
  policies.flatMap(({ name: policy, values }) =>
    values.flatMap((value, index): readonly Resource[] => {
      const name = `${named(`${key}/${policy}`)}_${index + 1}`;
      return [
        {
          type: "aws_iam_policy",
          name,
          site,
          body: { name: `${roleParts(arn).name}-${policy}-${index + 1}`, policy: policyText(value) },
        },
        {
          type: "aws_iam_role_policy_attachment",
          name,
          site,
          body: { role: valueOf(role, named(key), "name"), policy_arn: valueOf("aws_iam_policy", name, "arn") },
        },
      ];
    }),
  );

function roleResources(made: TerraformRole, all: readonly TerraformRole[]): readonly Resource[] {
  const { key, arn, site, description, trust, associations } = made;
  const name = named(key);
  const after = principals(made, all);
  return [
    {
      type: role,
      name,
      site,
      body: {
        ...roleParts(arn),
        description,
        assume_role_policy: policyText(trust),
        ...(after.length > 0 && { depends_on: after }),
        lifecycle: guarded,
      },
    },
    ...policyResources(made),
    // With session tags, which is how EKS makes them: trust policies compare what they say.
    ...associations.map(({ cluster, namespace, serviceAccount }): Resource => ({
      type: "aws_eks_pod_identity_association",
      name: named(`${key}/${serviceAccount}`),
      site,
      body: {
        cluster_name: cluster,
        namespace,
        service_account: serviceAccount,
        role_arn: valueOf(role, name, "arn"),
      },
    })),
  ];
}

/** A file of roles; `all` are those of every file. */
export const rolesDocument = (
  name: string,
  roles: readonly TerraformRole[],
  all: readonly TerraformRole[],
): TerraformDocument => ({ name, resources: roles.flatMap((one) => roleResources(one, all)), outputs: [] });
