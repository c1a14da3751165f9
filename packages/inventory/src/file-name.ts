import type { ResourceRef } from "@meshwright/model";
import { apiGroup } from "@meshwright/model";

/** Names from the plain to the unmistakable; `_` can be in no Kubernetes name, so the last form is never ambiguous. */
const forms: readonly ((ref: ResourceRef) => string)[] = [
  ({ kind, namespace, name }) => [kind, namespace, name].filter((part) => part !== undefined).join("-"),
  ({ apiVersion, kind, namespace, name }) =>
    [`${kind}.${apiGroup(apiVersion) || "core"}`, namespace, name].filter((part) => part !== undefined).join("-"),
  ({ apiVersion, kind, namespace, name }) =>
    [`${kind}.${apiGroup(apiVersion) || "core"}`, namespace ?? "", name].join("_"),
];

const written = (form: (ref: ResourceRef) => string, ref: ResourceRef): string =>
  `${form(ref).toLowerCase().replaceAll(":", "_")}.yaml`;

/** File names of the objects of one folder, in their order. Objects whose plain names meet get the longer form. */
export function fileNames(refs: readonly ResourceRef[], form = 0): readonly string[] {
  const current = forms[form];
  if (current === undefined) throw new Error(`two objects of one identity: ${refs[0]?.kind} ${refs[0]?.name}`);
  const names = refs.map((ref) => written(current, ref));
  const meeting = new Map<string, ResourceRef[]>();
  for (const [index, name] of names.entries())
    meeting.set(name, [...(meeting.get(name) ?? []), refs[index] as ResourceRef]); // oxlint-disable-line typescript/no-unsafe-type-assertion -- names has the length of refs
  const longer = new Map(
    [...meeting.values()]
      .filter((group) => group.length > 1)
      .flatMap((group) => fileNames(group, form + 1).map((name, index) => [group[index], name] as const)),
  );
  return names.map((name, index) => longer.get(refs[index]) ?? name);
}
