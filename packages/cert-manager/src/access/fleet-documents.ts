import type { Cluster, Fleet, Mesh } from "@meshwright/model";
import { arnParts, certificateAuthorityOf, makesRoles, partitionOf, roleParts } from "@meshwright/model";
import type { Caller } from "./assumed-role.ts";
import { assumedRoleTrust } from "./assumed-role.ts";
import type { MadeRole } from "./cluster-roles.ts";
import type { AccessDocuments } from "./document.ts";
import { exchangeKeysOf } from "./exchange-keys.ts";
import { policiesOf, policyOf, raisedTrustPolicyQuota, sizeOf, trustPolicyQuota } from "./iam-policy.ts";
import type { PrivateCa } from "./private-ca.ts";
import { privateCaStatements } from "./private-ca.ts";
import type { RoleProps } from "./role-documents.ts";
import { policyDocuments, trustDocument } from "./role-documents.ts";
import { keyPolicyStatement } from "./secrets-manager.ts";
import type { ExchangeCaller } from "./shared-rights.ts";
import { sharedStatements } from "./shared-rights.ts";
import type { Purpose } from "./workload.ts";

/** As much of a cluster as the documents of the fleet must know of it. Plain data: it can be kept. */
export interface AccessCaller extends ExchangeCaller {
  /** The CA of another account that signs for it, by a role. */
  readonly privateCa?: PrivateCa & { readonly role: string };
}

/** Absent where no document of the fleet speaks of the cluster. */
export function accessCallerOf(fleet: Fleet, cluster: Cluster): AccessCaller | undefined {
  const { mesh } = fleet;
  const { issuer } = certificateAuthorityOf(mesh, cluster);
  const { name, account, region, iam } = cluster;
  const privateCa =
    issuer.kind === "aws-private-ca" && issuer.assumeRole && arnParts(issuer.arn).account !== account
      ? { arn: issuer.arn, ...(issuer.template && { template: issuer.template }), role: issuer.assumeRole }
      : undefined;
  const exchanges = mesh.exchange.kind === "aws-secrets-manager";
  if (!exchanges && privateCa === undefined) return undefined;
  return {
    name,
    account,
    region,
    iam,
    keys: exchanges ? exchangeKeysOf(fleet, cluster) : { reads: [], writes: [] },
    ...(privateCa && { privateCa }),
  };
}

interface Taken {
  readonly arn: string;
  /** Of what it opens. */
  readonly region: string;
  readonly uses: readonly (readonly [Purpose, readonly Caller[]])[];
  readonly policies: readonly (readonly [Purpose, readonly ReturnType<typeof policyOf>[]])[];
}

/** What one role of the CA's or the store's account is for; it may be for both. */
function takenRoles({ exchange }: Mesh, callers: readonly AccessCaller[]): readonly Taken[] {
  const signed = Map.groupBy(
    callers.filter(({ privateCa }) => privateCa !== undefined),
    ({ privateCa }) => privateCa?.role ?? "",
  );
  const isAws = exchange.kind === "aws-secrets-manager";
  const storing = isAws && exchange.assumeRole ? callers.filter(({ account }) => account !== exchange.account) : [];
  const store = isAws && storing.length > 0 ? exchange : undefined;
  const arns = [...new Set([...signed.keys(), ...(store?.assumeRole === undefined ? [] : [store.assumeRole])])];
  return arns.toSorted().map((arn) => {
    const signing = signed.get(arn) ?? [];
    const cas = signing.flatMap(({ privateCa }) => privateCa ?? []);
    const stores = store !== undefined && store.assumeRole === arn ? store : undefined;
    return {
      arn,
      region: cas.map((ca) => arnParts(ca.arn).region)[0] ?? stores?.region ?? "",
      uses: [
        ...(signing.length > 0 ? [["issuer", signing] as const] : []),
        ...(stores ? [["exchange", storing] as const] : []),
      ],
      policies: [
        ...(signing.length > 0 ? [["issuer", caPolicies(cas)] as const] : []),
        ...(stores ? [["exchange", policiesOf(sharedStatements(stores, storing))] as const] : []),
      ],
    };
  });
}

/** Several CAs behind one role are told apart by number: names of statements may not repeat. */
function caPolicies(cas: readonly PrivateCa[]) {
  const distinct = new Map(cas.map(({ arn, template }) => [`${arn} ${template ?? ""}`, { arn, template }]));
  return policiesOf(
    [...distinct.values()].flatMap((ca, index) =>
      privateCaStatements(ca).map((one) => ({ ...one, sid: index === 0 ? one.sid : `${one.sid}${index + 1}` })),
    ),
  );
}

const subjects: Readonly<Record<Purpose, string>> = {
  issuer: "the CA",
  exchange: "the exchange",
};

function roleDocuments({ id: mesh, connectivity }: Mesh, { arn, uses, policies }: Taken): AccessDocuments {
  const { account, partition } = arnParts(arn);
  const name = roleParts(arn).name;
  const role: RoleProps = {
    stem: `role-${account}-${name.toLowerCase()}`,
    account,
    partition,
    arn,
    placeholder: "",
    isMade: makesRoles(connectivity),
  };
  const trust = assumedRoleTrust(uses);
  const what = uses.map(([purpose]) => subjects[purpose]).join(" and ");
  const size = sizeOf(trust);
  return {
    documents: [
      trustDocument(role, `Who may take the role for ${what}: clusters of other accounts.`, trust),
      ...policies.flatMap(([purpose, parts]) =>
        policyDocuments(
          role,
          {
            policy: `${mesh}-mesh-${purpose}`,
            title: `What the role may do with ${subjects[purpose]}.`,
            suffix: `.${purpose}`,
          },
          parts,
        ),
      ),
    ],
    notes:
      size > trustPolicyQuota
        ? [
            `The trust policy of ${name} has ${size} characters; IAM takes ${trustPolicyQuota}, and at most ${raisedTrustPolicyQuota} of who asks AWS for more.`,
          ]
        : [],
  };
}

/** The key that encrypts the secrets: its policy lets in whoever holds a role of the exchange. */
function keyDocuments({ exchange }: Mesh, callers: readonly AccessCaller[]): AccessDocuments {
  if (exchange.kind !== "aws-secrets-manager" || exchange.kmsKey === undefined) return { documents: [], notes: [] };
  const own = callers.filter(({ account }) => account === exchange.account);
  const root = `arn:${partitionOf(exchange.region)}:iam::${exchange.account}:root`;
  const roles = [
    // The account stands for a role that the fleet does not name: then the role's own policy decides.
    ...own.map(({ iam }) => iam.roles.exchange ?? root),
    ...(own.length < callers.length && exchange.assumeRole ? [exchange.assumeRole] : []),
  ];
  const keys = callers.flatMap((caller) => [...caller.keys.reads, ...caller.keys.writes]);
  const statement = keyPolicyStatement(exchange, [...new Set(roles)].toSorted(), [...new Set(keys)].toSorted());
  return {
    documents:
      statement === undefined
        ? []
        : [
            {
              name: "exchange-key.policy.json",
              title: "What the KMS key of the exchange lets its roles do. Add the statement to those that the key has.",
              where: `KMS key ${exchange.kmsKey}`,
              commands: [
                `aws kms get-key-policy --key-id ${exchange.kmsKey} --query Policy --output text > key.json`,
                "# add the statement of exchange-key.policy.json to those of key.json, then:",
                `aws kms put-key-policy --key-id ${exchange.kmsKey} --policy-name default --policy file://key.json`,
              ],
              value: policyOf([statement]),
            },
          ],
    notes: [],
  };
}

/** What must be allowed once for all clusters: roles and the key of the account that others reach into. */
export function fleetDocuments(mesh: Mesh, callers: readonly AccessCaller[]): AccessDocuments {
  const parts = [...takenRoles(mesh, callers).map((role) => roleDocuments(mesh, role)), keyDocuments(mesh, callers)];
  return {
    documents: parts.flatMap(({ documents }) => documents),
    notes: parts.flatMap(({ notes }) => notes),
  };
}

/** The roles of the CA's and the store's account that clusters of other accounts take. */
export const madeFleetRoles = (mesh: Mesh, callers: readonly AccessCaller[]): readonly MadeRole[] =>
  takenRoles(mesh, callers).map(({ arn, region, uses, policies }) => {
    const { account } = arnParts(arn);
    return {
      key: `${account}/${roleParts(arn).name}`,
      arn,
      site: { account, region },
      description: `Opens ${uses.map(([purpose]) => subjects[purpose]).join(" and ")} of the mesh ${mesh.id} to clusters of other accounts`,
      trust: assumedRoleTrust(uses),
      policies: policies.map(([purpose, values]) => ({ name: `${mesh.id}-mesh-${purpose}`, values })),
      associations: [],
    };
  });
