import { at, itemsAt, textAt } from "@meshwright/inventory";
import type { Inventory, Resource } from "@meshwright/inventory";
import type { Json } from "@meshwright/model";
import { causeOf } from "../effect.ts";
import type { ObjectChange } from "../object-change.ts";
import type { Said } from "../rule.ts";
import { enumerate, nameOf } from "../words.ts";
import { holds, narrowings } from "./narrowings.ts";

const versionsOf = (body: Json | undefined): ReadonlyMap<string, Json> =>
  new Map(
    itemsAt(body, "spec", "versions").flatMap((version) => {
      const name = textAt(version, "name");
      return name === undefined ? [] : [[name, version] as const];
    }),
  );

const storageOf = (versions: ReadonlyMap<string, Json>): string | undefined =>
  [...versions].find(([, version]) => at(version, "storage") === true)?.[0];

/** Objects of its kind that the trees hold. */
const objectsOf = (crd: Resource, inventories: readonly Inventory[]): readonly Resource[] => {
  const [group, kind] = [textAt(crd.body, "spec", "group"), textAt(crd.body, "spec", "names", "kind")];
  return group === undefined || kind === undefined ? [] : inventories.flatMap((one) => one.of(group, kind));
};

/** A CRD that changes, in words: what it no longer takes. Nothing where it takes no less. */
export function* crdEffects(change: ObjectChange, inventories: readonly Inventory[]): Iterable<Said> {
  const { before, after } = change;
  if (before === undefined || after === undefined) return;
  const name = nameOf(after.ref);
  const [old, now] = [versionsOf(before.body), versionsOf(after.body)];
  const causes = [{ ...causeOf(change), pointers: ["/spec/versions"] }];
  const unserved = [...old].filter(
    ([version, said]) => at(said, "served") === true && at(now.get(version), "served") !== true,
  );
  if (unserved.length > 0) {
    const versions = enumerate(unserved.map(([version]) => version));
    const using = objectsOf(after, inventories).filter(({ ref }) =>
      unserved.some(([version]) => ref.apiVersion.endsWith(`/${version}`)),
    );
    yield {
      risk: "stop",
      says: `${name} no longer serves ${versions}: whatever reads or applies its objects in such a version is refused.${
        using.length === 0
          ? ""
          : ` These files themselves do so: ${enumerate(
              using.map(({ ref }) => nameOf(ref)),
              4,
            )}.`
      }`,
      beforeMerging: `See that nobody uses ${versions} any more. \`kubectl get crd ${after.ref.name} -o jsonpath={.status.storedVersions}\` must not name ${versions}: else Kubernetes refuses the change.`,
      causes,
    };
  }
  const [stored, stores] = [storageOf(old), storageOf(now)];
  if (stored !== undefined && stores !== undefined && stored !== stores)
    yield {
      risk: "careful",
      says: `${name} stores its objects as ${stores} instead of ${stored}. Those that are stored stay as they are until something writes them again.`,
      afterMerging: `Before ${stored} is ever taken out, write all objects anew: \`kubectl get ${after.ref.name} -A -o json | kubectl replace -f -\`.`,
      causes,
    };
  const narrower = [...now].flatMap(([version, said]) =>
    [...narrowings(at(old.get(version), "schema", "openAPIV3Schema"), at(said, "schema", "openAPIV3Schema"))].map(
      (one) => ({ ...one, version }),
    ),
  );
  if (narrower.length === 0) return;
  const using = objectsOf(after, inventories).filter(({ body }) =>
    narrower.some(({ how, keys }) => how === "removed" && holds(body, keys)),
  );
  const inAll = now.size > 1;
  const words = [...new Set(narrower.map((one) => `${one.says}${inAll ? ` (${one.version})` : ""}`))];
  yield {
    risk: using.length > 0 ? "stop" : "careful",
    says: `${name} takes less than before: ${enumerate(words, 5)}. Fields that it does not know are dropped from objects without a word; values that it refuses make an apply fail.${
      using.length === 0
        ? ""
        : ` Objects of these files say what is taken out: ${enumerate(
            using.map(({ ref }) => nameOf(ref)),
            4,
          )}.`
    }`,
    beforeMerging: `Look at what the clusters hold, and whether it would still be taken: \`kubectl get ${after.ref.name} -A -o yaml\`.`,
    causes,
  };
}
