import type { FileChange } from "./delta.ts";
import type { Cause } from "./effect.ts";
import type { Said } from "./rule.ts";
import type { ObjectChange } from "./object-change.ts";
import { isMoved, resourceOf } from "./object-change.ts";
import type { Risk } from "./risk.ts";
import { nameOf } from "./words.ts";

/** What is said of a change that no rule judges: silence would be taken for a pass. */
export const unjudged = {
  name: "unjudged",
  heading: "Changed, and no rule says what it does",
  summary: "A change that no other rule judges",
  risks: ["careful"] as readonly Risk[],
  say(change: ObjectChange, left: Cause): Pick<Said, "risk" | "says"> {
    const name = nameOf(resourceOf(change).ref);
    const says =
      change.how !== "changed"
        ? `${name} is ${change.how}.`
        : change.changes.length === 0 && isMoved(change)
          ? `${name} moves to another file.`
          : `${name} changes in ${left.pointers?.length ?? 0} places.`;
    return { risk: "careful", says };
  },
  sayOfFile: ({ how, path }: FileChange): Pick<Said, "risk" | "says"> => ({
    risk: "careful",
    says: `The file ${path}, which holds no object, is ${how}.`,
  }),
};
