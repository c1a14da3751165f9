import type { JsonObject } from "@meshwright/model";
import { roleParts } from "@meshwright/model";
import type { AccessDocument } from "./document.ts";

export interface RoleProps {
  /** What the names of its files begin with. */
  readonly stem: string;
  readonly account: string;
  readonly partition: string;
  /** ARN; absent where the fleet does not say it. */
  readonly arn?: string | undefined;
  /** Stands for the ARN that is absent. */
  readonly placeholder: string;
  /** True where the Terraform of the fleet makes it, with all that is said of it here: nobody applies the documents. */
  readonly isMade: boolean;
}

/** `--path /platform/ `, where the ARN has a path: a role that is made without it is another one. */
const pathOf = ({ arn }: RoleProps): string => {
  const path = arn === undefined ? "/" : roleParts(arn).path;
  return path === "/" ? "" : `--path ${path} `;
};

/** Names of roles are of letters and signs that shells leave alone; a placeholder is not. */
const shellName = ({ arn, placeholder }: RoleProps): string =>
  arn === undefined ? `"<${placeholder}>"` : roleParts(arn).name;

const whereOf = ({ account, arn, placeholder, isMade }: RoleProps): string =>
  `account ${account}, ${arn === undefined ? placeholder : `IAM role ${roleParts(arn).name}`}${isMade ? "; Terraform makes it, by `_fleet/network/`" : ""}`;

const unlessMade = ({ isMade }: RoleProps, commands: readonly string[]): readonly string[] => (isMade ? [] : commands);

/** Who may take a role; it is made with it. */
export function trustDocument(role: RoleProps, title: string, value: JsonObject): AccessDocument {
  const name = `${role.stem}.trust.json`;
  const policy = `--role-name ${shellName(role)}`;
  return {
    name,
    title,
    where: whereOf(role),
    commands: unlessMade(role, [
      `aws iam create-role ${pathOf(role)}${policy} --assume-role-policy-document file://${name}`,
      "# or, where there is the role:",
      `aws iam update-assume-role-policy ${policy} --policy-document file://${name}`,
    ]),
    value,
  };
}

export interface PolicyProps {
  /** What the policy is called in IAM. */
  readonly policy: string;
  readonly title: string;
  /** What the name of its file ends in before `.policy.json`. */
  readonly suffix?: string;
}

/** What a role may do. One policy is put into the role; of several each stands alone, as a role holds no more of the first sort. */
export function policyDocuments(
  role: RoleProps,
  { policy, title, suffix = "" }: PolicyProps,
  values: readonly JsonObject[],
): readonly AccessDocument[] {
  const target = `--role-name ${shellName(role)}`;
  return values.map((value, index) => {
    const part = values.length === 1 ? "" : `-${index + 1}`;
    const name = `${role.stem}${suffix}${part}.policy.json`;
    const arn = `arn:${role.partition}:iam::${role.account}:policy/${policy}${part}`;
    const attach = [
      `aws iam create-policy --policy-name ${policy}${part} --policy-document file://${name}`,
      `aws iam attach-role-policy ${target} --policy-arn ${arn}`,
      "# or, where there is the policy:",
      `aws iam create-policy-version --policy-arn ${arn} --set-as-default --policy-document file://${name}`,
    ];
    const put = [`aws iam put-role-policy ${target} --policy-name ${policy} --policy-document file://${name}`];
    return { name, title, where: whereOf(role), commands: unlessMade(role, values.length === 1 ? put : attach), value };
  });
}
