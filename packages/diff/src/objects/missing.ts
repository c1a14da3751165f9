import { finding, kinds } from "@meshwright/findings";
import { placeIn } from "@meshwright/inventory";
import type { ObjectChange } from "../object-change.ts";
import { resourceOf } from "../object-change.ts";

/** What a finding says of an object that is missing, without what was perhaps meant. */
export const missing = (message: string): string => message.split(" Did you mean ")[0] ?? message;

/** Objects that go, by what a check would say of each if somebody needed it. Gates come and go with what they hold back. */
export const removedByMessage = (changes: readonly ObjectChange[]): ReadonlyMap<string, ObjectChange> =>
  new Map(
    changes
      .filter(({ how, before }) => how === "removed" && before?.area.of !== "gate")
      .map((change) => {
        const resource = resourceOf(change);
        const { kind, name, namespace } = resource.ref;
        const { message } = finding(kinds.danglingReference, placeIn(resource), { kind, name, namespace });
        return [message, change] as const;
      }),
  );
