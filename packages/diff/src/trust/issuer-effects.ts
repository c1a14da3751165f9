import type { Json } from "@meshwright/model";
import { at, itemsAt, textAt } from "@meshwright/inventory";
import { secretsIn } from "@meshwright/reading";
import type { ClusterDelta, Delta } from "../delta.ts";
import { causeOf } from "../effect.ts";
import { listed } from "../mesh/listed.ts";
import type { ObjectChange } from "../object-change.ts";
import { resourceOf } from "../object-change.ts";
import type { Said } from "../rule.ts";
import type { ValueChange } from "../value/change.ts";
import { isWithin, pathText } from "../value/change.ts";
import { nameOf } from "../words.ts";
import { wholly } from "./certificate-words.ts";
import { chainOfAwsCa, rootsInConfigMap, seeAuthority } from "./commands.ts";
import { isMeshAuthority, meshTrustOf, rootDigits } from "./mesh-trust.ts";

/** What changes in who signs the CA of istiod, and how. */
export const issuerEffects = (delta: ClusterDelta, whole: Delta): readonly Said[] =>
  delta.changes.flatMap((change) => {
    const resource = resourceOf(change);
    if (change.how === "changed" && change.before !== undefined && isMeshAuthority(change.before))
      return [...otherIssuer(change, delta, whole), ...otherRequest(change)];
    return change.how === "changed" && resource.ref.kind.endsWith("Issuer") ? otherSigner(change, delta, whole) : [];
  });

const issuerOf = (spec: Json | undefined): string =>
  `${textAt(spec, "issuerRef", "kind") ?? "Issuer"} ${textAt(spec, "issuerRef", "name") ?? "without a name"}`;

/** cert-manager asks anew at once when the reference changes: https://cert-manager.io/docs/faq/#when-do-certs-get-re-issued. */
function otherIssuer(change: ObjectChange, { cluster, changes }: ClusterDelta, whole: Delta): readonly Said[] {
  const within = change.changes.filter((one) => isWithin(one, "spec", "issuerRef"));
  if (within.length === 0) return [];
  const [old, now] = [change.before?.body["spec"], change.after?.body["spec"]];
  const digits = rootDigits(textAt(now, "issuerRef", "name"));
  const clusters = [cluster, ...meshTrustOf(whole.before, cluster).peers];
  const without = clusters.filter(
    (name) =>
      digits === undefined ||
      meshTrustOf(whole.before, name).roots?.some(({ fingerprint }) => fingerprint.startsWith(digits)) !== true,
  );
  const begin = `${nameOf(resourceOf(change).ref)} asks another issuer (from ${issuerOf(old)} to ${issuerOf(now)}). cert-manager has the CA of istiod signed anew at once, istiod loads it without a restart, and workloads get certificates of it at their next renewal.`;
  const others = changes.filter(
    (one) =>
      one.how !== "changed" &&
      resourceOf(one).ref.kind.endsWith("Issuer") &&
      [issuerOf(old), issuerOf(now)].includes(`${resourceOf(one).ref.kind} ${resourceOf(one).ref.name}`),
  );
  return [
    {
      risk: without.length === 0 ? "careful" : "stop",
      says:
        without.length === 0
          ? `${begin} Its root is one that all clusters trust already.`
          : digits === undefined
            ? `${begin} Under which root it signs is in no file: every cluster must trust that root before.`
            : `${begin} Its root (fingerprint ${digits}…) was not trusted before this change by ${listed(without)}: their sidecars refuse such workloads, and istiod refuses a CA whose root it does not have.`,
      ...(without.length > 0 && {
        beforeMerging: `See that every cluster trusts the root under which ${issuerOf(now)} signs. ${rootsInConfigMap} prints in each of ${listed(clusters)} what is trusted there.`,
      }),
      afterMerging: `See that istiod takes the new CA. ${seeAuthority(resourceOf(change).ref.name)}`,
      causes: [causeOf(change, within), ...others.map((one) => causeOf(one))],
    },
  ];
}

const requestKeys = [
  "duration",
  "renewBefore",
  "renewBeforePercentage",
  "privateKey",
  "usages",
  "commonName",
  "subject",
  "nameConstraints",
];

/** Not compared with the certificate that is there: `RequestMatchesSpec` in pkg/util/pki/match.go of cert-manager. */
const later: readonly (readonly string[])[] = [
  ["renewBefore"],
  ["renewBeforePercentage"],
  ["privateKey", "rotationPolicy"],
];

const mayNotSign = (spec: Json | undefined): boolean => {
  const usages = itemsAt(spec, "usages");
  return usages.length > 0 && !usages.includes("cert sign");
};

/** What else is asked for. */
function otherRequest(change: ObjectChange): readonly Said[] {
  const isSign = at(change.after?.body["spec"], "isCA") === true;
  const within = change.changes.filter((one) => requestKeys.some((key) => isWithin(one, "spec", key)));
  const fatal = change.changes.filter((one) => isWithin(one, "spec", "isCA") || isWithin(one, "spec", "secretName"));
  const name = nameOf(resourceOf(change).ref);
  const said: Said[] = [];
  const isLater = within.every((one) => later.some((keys) => isWithin(one, "spec", ...keys)));
  const isMute = mayNotSign(change.after?.body["spec"]) && !mayNotSign(change.before?.body["spec"]);
  if (within.length > 0)
    said.push({
      risk: isMute ? "stop" : "careful",
      says: `${name}, the CA with which istiod signs workloads, is asked for otherwise: ${listed(within.map(words))}. ${isLater ? "That holds from the next renewal on; nothing is signed anew for it." : "cert-manager has it signed anew at once, except for a change of renewBefore, which moves the next renewal only."}${isMute ? " Without the usage `cert sign` nothing that istiod signs is accepted." : ""}`,
      ...(isMute && { beforeMerging: "Keep `cert sign` among its usages." }),
      afterMerging: `${isLater ? `Renew it, so that it is not found out later: \`cmctl renew -n istio-system ${resourceOf(change).ref.name}\`.` : "See that istiod takes the new CA."} ${seeAuthority(resourceOf(change).ref.name)}`,
      causes: [causeOf(change, within)],
    });
  if (fatal.length > 0)
    said.push({
      risk: "stop",
      says: `${name}, the CA with which istiod signs workloads: ${listed(fatal.map(words))}. ${isSign ? "What reads its Secret finds another one, or none." : "Without isCA nothing that istiod signs is accepted."}`,
      beforeMerging:
        "Find out why this is changed, and who reads the Secret: `kubectl -n istio-system get externalsecrets,deployments -o yaml`.",
      afterMerging: `See that istiod takes the new CA. ${seeAuthority(resourceOf(change).ref.name)}`,
      causes: [causeOf(change, fatal)],
    });
  return said;
}

/** Settings that say which CA signs. */
const signing = /\b(arn|path|server|url|secretName|zone|selfSigned|crlDistributionPoints)$/;

/** Another CA, or another way to it, behind an issuer of the same name. */
function otherSigner(change: ObjectChange, { cluster, after }: ClusterDelta, whole: Delta): readonly Said[] {
  const within = change.changes.filter(
    (one) => isWithin(one, "spec") && !one.path.some((step) => "key" in step && step.key === "caBundle"),
  );
  if (within.length === 0) return [];
  const { ref } = resourceOf(change);
  const causes = [causeOf(change, within)];
  const signed = after
    .of("cert-manager.io", "Certificate")
    .filter(({ body }) => issuerOf(body["spec"]) === `${ref.kind} ${ref.name}`)
    .toSorted((left, right) => Number(isMeshAuthority(right)) - Number(isMeshAuthority(left)))[0];
  const renew = `\`cmctl renew -n ${signed?.ref.namespace ?? "istio-system"} ${signed?.ref.name ?? "istio-ca"}\``;
  if (!within.some((one) => signing.test(pathText(one.path))))
    return [
      {
        risk: "careful",
        says: `${nameOf(ref)} reaches its CA in another way: ${listed(within.map(words))}. The CA is asked that way at the next renewal.`,
        afterMerging: `See that \`kubectl get ${ref.kind.toLowerCase()} ${ref.name}${ref.namespace === undefined ? "" : ` -n ${ref.namespace}`} -o yaml\` stays Ready. ${renew} tries it before it is needed.`,
        causes,
      },
    ];
  const [old, now] = [change.before, change.after].map((side) => textAt(side?.body["spec"], "arn"));
  const isOtherArn = old !== undefined && now !== undefined && old !== now;
  const what = isOtherArn ? `the CA ${shortArn(now)} in place of ${shortArn(old)}` : "another CA, or another way to it";
  return [
    {
      risk: "stop",
      says: `${nameOf(ref)} now uses ${what} (${listed(within.map(words))}). Nothing happens until a certificate that it signed is renewed, which may be weeks later. Then the new CA signs. If that is not under a root that istiod and all clusters trust, istiod refuses it, and workloads get no certificates any more when the old one has expired.`,
      beforeMerging: `See under which root the new CA is. ${isOtherArn ? `The last line of ${chainOfAwsCa(now)}` : "The fingerprint of its root"} must be ${expected(cluster, whole)}.`,
      afterMerging: `Renew in one cluster at once, so that it is not found out weeks later: ${renew}. ${seeAuthority(signed?.ref.name ?? "istio-ca")} To go back, revert this change and renew again. Keep the old CA, and the rights to use it, until every cluster was renewed.`,
      causes,
    },
  ];
}

/** `71b0c9d4…`, by which people tell CAs of AWS apart. */
const shortArn = (arn: string): string => `${(arn.split("/").at(-1) ?? arn).slice(0, 8)}…`;

/** The roots that a cluster and all that it calls trust. */
function expected(cluster: string, { after }: Delta): string {
  const { roots, peers } = meshTrustOf(after, cluster);
  if (roots === undefined) return `one of those that ${rootsInConfigMap} prints`;
  const common = roots.filter(({ fingerprint }) =>
    peers.every((peer) => meshTrustOf(after, peer).roots?.some((one) => one.fingerprint === fingerprint) !== false),
  );
  const shown = listed((common.length > 0 ? common : roots).map(wholly));
  return `${common.length > 1 ? "one of " : ""}${shown}, ${peers.length === 0 ? `which ${cluster} trusts` : "which all clusters of the mesh trust"}`;
}

/** `spec.duration from 2160h to 720h`. */
function words(change: ValueChange): string {
  const path = pathText(change.path);
  if (change.how === "reordered") return `${path} in another order`;
  const shown = (value: Json): string => {
    const text = typeof value === "string" ? value : JSON.stringify(value);
    return secretsIn(text).length > 0 ? "(not shown)" : text.length > 160 ? `${text.slice(0, 160)}…` : text;
  };
  if (change.how === "added") return `${path} is set to ${shown(change.after)}`;
  if (change.how === "removed") return `${path}, which was ${shown(change.before)}, goes`;
  return `${path} from ${shown(change.before)} to ${shown(change.after)}`;
}
