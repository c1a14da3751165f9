import { finding, kinds } from "@meshwright/findings";
import type { Inventory, Resource } from "@meshwright/inventory";
import { isMap, placeIn, textAt } from "@meshwright/inventory";
import type { Json } from "@meshwright/model";
import { groupKind } from "@meshwright/model";
import type { ObjectChange } from "../object-change.ts";
import { resourceOf } from "../object-change.ts";

/** What a finding says of an object that is missing, without what was perhaps meant. */
export const missing = (message: string): string => message.split(" Did you mean ")[0] ?? message;

interface Name {
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
}

/** An object that goes, and the Secret that goes with it: https://external-secrets.io/latest/guides/ownership-deletion-policy/. */
function goingWith({ ref, body }: Resource): readonly Name[] {
  const { kind, name, namespace } = ref;
  if (groupKind(ref) !== "external-secrets.io/ExternalSecret") return [{ kind, name, namespace }];
  const isOwner = (textAt(body, "spec", "target", "creationPolicy") ?? "Owner") === "Owner";
  const target = textAt(body, "spec", "target", "name") ?? name;
  return [{ kind, name, namespace }, ...(isOwner ? [{ kind: "Secret", name: target, namespace }] : [])];
}

/** Objects that go, by what a check would say of each if somebody needed it. Gates come and go with what they hold back. */
export const removedByMessage = (changes: readonly ObjectChange[]): ReadonlyMap<string, ObjectChange> =>
  new Map(
    changes
      .filter(({ how, before }) => how === "removed" && before?.area.of !== "gate")
      .flatMap((change) => {
        const resource = resourceOf(change);
        return goingWith(resource).map((name) => {
          const { message } = finding(kinds.danglingReference, placeIn(resource), name);
          return [message, change] as const;
        });
      }),
  );

const longestName = 253;

function holdsAny(value: Json | undefined, names: ReadonlySet<string>): boolean {
  if (typeof value === "string")
    return names.has(value) || (value.length <= longestName && value.split(/[./:@]/).some((part) => names.has(part)));
  if (Array.isArray(value)) return value.some((item) => holdsAny(item, names));
  return isMap(value) && Object.values(value).some((item) => holdsAny(item, names));
}

/** False where nothing that stays names what goes, which is soon seen: then no check needs to be asked. */
export function isNamed(changes: Iterable<ObjectChange>, { resources }: Inventory): boolean {
  const names = new Set([...changes].flatMap((change) => goingWith(resourceOf(change)).map(({ name }) => name)));
  return resources.some(({ body }) => holdsAny(body, names));
}
